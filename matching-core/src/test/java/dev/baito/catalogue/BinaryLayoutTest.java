package dev.baito.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.reference.EngineCatalogue;
import dev.baito.reference.RandomCatalogue;
import dev.baito.reference.Reference;
import dev.baito.reference.StoredJob;
import dev.baito.vectors.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Blocks and headers as bytes: what goes in comes out, and damage never passes. */
class BinaryLayoutTest {
  private static final EngineCatalogue SMALL = small();
  private static final int LAYOUT_AT = 4;

  /** The first random catalogue with vectors whose first block is not large. */
  private static EngineCatalogue small() {
    for (long seed = 1; ; seed++) {
      EngineCatalogue catalogue = EngineCatalogue.of(RandomCatalogue.of(seed));
      if (catalogue.header().dimension() == 8
          && catalogue.header().blocks() > 0
          && catalogue.payload(0).length < 4_000) {
        return catalogue;
      }
    }
  }

  private static void assertRefused(
      String what, Consumer<byte[]> decoder, byte[] bytes, ErrorCode code) {
    assertThatExceptionOfType(BaitoException.class)
        .as(what)
        .isThrownBy(() -> decoder.accept(bytes))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void assertDamageIsFound(Consumer<byte[]> decoder, byte[] intact) {
    for (int bit = 0; bit < intact.length * 8; bit++) {
      byte[] flipped = intact.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused("bit " + bit, decoder, flipped, ErrorCode.CATALOGUE_CORRUPT);
    }
    for (int length = 0; length < intact.length; length++) {
      assertRefused(
          "length " + length, decoder, Arrays.copyOf(intact, length), ErrorCode.CATALOGUE_CORRUPT);
    }
    assertRefused(
        "a byte more",
        decoder,
        Arrays.copyOf(intact, intact.length + 1),
        ErrorCode.CATALOGUE_CORRUPT);
  }

  /** Returns the bytes with an int changed and a checksum that fits. */
  private static byte[] resealed(byte[] intact, int at, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(intact.clone()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(at, value);
    var crc = new CRC32C();
    crc.update(bytes.slice(0, intact.length - 4));
    bytes.putInt(intact.length - 4, (int) crc.getValue());
    byte[] changed = new byte[intact.length];
    bytes.get(0, changed);
    return changed;
  }

  @Test
  void block_anyBitFlippedOrBytesMissing_isCorrupt() {
    assertDamageIsFound(JobBlock::decode, SMALL.payload(0));
  }

  @Test
  void header_anyBitFlippedOrBytesMissing_isCorrupt() {
    assertDamageIsFound(CatalogueHeader::decode, SMALL.headerBytes());
  }

  @Test
  void block_ofAnotherLayout_isUnknown() {
    for (int layout : new int[] {0, JobBlock.LAYOUT_VERSION + 1, -1}) {
      assertRefused(
          "layout " + layout,
          JobBlock::decode,
          resealed(SMALL.payload(0), LAYOUT_AT, layout),
          ErrorCode.CATALOGUE_LAYOUT_UNKNOWN);
    }
  }

  @Test
  void header_ofAnotherLayout_isUnknown() {
    assertRefused(
        "next layout",
        CatalogueHeader::decode,
        resealed(SMALL.headerBytes(), LAYOUT_AT, CatalogueHeader.LAYOUT_VERSION + 1),
        ErrorCode.CATALOGUE_LAYOUT_UNKNOWN);
  }

  @Test
  void block_readAsHeaderAndHeaderAsBlock_isCorrupt() {
    assertRefused("block", CatalogueHeader::decode, SMALL.payload(0), ErrorCode.CATALOGUE_CORRUPT);
    assertRefused("header", JobBlock::decode, SMALL.headerBytes(), ErrorCode.CATALOGUE_CORRUPT);
  }

  @Test
  void block_sizesThatLieUnderAFittingChecksum_isCorrupt() {
    for (int at : new int[] {28, 32, 36, 40}) { // jobs, dimension, outlines, features
      for (int value : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20}) {
        assertRefused(
            "number " + value + " at " + at,
            JobBlock::decode,
            resealed(SMALL.payload(0), at, value),
            ErrorCode.CATALOGUE_CORRUPT);
      }
    }
  }

  @Test
  void block_readBack_holdsTheJobsThatWentIn() {
    for (long seed = 20_001; seed <= 20_080; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      EngineCatalogue catalogue = EngineCatalogue.of(random);
      Map<Long, CatalogueJob> jobs = new HashMap<>();
      EngineCatalogue.jobs(random.data(), random.question())
          .forEach(job -> jobs.put(job.jobId(), job));
      Map<Long, float[]> vectors = vectors(random);
      Set<Long> found = new HashSet<>();
      for (JobBlock block : catalogue.blocks()) {
        assertThat(block.buildId()).isEqualTo(catalogue.header().buildId());
        for (int row = 0; row < block.jobs(); row++) {
          CatalogueJob job = requireNonNull(jobs.get(block.jobId(row)));
          assertThat(found.add(job.jobId())).isTrue();
          assertThat(catalogue.header().position(job.jobId()))
              .isEqualTo(block.blockNo() * catalogue.header().blockJobs() + row);
          assertRow(catalogue.header(), block, row, job);
          float[] vector = new float[block.dimension()];
          block.copyVector(row, vector, 0);
          assertThat(vector).isEqualTo(vectors.get(job.jobId()));
        }
      }
      assertThat(found).isEqualTo(jobs.keySet());
      assertThat(catalogue.header().jobs()).isEqualTo(jobs.size());
    }
  }

  private static void assertRow(CatalogueHeader header, JobBlock block, int row, CatalogueJob job) {
    assertThat((block.active()[row / 64] >>> row & 1) == 1).isEqualTo(job.active());
    assertThat(block.wageLower()[row]).isEqualTo(job.wageLower());
    assertThat(block.wageUpper()[row]).isEqualTo(job.wageUpper());
    Dictionaries names = header.dictionaries();
    assertThat(name(names.cities(), block.cities()[row])).isEqualTo(job.cityCode());
    assertThat(name(names.employers(), block.employers()[row])).isEqualTo(job.employerId());
    assertThat(name(names.employmentTypes(), block.employmentTypes()[row]))
        .isEqualTo(job.employmentType());
    assertThat(name(names.categories(), block.categories()[row])).isEqualTo(job.category());
    assertThat(block.actingUsers(row)).isEqualTo(job.actingUsers());
    assertThat(block.postedAt(row)).isEqualTo(job.postedAt());
    assertThat(block.expiresAt(row)).isEqualTo(job.expiresAt());
    Set<String> features = new HashSet<>();
    for (int feature = 0; feature < names.features().size(); feature++) {
      if (block.hasFeature(row, feature)) {
        features.add(names.features().name(feature));
      }
    }
    assertThat(features).isEqualTo(Set.copyOf(job.features()));
  }

  /** The given ones or, where no job carries one, the encoded ones. */
  private static Map<Long, float[]> vectors(RandomCatalogue random) {
    var reference = new Reference(random.data(), random.question());
    Map<Long, float[]> vectors = new HashMap<>();
    for (StoredJob job : random.data().jobs()) {
      Embedding vector = reference.vectorOf(job);
      vectors.put(
          job.jobId(),
          vector.dimension() == 0 ? new float[reference.dimension()] : vector.toArray());
    }
    return vectors;
  }

  @Test
  void header_readBack_holdsTheEncoder() {
    int encoded = 0;
    for (long seed = 20_001; seed <= 20_080; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      var vectors = EngineCatalogue.of(random).header().vectors();
      if (vectors instanceof VectorSource.Encoded read) {
        encoded++;
        var counted = new DocumentFrequencies.Builder();
        random.data().jobs().stream()
            .filter(job -> job.activeAt(random.question().asOf()))
            .map(StoredJob::text)
            .forEach(counted::add);
        assertThat(read.settings()).isEqualTo(random.question().encoder());
        assertThat(read.frequencies().documents()).isEqualTo(counted.build().documents());
        assertThat(read.frequencies().counts()).isEqualTo(counted.build().counts());
      }
    }
    assertThat(encoded).isPositive();
  }

  private static String name(Dictionary dictionary, int number) {
    return number == JobBlock.NONE ? "" : dictionary.name(number);
  }

  @Test
  void builder_sameJobsTwice_makesTheSameBytes() {
    for (long seed : List.of(3L, 7L, 11L)) {
      EngineCatalogue first = EngineCatalogue.of(RandomCatalogue.of(seed));
      EngineCatalogue second = EngineCatalogue.of(RandomCatalogue.of(seed));
      assertThat(second.headerBytes()).isEqualTo(first.headerBytes());
      for (int blockNo = 0; blockNo < first.blocks().size(); blockNo++) {
        assertThat(second.payload(blockNo)).isEqualTo(first.payload(blockNo));
      }
    }
  }
}
