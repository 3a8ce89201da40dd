package dev.baito.encoding;

import dev.baito.place.City;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The encoder again, plain and slow, from its description in {@code docs/scoring.md}. It shares the
 * analysis of text and the random numbers with the encoder, nothing else. Not thread-safe.
 */
public final class PlainEncoder {
  private final EncoderSettings settings;
  private final TextAnalysis analysis = new TextAnalysis();
  private final Map<Integer, Integer> jobsWithBucket = new LinkedHashMap<>();
  private final int jobs;

  /** Counts the words of jobs. */
  public PlainEncoder(EncoderSettings settings, List<JobText> counted) {
    this.settings = settings;
    jobs = counted.size();
    for (JobText job : counted) {
      Set<Integer> buckets = new HashSet<>();
      fields(job).forEach(field -> field.tokens.forEach(token -> buckets.add(bucket(token))));
      buckets.add(bucket(form(job)));
      buckets.forEach(bucket -> jobsWithBucket.merge(bucket, 1, Integer::sum));
    }
  }

  /** The tokens of a field, each once, and their weight. */
  private record WeightedField(Set<String> tokens, double weight) {}

  /** Returns the vector of a job. */
  public float[] job(JobText job, Optional<City> city) {
    double[] words = unit(words(fields(job)));
    if (isZero(words)) {
      return whole(words, city);
    }
    double rarity = StrictMath.log(Math.max(jobs, 1.0) / Math.max(count(form(job)), 1));
    add(form(job), settings.formWeight() * rarity, words);
    return whole(unit(words), city);
  }

  /** Returns the vector of what a user looks for. */
  public float[] user(List<String> keywords, List<String> categories, Optional<City> city) {
    FieldWeights weights = settings.fieldWeights();
    return whole(
        unit(
            words(
                List.of(
                    new WeightedField(tokens(keywords), weights.keywords()),
                    new WeightedField(tokens(categories), weights.preferredCategories())))),
        city);
  }

  private List<WeightedField> fields(JobText job) {
    FieldWeights weights = settings.fieldWeights();
    Set<String> employer =
        job.employer().isBlank() ? Set.of() : Set.of("\u0001" + job.employer().strip());
    return List.of(
        new WeightedField(tokens(List.of(job.title())), weights.title()),
        new WeightedField(tokens(List.of(job.category())), weights.category()),
        new WeightedField(employer, weights.employer()),
        new WeightedField(tokens(List.of(job.employmentType())), weights.employmentType()),
        new WeightedField(tokens(job.features()), weights.features()),
        new WeightedField(tokens(List.of(job.description())), weights.description()));
  }

  private static String form(JobText job) {
    return job.description().isBlank() ? "\u0002undescribed" : "\u0002described";
  }

  private Set<String> tokens(List<String> texts) {
    Set<String> tokens = new LinkedHashSet<>();
    for (String text : texts) {
      analysis.tokens(text, (characters, length) -> tokens.add(new String(characters, 0, length)));
    }
    return tokens;
  }

  private double[] words(List<WeightedField> fields) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (WeightedField field : fields) {
      field.tokens.forEach(token -> weights.merge(token, field.weight, Double::sum));
    }
    double[] sum = new double[textDimension()];
    weights.forEach((token, weight) -> {
      int count = Math.max(count(token), settings.leastFrequency());
      add(token, weight * StrictMath.log(1 + (jobs + 1.0) / count), sum);
    });
    return sum;
  }

  private int textDimension() {
    return 8 * (int) Math.rint(settings.dimension() * settings.textShare() / 8);
  }

  private int count(String token) {
    return jobsWithBucket.getOrDefault(bucket(token), 0);
  }

  private static int bucket(String token) {
    return Math.floorMod(murmur3(token), 262_144);
  }

  private static void add(String token, double weight, double[] sum) {
    if (sum.length == 0) {
      return;
    }
    long bits = Integer.toUnsignedLong(murmur3(token));
    boolean negative = bits >= 0x8000_0000L;
    long fraction = bits % 0x8000_0000L;
    int component = (int) (fraction * sum.length / 0x8000_0000L);
    sum[component] += negative ? -weight : weight;
  }

  private float[] whole(double[] text, Optional<City> city) {
    int pairs = (settings.dimension() - text.length) / 2;
    List<Double> components = new ArrayList<>();
    for (double component : text) {
      components.add(component);
    }
    var normal = new NormalNumbers(0x62616974_6FL);
    for (int pair = 0; pair < pairs; pair++) {
      double scaleKm = settings.placeScalesKm().get(pair % settings.placeScalesKm().size());
      double[] frequency = {normal.next(), normal.next(), normal.next()};
      double phase = city.isEmpty() ? 0 : phase(city.get(), frequency, 6371.0088 / scaleKm);
      double amplitude = city.isEmpty() ? 0 : 1 / StrictMath.sqrt(pairs);
      components.add(amplitude * StrictMath.cos(phase));
      components.add(amplitude * StrictMath.sin(phase));
    }
    double[] whole = unit(components.stream().mapToDouble(c -> c).toArray());
    float[] rounded = new float[whole.length];
    for (int k = 0; k < whole.length; k++) {
      rounded[k] = (float) whole[k];
    }
    return rounded;
  }

  private static double phase(City city, double[] normal, double factor) {
    double phi = StrictMath.toRadians(city.latitude());
    double lambda = StrictMath.toRadians(city.longitude());
    return normal[0] * factor * (StrictMath.cos(phi) * StrictMath.cos(lambda))
        + normal[1] * factor * (StrictMath.cos(phi) * StrictMath.sin(lambda))
        + normal[2] * factor * StrictMath.sin(phi);
  }

  private static boolean isZero(double[] vector) {
    for (double component : vector) {
      if (component != 0) {
        return false;
      }
    }
    return true;
  }

  private static double[] unit(double[] vector) {
    double squares = 0;
    for (double component : vector) {
      squares += component * component;
    }
    double[] unit = vector.clone();
    if (squares > 0) {
      for (int k = 0; k < unit.length; k++) {
        unit[k] = vector[k] / StrictMath.sqrt(squares);
      }
    }
    return unit;
  }

  /** MurmurHash3 of 32 bits, seed 0, of a text's UTF-8. */
  static int murmur3(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int hash = 0;
    for (int start = 0; start < bytes.length; start += 4) {
      int k = 0;
      for (int i = 0; i < 4 && start + i < bytes.length; i++) {
        k |= (bytes[start + i] & 0xFF) << (8 * i);
      }
      hash ^= Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
      if (start + 4 <= bytes.length) {
        hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
      }
    }
    hash ^= bytes.length;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
