package dev.baito.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemTest {

  @Test
  void everyCode_hasAKindWithAnErrorStatus() {
    for (ErrorCode code : ErrorCode.values()) {
      ProblemKind kind = ProblemKind.of(code);
      assertThat(kind.status()).as(code.text()).isBetween(400, 599);
      assertThat(kind.title()).as(code.text()).isNotBlank();
    }
  }

  @Test
  void problem_isWrittenAsRfc9457WithItsMembersBesideTheOthers() throws Exception {
    Problem problem =
        Problem.of(
            ErrorCode.IMPORT_ROWS_REJECTED, "2 rows", "/imports", Map.of("report", List.of(1, 2)));

    String json = new ObjectMapper().writeValueAsString(problem);

    assertThat(new ObjectMapper().readTree(json))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"type": "https://baito.dev/errors/BAITO-IMP-005",
                     "title": "A strict import met bad rows", "status": 422, "detail": "2 rows",
                     "instance": "/imports", "code": "BAITO-IMP-005", "report": [1, 2]}
                    """));
  }
}
