package dev.baito.eligibility;

/**
 * How each rule decides on one job for one user.
 *
 * @param active the job can be listed at all
 * @param location the job is within the user's reach
 * @param wage the job pays what the user wants
 * @param type the job is of a type the user wants
 * @param features the job has all that the user requires
 * @param notActedOn the user has not acted on it in a way that keeps it out
 * @param employerNotPaused the user has not applied to its employer lately
 */
public record RuleChecks(
    boolean active,
    boolean location,
    boolean wage,
    boolean type,
    boolean features,
    boolean notActedOn,
    boolean employerNotPaused) {}
