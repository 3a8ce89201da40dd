package dev.baito.local.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A data set of the generator's, read back. */
record Generated(Path folder) {

  static Generated make(Path folder, GeneratorSettings settings) throws Exception {
    new Generator(settings).write(folder, (what, done, all) -> {});
    return new Generated(folder);
  }

  static GeneratorSettings settings(int users, int jobs, long seed, int threads) {
    return new GeneratorSettings(
        users, jobs, seed, GeneratorSettings.DEFAULT_AS_OF, OptionalInt.empty(), threads);
  }

  static GeneratorSettings withVectors(int users, int jobs, int dimension) {
    return new GeneratorSettings(
        users, jobs, 1, GeneratorSettings.DEFAULT_AS_OF, OptionalInt.of(dimension), 2);
  }

  List<NamedCsvRecord> rows(String file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
      return reader.stream().toList();
    }
  }

  Map<String, NamedCsvRecord> byKey(String file, String key) throws IOException {
    Map<String, NamedCsvRecord> byKey = new HashMap<>();
    rows(file).forEach(row -> byKey.put(row.getField(key), row));
    return byKey;
  }

  static List<String> split(String list) {
    return list.isEmpty() ? List.of() : Arrays.asList(list.split("\\|"));
  }
}
