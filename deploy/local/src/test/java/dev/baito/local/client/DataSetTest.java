package dev.baito.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataSetTest {
  @TempDir Path folder;

  @Test
  void complete_packedAndPlain_areFoundInTheOrderOfLoading() throws IOException {
    files("users.csv.gz", "jobs.csv", "cities.csv", "notes.txt");

    assertThat(DataSet.complete(folder).files().keySet())
        .containsExactly("cities", "jobs", "users");
  }

  @Test
  void complete_fileMissing_isNamed() throws IOException {
    files("users.csv", "cities.csv");

    assertThatThrownBy(() -> DataSet.complete(folder)).hasMessageContaining("no jobs.csv");
  }

  @Test
  void of_someOfTheFiles_isEnough() throws IOException {
    files("behaviors.csv");

    assertThat(DataSet.of(folder).files().keySet()).containsExactly("behaviors");
  }

  @Test
  void of_sameFileTwice_isRefused() throws IOException {
    files("jobs.csv", "jobs.csv.gz");

    assertThatThrownBy(() -> DataSet.of(folder)).hasMessageContaining("keep one");
  }

  @Test
  void of_noFolderOrNothingInIt_saysSo() {
    assertThatThrownBy(() -> DataSet.of(folder.resolve("absent")))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> DataSet.of(folder)).hasMessageContaining("none of cities, jobs");
  }

  @Test
  void of_folderInPlaceOfAFile_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("jobs.csv"));

    assertThatThrownBy(() -> DataSet.of(folder)).hasMessageContaining("cannot be read");
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "x\n");
    }
  }
}
