package dev.baito.scheduler.problems;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Whoever finds the error, the framework or a resource, it is a problem with a code. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class ProblemResponsesTest {
  @TestHTTPResource("/")
  URI address = URI.create("http://injected");

  @Test
  void unknownPath_isAProblem() {
    check(given().get("/nowhere"), 404, "BAITO-API-003", "/nowhere");
    check(given().get("/imports/1/nowhere"), 404, "BAITO-API-003", "/imports/1/nowhere");
    check(given().get("/q/nowhere"), 404, "BAITO-API-003", "/q/nowhere");
  }

  @Test
  void parameterOfTheWrongType_isAProblem() {
    check(given().get("/imports/abc"), 404, "BAITO-API-003", "/imports/abc");
    check(given().get("/runs?limit=abc"), 404, "BAITO-API-003", "/runs");
  }

  @Test
  void wrongMethod_isAProblem() {
    check(given().delete("/imports/1"), 405, "BAITO-API-006", "/imports/1");
    check(given().put("/runs"), 405, "BAITO-API-006", "/runs");
  }

  @Test
  void wrongContentType_isAProblem() {
    check(
        given().contentType("text/plain").body("x").post("/imports"),
        415,
        "BAITO-API-007",
        "/imports");
  }

  @Test
  void unacceptableAnswer_isAProblem() {
    check(given().accept("image/png").get("/runs"), 406, "BAITO-API-008", "/runs");
  }

  @Test
  void unknownImport_isAProblem() {
    check(given().get("/imports/0"), 404, "BAITO-IMP-008", "/imports/0");
  }

  @Test
  void tooLargeARequest_isAProblem() throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "POST /imports HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"
                  .getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"code\":\"BAITO-API-009\"");
    }
  }

  private static void check(Response response, int status, String code, String instance) {
    response
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("type", equalTo("https://baito.dev/errors/" + code))
        .body("instance", equalTo(instance))
        .body("title", not(emptyString()))
        .body("detail", not(emptyString()));
  }
}
