package dev.baito.benchmark;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import dev.baito.catalogue.JobBlock;
import org.bytedeco.javacpp.FloatPointer;

/** The bare multiplication by OpenBLAS: users by one block of jobs at a time, nothing ranked. */
final class Sgemm implements Contender {
  static final String NAME = "OpenBLAS sgemm, bare";

  private static final int USERS = 500;

  private final Work work;
  private final int threads;
  private final FloatPointer jobs;
  private final FloatPointer users;
  private final FloatPointer scores;

  Sgemm(Work work, int threads) {
    this.work = work;
    this.threads = threads;
    int dimension = work.dimension();
    jobs = new FloatPointer((long) work.jobs() * dimension);
    long at = 0;
    for (JobBlock block : work.blocks()) {
      jobs.position(at).put(block.vectors());
      at += block.vectors().length;
    }
    jobs.position(0);
    users = new FloatPointer((long) work.users().size() * dimension);
    at = 0;
    for (var user : work.users()) {
      users.position(at).put(user.profile().vector().toArray());
      at += dimension;
    }
    users.position(0);
    scores = new FloatPointer((long) USERS * work.header().blockJobs());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Taken run() {
    blas_set_num_threads(threads);
    return Stopwatch.time(this::multiplyAll);
  }

  @Override
  public void close() {
    jobs.close();
    users.close();
    scores.close();
  }

  private void multiplyAll() {
    int dimension = work.dimension();
    int blockJobs = work.header().blockJobs();
    for (int user = 0; user < work.users().size(); user += USERS) {
      int m = Math.min(USERS, work.users().size() - user);
      users.position((long) user * dimension);
      for (int job = 0; job < work.jobs(); job += blockJobs) {
        int n = Math.min(blockJobs, work.jobs() - job);
        jobs.position((long) job * dimension);
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasTrans,
            m,
            n,
            dimension,
            1,
            users,
            dimension,
            jobs,
            dimension,
            0,
            scores,
            n);
      }
    }
    users.position(0);
    jobs.position(0);
  }
}
