package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.OTHER_WORKER;
import static dev.baito.endtoend.faults.Processes.POSTGRES;
import static dev.baito.endtoend.faults.Processes.SCHEDULER;
import static dev.baito.endtoend.faults.Processes.SINK;
import static dev.baito.endtoend.faults.Processes.WORKER;

import dev.baito.endtoend.proxy.Proxy;

/** Services die, stand still, and come and go. */
enum ProcessFault implements Fault {
  WORKER_KILLED(scene -> {
    scene.processes().kill(WORKER);
    scene.processes().restart(WORKER);
  }),
  WORKER_FROZEN(scene -> scene.processes().freeze(WORKER, Scene::whileItLasts, scene)),
  WORKERS_RESTARTED(scene -> scene.processes().restart(WORKER, OTHER_WORKER)),
  // What they have in hand then waits for PostgreSQL for longer than offsets stay uncommitted: a
  // worker that had acknowledged it before it was done would have lost it.
  WORKERS_ENDED_IN_AN_OUTAGE(scene -> {
    Proxy postgres = scene.proxies().before(POSTGRES);
    postgres.refuse();
    try {
      scene.whileItLasts();
      scene.processes().kill(WORKER);
      scene.processes().end(OTHER_WORKER);
    } finally {
      postgres.heal();
    }
    scene.processes().restart(WORKER, OTHER_WORKER);
  }),
  SINK_KILLED(scene -> {
    scene.processes().kill(SINK);
    scene.processes().restart(SINK);
  }),
  SINK_FROZEN(scene -> scene.processes().freeze(SINK, Scene::whileItLasts, scene)),
  SCHEDULER_KILLED(scene -> {
    scene.processes().kill(SCHEDULER);
    scene.processes().restart(SCHEDULER);
  }),
  SCHEDULER_FROZEN(scene -> scene.processes().freeze(SCHEDULER, Scene::whileItLasts, scene));

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  ProcessFault(Strike strike) {
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }
}
