package dev.baito.catalogue;

import dev.baito.place.City;
import dev.baito.user.ActionWeights;
import dev.baito.vectors.Projection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Headers as bytes: a {@link BinaryFrame} around what {@link DataOutputStream} writes. */
final class CatalogueHeaderCodec {
  private static final int MAGIC = 0x44484249; // "IBHD"

  private CatalogueHeaderCodec() {}

  static byte[] encode(CatalogueHeader header) {
    var bytes = new ByteArrayOutputStream(1 << 20);
    try (var out = new DataOutputStream(bytes)) {
      writeIdentity(out, header.identity);
      VectorSourceCodec.write(out, header.vectors);
      HeaderValues.writeFloats(
          out, header.projection.map(Projection::directions).orElse(new float[0]));
      writeSettings(out, header.settings);
      out.writeInt(header.activeJobs);
      out.writeInt(header.zeroVectorJobs);
      writeCities(out, header.cities);
      HeaderValues.writeTexts(out, header.dictionaries.features().names());
      HeaderValues.writeTexts(out, header.dictionaries.employers().names());
      HeaderValues.writeTexts(out, header.dictionaries.employmentTypes().names());
      HeaderValues.writeTexts(out, header.dictionaries.categories().names());
      writeStatistics(out, header.statistics);
      out.writeInt(header.zoneMaps.size());
      for (ZoneMap zoneMap : header.zoneMaps) {
        writeZoneMap(out, zoneMap);
      }
      HeaderValues.writeLongs(out, header.directory.jobIds);
      HeaderValues.writeInts(out, header.directory.positions);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    ByteBuffer frame = BinaryFrame.open(MAGIC, CatalogueHeader.LAYOUT_VERSION, bytes.size());
    return BinaryFrame.close(frame.put(bytes.toByteArray()));
  }

  static CatalogueHeader decode(byte[] bytes) {
    ByteBuffer content =
        BinaryFrame.content("a catalogue header", bytes, MAGIC, CatalogueHeader.LAYOUT_VERSION);
    try (var in =
        new DataInputStream(
            new ByteArrayInputStream(bytes, content.position(), content.remaining()))) {
      CatalogueHeader.Identity identity = readIdentity(in);
      VectorSource vectors = VectorSourceCodec.read(in);
      Optional<Projection> projection = readProjection(in, vectors.dimension());
      GenerationSettings settings = readSettings(in);
      int activeJobs = in.readInt();
      int zeroVectorJobs = in.readInt();
      List<City> cities = readCities(in);
      Dictionaries dictionaries =
          new Dictionaries(
              new Dictionary(cities.stream().map(City::code).toList()),
              new Dictionary(HeaderValues.readTexts(in)),
              new Dictionary(HeaderValues.readTexts(in)),
              new Dictionary(HeaderValues.readTexts(in)),
              new Dictionary(HeaderValues.readTexts(in)));
      CatalogueStatistics statistics = readStatistics(in);
      int blocks = in.readInt();
      List<ZoneMap> zoneMaps = new ArrayList<>(blocks);
      for (int i = 0; i < blocks; i++) {
        zoneMaps.add(readZoneMap(in));
      }
      return new CatalogueHeader(
          identity,
          vectors,
          projection,
          settings,
          activeJobs,
          zeroVectorJobs,
          cities,
          dictionaries,
          statistics,
          zoneMaps,
          new JobDirectory(HeaderValues.readLongs(in), HeaderValues.readInts(in)));
    } catch (IOException e) {
      throw BinaryFrame.corrupt("a catalogue header", "it ends too early");
    }
  }

  private static void writeIdentity(DataOutputStream out, CatalogueHeader.Identity identity)
      throws IOException {
    out.writeLong(identity.generationId());
    out.writeLong(identity.buildId().getMostSignificantBits());
    out.writeLong(identity.buildId().getLeastSignificantBits());
    // Instants are cut to microseconds everywhere.
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, identity.asOf()));
  }

  private static CatalogueHeader.Identity readIdentity(DataInputStream in) throws IOException {
    return new CatalogueHeader.Identity(
        in.readLong(),
        new UUID(in.readLong(), in.readLong()),
        Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS));
  }

  private static Optional<Projection> readProjection(DataInputStream in, int dimension)
      throws IOException {
    float[] directions = HeaderValues.readFloats(in);
    return directions.length == 0
        ? Optional.empty()
        : Optional.of(new Projection(dimension, directions));
  }

  private static void writeSettings(DataOutputStream out, GenerationSettings settings)
      throws IOException {
    out.writeInt(settings.blockJobs());
    writeDuration(out, settings.freshnessHalfLife());
    out.writeDouble(settings.wageWeight());
    out.writeDouble(settings.popularityWeight());
    out.writeDouble(settings.freshnessWeight());
    out.writeInt(settings.minCategoryJobs());
    writeDuration(out, settings.employerPause());
    out.writeDouble(settings.actionWeights().view());
    out.writeDouble(settings.actionWeights().click());
    out.writeDouble(settings.actionWeights().favorite());
    out.writeDouble(settings.actionWeights().apply());
  }

  private static GenerationSettings readSettings(DataInputStream in) throws IOException {
    return new GenerationSettings(
        in.readInt(),
        readDuration(in),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        readDuration(in),
        new ActionWeights(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
  }

  private static void writeDuration(DataOutputStream out, Duration duration) throws IOException {
    out.writeLong(duration.getSeconds());
    out.writeInt(duration.getNano());
  }

  private static Duration readDuration(DataInputStream in) throws IOException {
    return Duration.ofSeconds(in.readLong(), in.readInt());
  }

  private static void writeCities(DataOutputStream out, List<City> cities) throws IOException {
    out.writeInt(cities.size());
    for (City city : cities) {
      HeaderValues.writeText(out, city.code());
      HeaderValues.writeText(out, city.name());
      HeaderValues.writeText(out, city.regionCode());
      out.writeDouble(city.latitude());
      out.writeDouble(city.longitude());
    }
  }

  private static List<City> readCities(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<City> cities = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cities.add(
          new City(
              HeaderValues.readText(in),
              HeaderValues.readText(in),
              HeaderValues.readText(in),
              in.readDouble(),
              in.readDouble()));
    }
    return cities;
  }

  private static void writeStatistics(DataOutputStream out, CatalogueStatistics statistics)
      throws IOException {
    writeWages(out, statistics.wages());
    // Sorted, so that the same generation has the same bytes.
    Map<String, WageStatistics> sorted = new TreeMap<>(statistics.wagesByCategory());
    out.writeInt(sorted.size());
    for (Map.Entry<String, WageStatistics> entry : sorted.entrySet()) {
      HeaderValues.writeText(out, entry.getKey());
      writeWages(out, entry.getValue());
    }
    out.writeInt(statistics.mostActingUsers());
  }

  private static CatalogueStatistics readStatistics(DataInputStream in) throws IOException {
    WageStatistics wages = readWages(in);
    int categories = in.readInt();
    Map<String, WageStatistics> byCategory = new TreeMap<>();
    for (int i = 0; i < categories; i++) {
      byCategory.put(HeaderValues.readText(in), readWages(in));
    }
    return new CatalogueStatistics(wages, byCategory, in.readInt());
  }

  private static void writeWages(DataOutputStream out, WageStatistics wages) throws IOException {
    out.writeLong(wages.jobs());
    out.writeDouble(wages.mean());
    out.writeDouble(wages.deviation());
  }

  private static WageStatistics readWages(DataInputStream in) throws IOException {
    return new WageStatistics(in.readLong(), in.readDouble(), in.readDouble());
  }

  private static void writeZoneMap(DataOutputStream out, ZoneMap zoneMap) throws IOException {
    out.writeInt(zoneMap.activeJobs);
    HeaderValues.writeInts(out, zoneMap.cities);
    out.writeBoolean(zoneMap.anywhere);
    out.writeLong(zoneMap.leastWageLower);
    out.writeLong(zoneMap.greatestWageUpper);
    out.writeBoolean(zoneMap.wageUnknown);
    HeaderValues.writeInts(out, zoneMap.employmentTypes);
    out.writeBoolean(zoneMap.typeUnknown);
    HeaderValues.writeLongs(out, zoneMap.signature);
  }

  private static ZoneMap readZoneMap(DataInputStream in) throws IOException {
    return new ZoneMap(
        in.readInt(),
        HeaderValues.readInts(in),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        HeaderValues.readInts(in),
        in.readBoolean(),
        HeaderValues.readLongs(in));
  }
}
