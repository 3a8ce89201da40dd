package dev.baito.worker.explanations;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.explanation.Diversity;
import dev.baito.explanation.Explainer;
import dev.baito.explanation.Explanation;
import dev.baito.explanation.RuleText;
import dev.baito.explanation.Similarity;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.user.UserInput;
import dev.baito.vectors.VectorKernel;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.BlockUnavailableException;
import dev.baito.worker.blocks.Generations;
import dev.baito.worker.runs.PlannedRun;
import dev.baito.worker.runs.RunReader;
import dev.baito.worker.runs.StoredList;
import dev.baito.worker.scoring.TimedPool;
import dev.baito.worker.users.LoadedUsers;
import dev.baito.worker.users.UserReader;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Explains lists over the generation and with the settings they were made with. Blocks. */
@ApplicationScoped
class Explanations {
  private final WorkerSettings.Worker settings;
  private final RunReader runs;
  private final Generations generations;
  private final UserReader users;
  private final JobReader jobs;
  private final BlockCache blocks;
  private final TimedPool pool;
  private final Explainer explainer = new Explainer(VectorKernel.best());

  Explanations(
      WorkerSettings settings,
      RunReader runs,
      Generations generations,
      UserReader users,
      JobReader jobs,
      BlockCache blocks) {
    this.settings = settings.worker();
    this.runs = runs;
    this.generations = generations;
    this.users = users;
    this.jobs = jobs;
    this.blocks = blocks;
    // Threads of its own: whoever asks must not wait for batches, nor batches for whoever asks.
    WorkerSettings.Answers answers = settings.worker().answers();
    this.pool =
        new TimedPool(
            "explaining-",
            answers.threads(),
            answers.waiting(),
            new TimedPool.Limit(
                answers.timeout(), ErrorCode.ANSWER_TIMED_OUT, "baito.worker.answers.timeout"));
  }

  /**
   * Explains a job to a user.
   *
   * @param runId the run whose list is explained; empty for that of the user's current list
   * @throws BaitoException when there is no such list, user or job, the user cannot be scored, or
   *     it takes too long
   */
  ExplanationView explain(long userId, long jobId, OptionalLong runId) {
    PlannedRun run = runs.run(runId.orElseGet(() -> runs.currentRun(userId)));
    StoredList list = runs.list(run.runId(), userId);
    PreparedCatalogue catalogue = generations.get(run.generationId());
    UserInput user = user(run.batch(0, List.of(userId)), catalogue);
    if (catalogue.header().position(jobId) < 0) {
      throw unknownJob(jobId, run);
    }
    Explanation explanation = explain(run, catalogue, user, jobId);
    return view(run, list, explanation);
  }

  private UserInput user(UserBatch alone, PreparedCatalogue catalogue) {
    LoadedUsers loaded = users.read(alone, catalogue.header());
    long userId = alone.userIds().getFirst();
    for (UserOutcome settled : loaded.settled()) {
      throw settled instanceof UserOutcome.Failed failed
          ? new BaitoException(
              ErrorCode.of(failed.reason()).orElse(ErrorCode.USER_UNSCORABLE), failed.detail())
          : new BaitoException(
              ErrorCode.USER_UNKNOWN, "There is no user %d, or not any more".formatted(userId));
    }
    return loaded.inputs().getFirst();
  }

  private BaitoException unknownJob(long jobId, PlannedRun run) {
    String why =
        Optional.ofNullable(jobs.read(List.of(jobId)).get(jobId))
            .map(job ->
                "it was not open at %s (posted %s, expires %s) or was imported later"
                    .formatted(
                        run.asOf(),
                        job.postedAt().map(String::valueOf).orElse("at an unknown time"),
                        job.expiresAt().map(String::valueOf).orElse("never")))
            .orElse("there is no such job");
    return new BaitoException(
        ErrorCode.JOB_UNKNOWN,
        "Job %d is not in generation %d: %s".formatted(jobId, run.generationId(), why));
  }

  private Explanation explain(
      PlannedRun run, PreparedCatalogue catalogue, UserInput user, long jobId) {
    var source = new BatchBlocks(blocks, catalogue.header(), settings.queryTimeout());
    try {
      return pool.call(
          () -> explainer.explain(catalogue, source, run.settings(), run.asOf(), user, jobId));
    } catch (BlockUnavailableException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private ExplanationView view(PlannedRun run, StoredList list, Explanation explanation) {
    Map<Long, JobFacts> facts =
        jobs.read(
            LongStream.concat(
                    LongStream.of(explanation.jobId()),
                    explanation.similarity().behaviors().stream()
                        .mapToLong(share -> share.behavior().jobId()))
                .boxed()
                .distinct()
                .toList());
    JobFacts job = facts.getOrDefault(explanation.jobId(), JobFacts.REMOVED);
    int topK = run.settings().topK();
    int at = list.jobIds().indexOf(explanation.jobId());
    Optional<ExplanationView.Listed> listed =
        at < 0
            ? Optional.empty()
            : Optional.of(new ExplanationView.Listed(at + 1, list.scores().get(at)));
    return new ExplanationView(
        explanation.userId(),
        explanation.jobId(),
        run.runId(),
        run.generationId(),
        run.asOf(),
        job.title(),
        job.employerId(),
        job.cityName(),
        job.category(),
        Summary.of(explanation, topK, listed),
        listed,
        explanation.eligible(),
        new ExplanationView.RankView(
            explanation.rank().place(), explanation.rank().eligible(), topK),
        explanation.diversity().map(caps -> diversity(explanation.listPlace(), caps)),
        explanation.score(),
        similarity(explanation.similarity(), facts),
        run.settings().staticWeight(),
        explanation.weightedStatic(),
        explanation.staticParts(),
        explanation.rules().stream()
            .map(verdict ->
                new ExplanationView.RuleView(
                    RuleText.name(verdict), RuleText.sentence(verdict), verdict))
            .toList());
  }

  private static ExplanationView.DiversityView diversity(int listPlace, Diversity diversity) {
    return new ExplanationView.DiversityView(
        listPlace,
        !diversity.keepingOut().isEmpty(),
        diversity.caps().stream()
            .map(cap ->
                new ExplanationView.CapView(
                    cap.kind().name().toLowerCase(Locale.ROOT),
                    RuleText.sentence(cap),
                    cap.passes(),
                    cap.name(),
                    cap.most(),
                    cap.before()))
            .toList());
  }

  private static ExplanationView.SimilarityView similarity(
      Similarity similarity, Map<Long, JobFacts> facts) {
    return new ExplanationView.SimilarityView(
        similarity.total(),
        similarity.parts(),
        similarity.own(),
        similarity.ownParts(),
        similarity.behaviors().stream().map(share -> behavior(share, facts)).toList(),
        similarity.otherBehaviors(),
        similarity.others());
  }

  private static ExplanationView.BehaviorView behavior(
      Similarity.Share share, Map<Long, JobFacts> facts) {
    var behavior = share.behavior();
    return new ExplanationView.BehaviorView(
        behavior.jobId(),
        facts.getOrDefault(behavior.jobId(), JobFacts.REMOVED).title(),
        behavior.action().name().toLowerCase(Locale.ROOT),
        behavior.occurredAt(),
        share.weight(),
        share.share(),
        share.parts());
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
