package dev.baito.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long jobs with descriptions of about 600 characters take to be counted and encoded. Run by
 * hand: {@code java ... dev.baito.encoding.EncoderBenchmark [jobs]}.
 */
final class EncoderBenchmark {
  private static final int DESCRIPTION_CHARACTERS = 600;
  private static final List<String> ENGLISH =
      List.of(
          "You greet our guests, take their orders and keep the dining room clean.",
          "We are looking for a reliable driver with a valid license and a friendly manner.",
          "Shifts are flexible, training is paid, and experience is welcome but not required.",
          "The successful candidate maintains records, answers phones and supports the team.",
          "Benefits include medical insurance, paid holidays and discounts in all our stores.",
          "Knowledge of spreadsheets, inventory systems and safety regulations is a plus.");
  private static final List<String> JAPANESE =
      List.of(
          "未経験の方も大歓迎です。先輩スタッフが丁寧に教えますので安心してください。",
          "レジ打ち、品出し、清掃などの店舗業務をお任せします。",
          "週２日、１日４時間から勤務できます。夜勤は時給１，５００円です。",
          "介護施設での入浴や食事の介助、レクリエーションの企画を担当していただきます。",
          "交通費は全額支給、制服貸与、社員登用制度もあります。",
          "Ｗｅｂサイトの更新やＳＮＳの運用ができる方を募集しています。");

  private EncoderBenchmark() {}

  /** Prints microseconds per job, one line for each language and number of threads. */
  public static void main(String[] arguments) {
    int jobs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    for (int round = 1; round <= 3; round++) {
      measure("English", ENGLISH, jobs);
      measure("Japanese", JAPANESE, jobs);
    }
  }

  private static void measure(String language, List<String> sentences, int jobs) {
    List<JobText> texts = texts(sentences, jobs);
    long start = System.nanoTime();
    var frequencies = new DocumentFrequencies.Builder();
    texts.forEach(frequencies::add);
    long counted = System.nanoTime();
    var encoder = new Encoder(EncoderSettings.DEFAULT, frequencies.build());
    texts.forEach(text -> encoder.job(text, Optional.of(SampleJobs.TOKYO)));
    long encoded = System.nanoTime();
    IntStream.range(0, jobs)
        .parallel()
        .forEach(i -> encoder.job(texts.get(i), Optional.of(SampleJobs.TOKYO)));
    long shared = System.nanoTime();
    System.out.printf(
        "%s: counting %.1f us/job, encoding %.1f us/job, encoding on %d threads %.1f us/job%n",
        language,
        (counted - start) / 1e3 / jobs,
        (encoded - counted) / 1e3 / jobs,
        Runtime.getRuntime().availableProcessors(),
        (shared - encoded) / 1e3 / jobs);
  }

  private static List<JobText> texts(List<String> sentences, int jobs) {
    var random = new Random(1);
    List<JobText> texts = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      var description = new StringBuilder();
      while (description.length() < DESCRIPTION_CHARACTERS) {
        description.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
      }
      String title = sentences.get(random.nextInt(sentences.size())).substring(0, 20);
      texts.add(
          new JobText(
              title,
              "Retail",
              "E" + i % 5000,
              "PART_TIME",
              List.of("night-shift"),
              description.toString()));
    }
    return texts;
  }
}
