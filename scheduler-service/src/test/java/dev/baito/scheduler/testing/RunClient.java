package dev.baito.scheduler.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

/** Asks for runs over HTTP, as users do. */
public final class RunClient {
  private RunClient() {}

  /** Creates a run from a JSON body and returns its number. */
  public static long create(String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/runs")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getLong("run_id");
  }

  /** Returns a run. */
  public static JsonPath show(long runId) {
    return given().get("/runs/" + runId).then().statusCode(200).extract().jsonPath();
  }
}
