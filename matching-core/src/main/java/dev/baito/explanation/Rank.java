package dev.baito.explanation;

/**
 * A job's place among all jobs a user may get, by score, then by smaller job id.
 *
 * @param better how many of these come before it
 * @param eligible how many there are, the job itself included where it is one of them
 */
public record Rank(int better, int eligible) {
  /** Returns the place it has, or would have if the user might get it, from 1. */
  public int place() {
    return better + 1;
  }
}
