package dev.baito.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.local.cli.Evaluation.Group;
import dev.baito.local.cli.Evaluation.Measured;
import dev.baito.local.evaluate.BaselineSettings;
import dev.baito.local.evaluate.Bootstrap;
import dev.baito.local.evaluate.Estimate;
import dev.baito.local.evaluate.PairCheck;
import dev.baito.local.evaluate.Quality;
import java.util.Locale;

/** What {@code baito evaluate} found, for machines. */
final class EvaluationJson {
  private EvaluationJson() {}

  /** Returns one document. */
  static String of(Evaluation evaluation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("as_of", evaluation.asOf().toString());
    json.put("users", evaluation.users());
    json.put("open_jobs", evaluation.openJobs());
    pairs(json.putObject("held_out"), evaluation.pairs());
    json.putObject("intervals")
        .put("method", "percentile bootstrap over users")
        .put("confidence", Bootstrap.CONFIDENCE)
        .put("resamples", Bootstrap.RESAMPLES)
        .put("seed", Bootstrap.SEED);
    var groups = json.putArray("groups");
    evaluation.groups().forEach(group -> group(groups.addObject(), group));
    json.put("seconds", Stages.seconds(evaluation.total()));
    return json.toPrettyString();
  }

  private static void pairs(ObjectNode json, PairCheck pairs) {
    json.put("users", pairs.users())
        .put("pairs", pairs.pairs())
        .put("repeated_rows", pairs.repeated())
        .put("unknown_user", pairs.unknownUser())
        .put("unknown_job", pairs.unknownJob())
        .put("closed_job", pairs.closedJob())
        .put("acted_on_already", pairs.acted());
  }

  private static void group(ObjectNode json, Group group) {
    BaselineSettings settings = group.settings();
    json.put("top_k", settings.topK())
        .put("exclude_seen", settings.excludeSeen().name().toLowerCase(Locale.ROOT))
        .put("behavior_window", settings.behaviorWindow().toString());
    var baselines = json.putArray("baselines");
    group
        .baselines()
        .forEach((name, quality) -> quality(baselines.addObject().put("name", name), quality));
    var runs = json.putArray("runs");
    for (Measured measured : group.runs()) {
      ObjectNode run = runs.addObject();
      ObjectNode values = run.putObject("sweep");
      measured.trial().values().forEach(values::put);
      quality(run, measured.quality());
      run.set("run", measured.run().json());
    }
  }

  private static void quality(ObjectNode json, Quality quality) {
    json.put("lists", quality.lists()).put("hits", quality.hits());
    estimate(json.putObject("recall"), quality.recall());
    estimate(json.putObject("ndcg"), quality.ndcg());
    estimate(json.putObject("mrr"), quality.reciprocalRank());
    json.put("coverage", quality.coverage()).put("employer_diversity", quality.employerDiversity());
  }

  private static void estimate(ObjectNode json, Estimate estimate) {
    json.put("mean", estimate.mean()).put("low", estimate.low()).put("high", estimate.high());
  }
}
