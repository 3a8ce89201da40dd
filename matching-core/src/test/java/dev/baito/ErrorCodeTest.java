package dev.baito;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (BAITO-[A-Z]+-\\d{3}) \\|");

  @Test
  void errorsPage_listsEveryCodeOnceInOrder() throws IOException {
    String page = Files.readString(Path.of("../docs/errors.md"));
    assertThat(ROW.matcher(page).results().map((MatchResult row) -> row.group(1)))
        .containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toList());
  }
}
