package dev.baito.local.generate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.place.GreatCircle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The municipalities of Japan: where people live, and which are how far apart. Immutable. */
final class Municipalities {
  private static final double TYPICAL_LEAST_HOURLY = 1130;
  // In thousands.
  private static final double TOWN = 60;

  private final List<String> codes;
  private final List<String> shortNames;
  private final List<Prefecture> prefectures;
  private final int[] prefectureOf;
  private final double[] people;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final Choice homes;
  private final Choice workplaces;

  private Municipalities(List<NamedCsvRecord> rows) {
    int count = rows.size();
    codes = rows.stream().map(row -> row.getField("city_code")).toList();
    prefectures = Prefecture.load();
    List<String> regions = prefectures.stream().map(Prefecture::code).toList();
    prefectureOf =
        rows.stream().mapToInt(row -> regions.indexOf(row.getField("region_code"))).toArray();
    shortNames =
        IntStream.range(0, count)
            .mapToObj(i -> prefectures.get(prefectureOf[i]).shortName(rows.get(i).getField("name")))
            .toList();
    people = new double[count];
    x = new double[count];
    y = new double[count];
    z = new double[count];
    Set<String> withWards = new HashSet<>();
    for (NamedCsvRecord row : rows) {
      String name = row.getField("name");
      if (name.indexOf(' ') > 0) {
        withWards.add(name.substring(0, name.indexOf(' ')));
      }
    }
    for (int i = 0; i < count; i++) {
      NamedCsvRecord row = rows.get(i);
      double latitude = StrictMath.toRadians(Double.parseDouble(row.getField("latitude")));
      double longitude = StrictMath.toRadians(Double.parseDouble(row.getField("longitude")));
      x[i] = StrictMath.cos(latitude) * StrictMath.cos(longitude);
      y[i] = StrictMath.cos(latitude) * StrictMath.sin(longitude);
      z[i] = StrictMath.sin(latitude);
      people[i] = peopleOf(codes.get(i), row.getField("name"), withWards);
    }
    homes = new Choice(count, i -> people[i]);
    workplaces = new Choice(count, this::work);
  }

  // Work gathers in centres more than homes do.
  private double work(int city) {
    return people[city] * Math.sqrt(people[city]);
  }

  static Municipalities load() {
    return new Municipalities(Resources.rows("cities.csv"));
  }

  int size() {
    return codes.size();
  }

  String code(int city) {
    return codes.get(city);
  }

  int drawHome(SplittableRandom random) {
    return homes.draw(random);
  }

  int drawWorkplace(SplittableRandom random) {
    return workplaces.draw(random);
  }

  /** Returns what people call the place: its name without the prefecture and the kind of place. */
  String shortName(int city) {
    return shortNames.get(city);
  }

  /** Returns the number of the prefecture, from 0. */
  int prefecture(int city) {
    return prefectureOf[city];
  }

  /** Returns each prefecture's share of the work. */
  double[] workByPrefecture() {
    double[] shares = new double[prefectures.size()];
    double all = 0;
    for (int city = 0; city < people.length; city++) {
      shares[prefectureOf[city]] += work(city);
      all += work(city);
    }
    for (int p = 0; p < shares.length; p++) {
      shares[p] /= all;
    }
    return shares;
  }

  /** Returns what an hour pays here at least, in yen. */
  double leastHourly(int city) {
    return prefectures.get(prefectureOf[city]).leastHourly();
  }

  /** Returns how wages here compare with the country's: by the prefecture and the kind of place. */
  double wageFactor(int city) {
    double size = 0.98 + 0.07 * Math.clamp((people[city] - 4) / 400, 0.0, 1.0);
    return size * leastHourly(city) / TYPICAL_LEAST_HOURLY;
  }

  /** Returns whether it is a town with a railway station in walking distance of much of it. */
  boolean town(int city) {
    return people[city] >= TOWN;
  }

  /** Returns the cosine of the angle that this distance spans, for {@link #cosine}. */
  static double cosineOf(double km) {
    return StrictMath.cos(Math.min(km / GreatCircle.EARTH_RADIUS_KM, Math.PI));
  }

  /** Returns the cosine of the angle between two municipalities: greater is nearer. */
  double cosine(int a, int b) {
    return x[a] * x[b] + y[a] * y[b] + z[a] * z[b];
  }

  /** Returns the distance between two municipalities. */
  double kilometres(int a, int b) {
    return GreatCircle.EARTH_RADIUS_KM * StrictMath.acos(Math.clamp(cosine(a, b), -1.0, 1.0));
  }

  /*
   * Thousands of people by kind of municipality, near the mean of each kind, times a factor of 0.4 to
   * 2.2 from the code, so that places of one kind differ. A city that is listed by its wards too has
   * its people there.
   */
  private static double peopleOf(String code, String name, Set<String> withWards) {
    if (withWards.contains(name)) {
      return 0;
    }
    double mean =
        switch (name.charAt(name.length() - 1)) {
          case '区' -> code.startsWith("13") ? 420 : 155;
          case '市' -> 85;
          case '町' -> 14;
          default -> 4.5;
        };
    double share = (Rows.mix(Long.parseLong(code)) >>> 11) * 0x1.0p-53;
    return mean * (0.4 + 1.8 * share * share);
  }
}
