package dev.baito.scheduler.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;

/** Asks for replays over HTTP, as operators do. */
public final class ReplayClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ReplayClient() {}

  /** Asks for a replay. */
  public static ValidatableResponse ask(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/dead-letters/replays").then();
  }

  /** Creates a replay and returns its number. */
  public static long create(String body) {
    return ask(body).statusCode(201).extract().jsonPath().getLong("replay_id");
  }

  /** Returns a replay. */
  public static JsonPath show(long replayId) {
    return given()
        .get("/dead-letters/replays/" + replayId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Waits until a replay is done, and returns it. */
  public static JsonPath awaitDone(long replayId) {
    return await("replay " + replayId + " is done")
        .atMost(PATIENCE)
        .until(() -> show(replayId), replay -> replay.getString("state").equals("done"));
  }

  /** Returns the state of a dead letter. */
  public static String stateOf(long deadLetterId) {
    return given()
        .get("/dead-letters/" + deadLetterId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("state");
  }

  /** Waits until a dead letter is in a state. */
  public static void awaitState(long deadLetterId, String state) {
    await("dead letter " + deadLetterId + " is " + state)
        .atMost(PATIENCE)
        .until(() -> stateOf(deadLetterId), state::equals);
  }
}
