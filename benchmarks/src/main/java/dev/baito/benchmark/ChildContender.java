package dev.baito.benchmark;

/**
 * A contender that is a program of its own. It has read its vectors before the first round, stays
 * alive between rounds, and counts its own CPU time, of the search alone.
 */
final class ChildContender implements Contender {
  private static final int CHECKED_USERS = 50;

  private final String name;
  private final ChildProgram program;
  private final ScratchFolder folder;
  private final ListCheck check;

  /**
   * @param name what it calls itself
   * @param program runs; closed with this
   * @param folder the work is in; closed with this
   */
  ChildContender(String name, ChildProgram program, ScratchFolder folder, ListCheck check) {
    this.name = name;
    this.program = program;
    this.folder = folder;
    this.check = check;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Taken run() {
    String[] figures = program.ask("run").split(" ", -1);
    return new Taken(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }

  @Override
  public void check() {
    int users = Integer.parseInt(program.ask("save " + CHECKED_USERS));
    check.check(name, users, folder.read("ids.i64"), folder.read("scores.f32"));
  }

  @Override
  public void close() {
    program.close();
    folder.close();
  }
}
