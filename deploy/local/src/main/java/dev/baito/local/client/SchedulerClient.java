package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scheduler's HTTP API. Every method throws {@link ApiException} with what the API says against
 * it, and {@link BaitoException} with {@link ErrorCode#INFRASTRUCTURE_DOWN} when it does not
 * answer. Thread-safe.
 */
public final class SchedulerClient implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  // Every list of a run is looked at.
  private static final Duration AUDIT = Duration.ofMinutes(15);

  // Of requests whose bodies are long, either way: newer JDKs count the whole exchange.
  private static final Duration TRANSFER = Duration.ofHours(12);

  private final ServiceApi api;

  /** Creates a client of the scheduler at this address. */
  public SchedulerClient(URI scheduler) {
    api = new ServiceApi("scheduler", scheduler);
  }

  /** Reads a streamed answer. */
  @FunctionalInterface
  public interface Body<T> {
    /** Reads the answer, which ends when this returns. */
    T read(InputStream body) throws IOException;
  }

  /** Sends files, streamed from disk, and returns the report once they are loaded. */
  public ImportView importFiles(DataSet data, boolean replace, boolean strict) {
    try {
      Multipart multipart = Multipart.of(data.files());
      HttpRequest request =
          api.request("/imports?strict=" + strict + "&replace=" + replace, TRANSFER)
              .header("Content-Type", multipart.contentType())
              .POST(multipart.body())
              .build();
      return ImportView.of(api.json(request));
    } catch (IOException e) {
      throw new BaitoException(ErrorCode.IMPORT_FILE_MISSING, "cannot read " + e.getMessage(), e);
    }
  }

  /** Reads the rejected rows of an import as CSV. */
  public <T> T rejects(long importId, Body<T> body) {
    return api.stream(api.request("/imports/" + importId + "/rejects", TRANSFER).build(), body);
  }

  /** Starts a run. */
  public RunView startRun(RunRequest run) {
    return RunView.of(post("/runs", run.toJson()));
  }

  /** Returns a run. */
  public RunView run(long runId) {
    return RunView.of(get("/runs/" + runId));
  }

  /** Returns the newest run, or the newest in a state: waiting, running, active, completed... */
  public Optional<RunView> newestRun(Optional<String> state) {
    String filter = state.map(wanted -> "&state=" + wanted).orElse("");
    JsonNode runs = get("/runs?limit=1" + filter).path("runs");
    return runs.isEmpty() ? Optional.empty() : Optional.of(RunView.of(runs.get(0)));
  }

  /** Returns the runs that have ended, newest first. */
  public List<RunView> endedRuns() {
    List<RunView> ended = new ArrayList<>();
    String page = "/runs?limit=200";
    for (JsonNode next = get(page); ; next = get(page + "&before=" + before(next))) {
      for (JsonNode run : next.path("runs")) {
        RunView view = RunView.of(run);
        if (view.state().ended()) {
          ended.add(view);
        }
      }
      if (!next.path("next_before").isNumber()) {
        return ended;
      }
    }
  }

  /** Holds a run against its plan. */
  public AuditView audit(long runId) {
    return AuditView.of(api.json(api.request("/runs/" + runId + "/audit", AUDIT).build()));
  }

  /** Reads the lists of a run as CSV, whole. */
  public <T> T export(long runId, Body<T> body) {
    return api.stream(api.request("/runs/" + runId + "/export", TRANSFER).build(), body);
  }

  /** Reads the performance log of a run: one JSON object a line. */
  public <T> T report(long runId, Body<T> body) {
    return api.stream(api.request("/runs/" + runId + "/report", TRANSFER).build(), body);
  }

  /** Returns the current list of a user. */
  public JsonNode recommendations(long userId) {
    return get("/users/" + userId + "/recommendations");
  }

  /** Explains a job to a user, by the user's current list or by that of a run. */
  public JsonNode explanation(long userId, long jobId, Optional<Long> runId) {
    return get(
        "/users/"
            + userId
            + "/recommendations/"
            + jobId
            + "/explanation"
            + runId.map(id -> "?run=" + id).orElse(""));
  }

  /** Reads the jobs or users of a run with their vectors as CSV, whole. */
  public <T> T vectors(long runId, String what, Body<T> body) {
    return api.stream(api.request("/runs/" + runId + "/vectors/" + what, TRANSFER).build(), body);
  }

  /** Returns what is at a path. */
  JsonNode get(String path) {
    return api.json(api.request(path, ANSWER).build());
  }

  /** Sends a document to a path, and returns the answer. */
  JsonNode post(String path, JsonNode body) {
    return api.json(
        api.request(path, ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private static long before(JsonNode page) {
    return page.path("next_before").asLong();
  }

  /** Reads the events of a run, to the end of the run. */
  <T> T progress(long runId, Body<T> body) {
    return api.stream(api.request("/runs/" + runId + "/progress", TRANSFER).build(), body);
  }

  @Override
  public void close() {
    api.close();
  }
}
