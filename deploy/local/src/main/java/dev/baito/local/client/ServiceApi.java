package dev.baito.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The HTTP API of a service. Every method throws {@link ApiException} with what the API says
 * against it, and {@link BaitoException} with {@link ErrorCode#INFRASTRUCTURE_DOWN} when it does
 * not answer. Thread-safe.
 */
final class ServiceApi implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final String service;
  private final URI address;
  private final HttpClient http;

  /**
   * @param service its name, for people
   * @param address where it is
   */
  ServiceApi(String service, URI address) {
    this.service = service;
    this.address = address;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Begins a request to a path. */
  HttpRequest.Builder request(String path, Duration timeout) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(timeout)
        .header("User-Agent", "baito");
  }

  /** Returns the document that answers a request. */
  JsonNode json(HttpRequest request) {
    try (InputStream body = checked(send(request))) {
      return Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** Reads the answer to a request as it comes. */
  <T> T stream(HttpRequest request, SchedulerClient.Body<T> body) {
    try (InputStream in = checked(send(request))) {
      return body.read(in);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private InputStream checked(HttpResponse<InputStream> response) {
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw new ApiException(
          Problem.of(
              response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw lost(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BaitoException(
          ErrorCode.INFRASTRUCTURE_DOWN, "interrupted while waiting for the " + service, e);
    }
  }

  private BaitoException lost(IOException cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new BaitoException(
        ErrorCode.INFRASTRUCTURE_DOWN,
        "no answer from the "
            + service
            + " at "
            + address
            + " ("
            + reason
            + "): see './baito status' and its log",
        cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
