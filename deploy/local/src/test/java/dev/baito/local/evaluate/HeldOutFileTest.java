package dev.baito.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutFileTest {
  @TempDir private Path folder;

  @Test
  void pairs_areReadFromColumnsInAnyOrder_repeatsCountOnce() throws IOException {
    HeldOut heldOut =
        HeldOutFile.read(file("job_id,note,user_id\n5,\"a,b\",1\n6,,1\n5,,1\n7,,2\n"));

    assertThat(heldOut.jobsByUser().get(1L)).isEqualTo(Set.of(5L, 6L));
    assertThat(heldOut.jobsByUser().get(2L)).isEqualTo(Set.of(7L));
    assertThat(heldOut.pairs()).isEqualTo(3);
    assertThat(heldOut.repeated()).isEqualTo(1);
  }

  @Test
  void packedFileAndByteOrderMark_areRead() throws IOException {
    Path packed = folder.resolve("pairs.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("\uFEFFuser_id,job_id\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(HeldOutFile.read(packed).pairs()).isEqualTo(1);
  }

  @Test
  void whatIsNoFileOfPairs_isRefusedWithItsOwnCode() throws IOException {
    assertRefused(ErrorCode.IMPORT_FILE_MISSING, folder.resolve("absent.csv"), "absent.csv");
    assertRefused(ErrorCode.IMPORT_FILE_MISSING, folder, "must be a file");
    assertRefused(ErrorCode.IMPORT_FILE_EMPTY, file(""), "is empty");
    assertRefused(ErrorCode.IMPORT_COLUMN_MISSING, file("user_id,job\n1,2\n"), "no column job_id");
    assertRefused(ErrorCode.HELD_OUT_INVALID, file("user_id,job_id\n"), "holds no pair");
    assertRefused(
        ErrorCode.HELD_OUT_INVALID, file("user_id,job_id\n1,2\n3,x\n"), "line 3: job_id is 'x'");
    assertRefused(ErrorCode.HELD_OUT_INVALID, file("user_id,job_id\n0,2\n"), "user_id is '0'");
    assertRefused(ErrorCode.HELD_OUT_INVALID, file("user_id,job_id\n4,\n"), "job_id is ''");
    assertRefused(ErrorCode.IMPORT_FILE_UNREADABLE, file("user_id,job_id\n4\n"), "1 fields");
    Path packed = folder.resolve("not-packed.csv.gz");
    Files.writeString(packed, "user_id,job_id\n1,2\n");
    assertRefused(ErrorCode.IMPORT_FILE_UNREADABLE, packed, "cannot be read");
    Path latin = folder.resolve("latin.csv");
    Files.writeString(latin, "user_id,job_id,né\n1,2,é\n", StandardCharsets.ISO_8859_1);
    assertRefused(ErrorCode.IMPORT_FILE_UNREADABLE, latin, "UTF-8");
  }

  private static void assertRefused(ErrorCode code, Path file, String message) {
    assertThatThrownBy(() -> HeldOutFile.read(file))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            BaitoException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("pairs.csv"), content);
  }
}
