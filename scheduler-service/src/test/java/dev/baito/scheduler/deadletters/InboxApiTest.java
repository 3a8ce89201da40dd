package dev.baito.scheduler.deadletters;

import static dev.baito.scheduler.testing.Letters.about;
import static dev.baito.scheduler.testing.Letters.batch;
import static dev.baito.scheduler.testing.Letters.utf8;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.Topic;
import dev.baito.scheduler.testing.Letters;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class InboxApiTest {
  private static final byte[] GARBAGE = {0, (byte) 0xff, 'x'};

  @Inject Neighbours neighbours;
  @Inject Letters letters;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void pages_hold_every_entry_once_newest_first() {
    var newestFirst = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(neighbours.letter(7, i, "r", List.of(1L)));
    }
    var seen = new ArrayList<Long>();
    String query = "limit=2";
    for (int page = 0; page < 3; page++) {
      JsonPath letters = page(query);
      seen.addAll(ids(letters));
      query = "limit=2&before=" + letters.getString("next_before");
    }
    assertThat(seen).containsExactlyElementsOf(newestFirst);
    assertThat(query).endsWith("null");
  }

  @Test
  void filters_select_together() {
    long mine = neighbours.letter(7, 0, "BAITO-USR-001", List.of(1L, 2L));
    long other = neighbours.letter(8, 0, "BAITO-USR-002", List.of(2L));
    neighbours.run(
        "UPDATE dead_letter SET last_received_at = '2026-01-31T00:00:00Z' WHERE dead_letter_id = $1",
        mine);
    neighbours.run("UPDATE dead_letter SET state = 'parked' WHERE dead_letter_id = $1", other);
    assertThat(ids(page("run=7"))).containsExactly(mine);
    assertThat(ids(page("reason=BAITO-USR-002"))).containsExactly(other);
    assertThat(ids(page("state=open"))).containsExactly(mine);
    assertThat(ids(page("user=2"))).containsExactly(other, mine);
    assertThat(ids(page("user=1"))).containsExactly(mine);
    assertThat(ids(page("until=2026-02-01T00:00:00Z"))).containsExactly(mine);
    assertThat(ids(page("since=2026-01-31T00:00:00.001Z"))).containsExactly(other);
    assertThat(ids(page("run=7&user=2&state=open&since=2026-01-31T09:00:00%2B09:00")))
        .containsExactly(mine);
    assertThat(ids(page("run=7&user=2&state=parked"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "state=sleeping", "since=yesterday"})
  void parameter_out_of_range_is_refused(String query) {
    given()
        .get("/dead-letters?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAITO-API-002"));
  }

  @Test
  void entry_is_shown_with_its_message_headers_and_history() {
    long id =
        letters.send(
            Topic.USER_BATCHES_DEAD_LETTER,
            utf8("61/2"),
            batch(61, 2, 7L),
            about(61, 2, 7, 100, Map.of("ce_id", "61/2")));
    letters.send(
        Topic.USER_BATCHES_DEAD_LETTER, null, batch(61, 2, 7L), about(61, 2, 7, 100, Map.of()));
    JsonPath entry = show(id);
    assertThat(entry.getLong("dead_letter_id")).isEqualTo(id);
    assertThat(entry.getString("state")).isEqualTo("open");
    assertThat(entry.getString("reason")).isEqualTo("BAITO-USR-001");
    assertThat(entry.getString("cause")).isEqualTo("a vector of dimension 7");
    assertThat(entry.getLong("user_id")).isEqualTo(7);
    assertThat(entry.getString("payload.encoding")).isEqualTo("json");
    assertThat(entry.getList("payload.json.user_ids", Long.class)).containsExactly(7L);
    assertThat(entry.getString("key.encoding")).isEqualTo("none");
    assertThat(entry.getMap("headers")).containsEntry("dead-letter-offset", "100");
    assertThat(entry.getList("history.kind")).containsExactly("letter", "letter");
    assertThat(entry.getString("history[0].place")).startsWith("user-batches.dead-letter/");
    assertThat(entry.getString("history[0].detail"))
        .isEqualTo("BAITO-USR-001: a vector of dimension 7");
  }

  @Test
  void what_is_no_json_is_shown_as_hex_up_to_a_limit() {
    JsonPath small =
        show(letters.send(Topic.MATCH_RESULTS_DEAD_LETTER, utf8("[1, 0.10]"), GARBAGE, Map.of()));
    assertThat(small.getString("payload.hex")).isEqualTo("00ff78");
    assertThat(small.getBoolean("payload.truncated")).isFalse();
    assertThat(small.getInt("payload.bytes")).isEqualTo(3);
    assertThat(given().get("/dead-letters/" + small.getLong("dead_letter_id")).asString())
        .as("digits as they were")
        .contains("[1,0.10]");
    JsonPath large =
        show(
            letters.send(
                Topic.MATCH_RESULTS_DEAD_LETTER, null, utf8(" ".repeat(999) + "{}"), Map.of()));
    assertThat(large.getString("payload.hex")).hasSize(2_000);
    assertThat(large.getInt("payload.bytes")).isEqualTo(1_001);
    assertThat(large.getBoolean("payload.truncated")).isTrue();
  }

  @Test
  void entry_is_discarded_once_and_with_a_reason() {
    long id = neighbours.letter(7, 0, "r", List.of(1L));
    discard(id, "{}").statusCode(400).body("code", equalTo("BAITO-API-002"));
    discard(id, "{\"reason\":\" \"}").statusCode(400);
    discard(id, "{\"reason\":\"left the company\"}")
        .statusCode(200)
        .body("state", equalTo("discarded"))
        .body("discard_reason", equalTo("left the company"))
        .body("history[0].kind", equalTo("discarded"));
    discard(id, "{\"reason\":\"again\"}").statusCode(409).body("code", equalTo("BAITO-DLQ-002"));
  }

  @Test
  void what_is_no_entry_is_a_problem() {
    given()
        .get("/dead-letters/999999999")
        .then()
        .statusCode(404)
        .body("code", equalTo("BAITO-DLQ-001"));
    discard(999_999_999, "{\"reason\":\"x\"}").statusCode(404);
    given().get("/dead-letters/abc").then().statusCode(404).body("code", equalTo("BAITO-API-003"));
  }

  private static ValidatableResponse discard(long id, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/dead-letters/" + id + "/discard")
        .then();
  }

  private static JsonPath show(long id) {
    return given().get("/dead-letters/" + id).then().statusCode(200).extract().jsonPath();
  }

  private static JsonPath page(String query) {
    return given()
        .urlEncodingEnabled(false)
        .get("/dead-letters?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<Long> ids(JsonPath page) {
    return page.getList("dead_letters.dead_letter_id", Long.class);
  }
}
