package dev.baito.local.evaluate;

/**
 * How good lists are on held-out pairs.
 *
 * @param hits pairs whose job is in the user's list
 * @param lists how many lists are not empty
 * @param recall hits by pairs
 * @param ndcg the sum over hits of 1 / log2(1 + rank), by pairs
 * @param reciprocalRank the sum over hits of 1 / rank, by pairs (MRR)
 * @param coverage the share of open jobs that are in any list
 * @param employerDiversity a list's distinct employers by its length, the mean over lists that are
 *     not empty; jobs without an employer count as one each
 */
public record Quality(
    int hits,
    int lists,
    Estimate recall,
    Estimate ndcg,
    Estimate reciprocalRank,
    double coverage,
    double employerDiversity) {}
