package dev.baito.scheduler.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.ErrorCode;
import dev.baito.http.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes problems of what the HTTP server refuses before any resource sees it. */
@ApplicationScoped
public class RouterProblems {
  /** Just before the framework's own check, which answers without a body. */
  private static final int BEFORE_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

  private final ObjectMapper json;
  private final long maxBodySize;

  RouterProblems(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
    this.json = json;
    this.maxBodySize = maxBodySize.asLongValue();
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_UPLOAD_LIMIT).handler(this::limitBody);
    router
        .route()
        .last()
        .handler(context ->
            end(
                context,
                Problem.of(
                    ErrorCode.RESOURCE_UNKNOWN,
                    "There is nothing at " + context.normalizedPath(),
                    context.normalizedPath())));
  }

  private void limitBody(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (length(request) <= maxBodySize) {
      context.next();
      return;
    }
    // The body is not read, so the connection cannot be used again.
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    end(
        context,
        Problem.of(
            ErrorCode.REQUEST_TOO_LARGE,
            "The request is larger than %d bytes: send less at once, or raise the setting baito.scheduler.imports.max-upload"
                .formatted(maxBodySize),
            context.normalizedPath()));
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return 0; // The server has refused it already, or will.
    }
  }

  private void end(RoutingContext context, Problem problem) {
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(problem))
          .onComplete(_ -> {
            if (problem.code().equals(ErrorCode.REQUEST_TOO_LARGE.text())) {
              context.request().connection().close();
            }
          });
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
