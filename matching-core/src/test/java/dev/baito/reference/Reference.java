package dev.baito.reference;

import static java.util.Objects.requireNonNull;

import dev.baito.reference.EligibilityRules.Subject;
import dev.baito.vectors.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The right list of every user: each eligible job is scored, all are sorted, and taken in this
 * order unless a cap forbids it. Thread-safe once made.
 */
public final class Reference {
  private static final Comparator<Scored> BEST_FIRST =
      (a, b) -> {
        if (a.score() != b.score()) {
          return a.score() > b.score() ? -1 : 1;
        }
        return Long.compare(a.jobId(), b.jobId());
      };

  private final Question question;
  private final StaticScores statics;
  private final int dimension;
  private final Optional<EncodedVectors> encoded;
  private final Map<Long, StoredJob> jobs = new HashMap<>();
  private final Map<Long, Embedding> vectors = new HashMap<>();
  private final Map<String, StoredCity> cities = new HashMap<>();
  private final Map<Long, List<StoredBehavior>> behaviors = new HashMap<>();
  private final List<Subject> activeJobs = new ArrayList<>();
  private final List<Float> weightedStatics = new ArrayList<>();

  /** Makes the reference for one run over the data. */
  public Reference(StoredData data, Question question) {
    this.question = question;
    statics = new StaticScores(data, question);
    for (StoredCity city : data.cities()) {
      cities.put(city.code(), city);
    }
    for (StoredJob job : data.jobs()) {
      jobs.put(job.jobId(), job);
      if (job.vector().dimension() > 0) {
        vectors.put(job.jobId(), job.vector());
      }
      if (job.activeAt(question.asOf())) {
        activeJobs.add(Subject.of(job));
        weightedStatics.add((float) (question.match().staticWeight() * statics.of(job)));
      }
    }
    encoded =
        vectors.isEmpty()
            ? Optional.of(new EncodedVectors(data, question.encoder(), question.asOf()))
            : Optional.empty();
    encoded.ifPresent(made -> data.jobs().forEach(job -> vectors.put(job.jobId(), made.of(job))));
    dimension =
        encoded.isPresent()
            ? question.encoder().dimension()
            : vectors.values().iterator().next().dimension();
    for (StoredBehavior behavior : data.behaviors()) {
      if (behavior.ingestSeq() <= question.runMark()) {
        behaviors.computeIfAbsent(behavior.userId(), _ -> new ArrayList<>()).add(behavior);
      }
    }
  }

  /** Returns a user's list, best first; empty when no job is eligible. */
  public List<Scored> listOf(StoredUser user) {
    return take(eligible(user));
  }

  /** Takes jobs in their order where the caps allow it, until the list is full. */
  List<Scored> take(List<Scored> bestFirst) {
    List<Scored> list = new ArrayList<>();
    Map<String, Integer> ofEmployer = new HashMap<>();
    Map<String, Integer> ofCategory = new HashMap<>();
    for (Scored scored : bestFirst) {
      if (list.size() == question.match().topK()) {
        break;
      }
      StoredJob job = requireNonNull(jobs.get(scored.jobId()));
      if (hasRoom(job.employerId(), ofEmployer, question.match().maxPerEmployer())
          && hasRoom(job.category(), ofCategory, question.match().maxPerCategory())) {
        list.add(scored);
        ofEmployer.merge(job.employerId(), 1, Integer::sum);
        ofCategory.merge(job.category(), 1, Integer::sum);
      }
    }
    return list;
  }

  private static boolean hasRoom(String name, Map<String, Integer> taken, int most) {
    return most == 0 || name.isEmpty() || taken.getOrDefault(name, 0) < most;
  }

  /** Returns every job a user may get, best first. */
  List<Scored> eligible(StoredUser user) {
    EligibilityRules rules = rulesOf(user);
    float[] userVector = vectorOf(user);
    List<Scored> eligible = new ArrayList<>();
    for (int i = 0; i < activeJobs.size(); i++) {
      Subject subject = activeJobs.get(i);
      if (rules.allow(subject)) {
        StoredJob job = subject.job();
        eligible.add(
            new Scored(job.jobId(), score(userVector, vectorOf(job), weightedStatics.get(i))));
      }
    }
    eligible.sort(BEST_FIRST);
    return eligible;
  }

  /** Returns the rules of a user. */
  EligibilityRules rulesOf(StoredUser user) {
    List<StoredBehavior> past = behaviors.getOrDefault(user.userId(), List.of());
    return new EligibilityRules(user, past, jobs, cities, question);
  }

  /** Returns a user's vector, as many components as the catalogue has dimensions. */
  public float[] vectorOf(StoredUser user) {
    List<StoredBehavior> recent =
        behaviors.getOrDefault(user.userId(), List.of()).stream()
            .filter(behavior ->
                Time.within(
                    behavior.occurredAt(), question.match().behaviorWindow(), question.asOf()))
            .toList();
    // Where no job carries a vector those of users are ignored.
    return UserVectors.of(
        encoded.map(made -> made.prior(user)).orElseGet(() -> given(user)),
        encoded.isPresent() || user.vector().dimension() == 0,
        recent,
        vectors,
        question);
  }

  private double[] given(StoredUser user) {
    double[] prior = new double[dimension];
    for (int k = 0; k < user.vector().dimension(); k++) {
      prior[k] = user.vector().component(k);
    }
    return prior;
  }

  /** Returns the vector of a job, none where others carry one and it does not. */
  public Embedding vectorOf(StoredJob job) {
    return vectors.getOrDefault(job.jobId(), Embedding.NONE);
  }

  /** Returns the static scores of the generation. */
  public StaticScores statics() {
    return statics;
  }

  /** Returns the dimension of the vectors. */
  public int dimension() {
    return dimension;
  }

  private static float score(float[] user, Embedding job, float weightedStatic) {
    double[] l = new double[8];
    for (int k = 0; k < job.dimension(); k++) {
      l[k % 8] += (double) user[k] * (double) job.component(k);
    }
    return (float)
        (((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7])) + weightedStatic);
  }
}
