package dev.baito.catalogue;

import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.FieldWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a header that tells where vectors come from. Of document frequencies only the buckets
 * that are not empty are written, each as the gap to the one before and its count; both are mostly
 * small, so that they take a byte or two each.
 */
final class VectorSourceCodec {
  private VectorSourceCodec() {}

  static void write(DataOutputStream out, VectorSource source) throws IOException {
    HeaderValues.writeText(out, source.kind().name());
    switch (source) {
      case VectorSource.Given given -> out.writeInt(given.dimension());
      case VectorSource.Encoded encoded -> {
        writeSettings(out, encoded.settings());
        writeFrequencies(out, encoded.frequencies());
      }
    }
  }

  static VectorSource read(DataInputStream in) throws IOException {
    return switch (CatalogueKind.valueOf(HeaderValues.readText(in))) {
      case GIVEN -> new VectorSource.Given(in.readInt());
      case ENCODED -> new VectorSource.Encoded(readSettings(in), readFrequencies(in));
    };
  }

  private static void writeSettings(DataOutputStream out, EncoderSettings settings)
      throws IOException {
    out.writeInt(settings.dimension());
    out.writeDouble(settings.textShare());
    out.writeInt(settings.placeScalesKm().size());
    for (double scaleKm : settings.placeScalesKm()) {
      out.writeDouble(scaleKm);
    }
    FieldWeights weights = settings.fieldWeights();
    out.writeDouble(weights.title());
    out.writeDouble(weights.category());
    out.writeDouble(weights.employer());
    out.writeDouble(weights.employmentType());
    out.writeDouble(weights.features());
    out.writeDouble(weights.description());
    out.writeDouble(weights.keywords());
    out.writeDouble(weights.preferredCategories());
    out.writeDouble(settings.priorWeight());
    out.writeInt(settings.leastFrequency());
    out.writeDouble(settings.formWeight());
  }

  private static EncoderSettings readSettings(DataInputStream in) throws IOException {
    int dimension = in.readInt();
    double textShare = in.readDouble();
    int scales = in.readInt();
    List<Double> scalesKm = new ArrayList<>();
    for (int i = 0; i < scales; i++) {
      scalesKm.add(in.readDouble());
    }
    return new EncoderSettings(
        dimension,
        textShare,
        scalesKm,
        new FieldWeights(
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble()),
        in.readDouble(),
        in.readInt(),
        in.readDouble());
  }

  private static void writeFrequencies(DataOutputStream out, DocumentFrequencies frequencies)
      throws IOException {
    int[] counts = frequencies.counts();
    out.writeInt(frequencies.documents());
    int filled = 0;
    for (int count : counts) {
      filled += count > 0 ? 1 : 0;
    }
    out.writeInt(filled);
    int last = -1;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] > 0) {
        writeVarint(out, bucket - last);
        writeVarint(out, counts[bucket]);
        last = bucket;
      }
    }
  }

  private static DocumentFrequencies readFrequencies(DataInputStream in) throws IOException {
    int documents = in.readInt();
    int filled = in.readInt();
    int[] counts = new int[DocumentFrequencies.BUCKETS];
    int bucket = -1;
    for (int i = 0; i < filled; i++) {
      bucket += readVarint(in);
      counts[bucket] = readVarint(in);
    }
    return DocumentFrequencies.of(counts, documents);
  }

  /** Writes a number from 0 on, seven bits to a byte, the low ones first. */
  private static void writeVarint(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readVarint(DataInputStream in) throws IOException {
    int number = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      number |= (next & 0x7F) << shift;
      shift += 7;
    } while (next >= 0x80 && shift < Integer.SIZE);
    return number;
  }
}
