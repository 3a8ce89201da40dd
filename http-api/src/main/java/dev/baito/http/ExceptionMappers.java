package dev.baito.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.FailureClasses;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever a resource throws, and what the framework throws before it, into problems. */
public class ExceptionMappers {
  private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

  /** A failure with a code of its own. */
  @ServerExceptionMapper
  public Response baito(BaitoException failure, UriInfo uri) {
    ErrorCode code = failure.code();
    if (ProblemKind.of(code).status() >= 500) {
      LOG.errorf(failure, "%s while answering %s", code, uri.getPath());
    }
    Map<String, Object> members =
        failure instanceof ProblemMembers more ? more.problemMembers() : Map.of();
    return response(Problem.of(code, text(failure), uri.getPath(), members));
  }

  /** What JAX-RS throws itself: no such path, method, media type. */
  @ServerExceptionMapper
  public Response webApplication(WebApplicationException failure, UriInfo uri) {
    Response given = failure.getResponse();
    int status = given.getStatus();
    if (status < 400) {
      return given;
    }
    if (status >= 500) {
      return unexpected(failure, uri);
    }
    Problem problem = Problem.of(code(status), detail(failure, uri), uri.getPath());
    Response.ResponseBuilder response = Response.fromResponse(response(problem));
    String allowed = given.getHeaderString(HttpHeaders.ALLOW);
    return allowed == null ? response.build() : response.header(HttpHeaders.ALLOW, allowed).build();
  }

  /** A parameter or body that its constraints refuse. */
  @ServerExceptionMapper
  public Response constraint(ConstraintViolationException failure, UriInfo uri) {
    String detail =
        failure.getConstraintViolations().stream()
            .map(violation -> leaf(violation) + " " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return response(Problem.of(ErrorCode.REQUEST_INVALID, detail, uri.getPath()));
  }

  /** JSON of another shape than the resource takes. */
  @ServerExceptionMapper
  public Response shape(MismatchedInputException failure, UriInfo uri) {
    return json(failure, uri);
  }

  /** A body that is not JSON. */
  @ServerExceptionMapper
  public Response json(JsonProcessingException failure, UriInfo uri) {
    String detail = "The body is not the JSON expected: " + failure.getOriginalMessage();
    return response(Problem.of(ErrorCode.REQUEST_INVALID, detail, uri.getPath()));
  }

  /** Everything else. */
  @ServerExceptionMapper
  public Response unexpected(Throwable failure, UriInfo uri) {
    if (FailureClasses.isOutage(failure)) {
      LOG.warnf(failure, "A server behind the API is down, while answering %s", uri.getPath());
      return response(
          Problem.of(
              ErrorCode.INFRASTRUCTURE_DOWN,
              "PostgreSQL or Kafka does not do its work: try again when /q/health/ready says UP",
              uri.getPath()));
    }
    LOG.errorf(failure, "Unexpected failure while answering %s", uri.getPath());
    return response(
        Problem.of(
            ErrorCode.INTERNAL,
            "An unexpected failure: the service's log has the details",
            uri.getPath()));
  }

  private static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 404 -> ErrorCode.RESOURCE_UNKNOWN;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 413 -> ErrorCode.REQUEST_TOO_LARGE;
      case 415 -> ErrorCode.MEDIA_TYPE_UNSUPPORTED;
      default -> ErrorCode.REQUEST_INVALID;
    };
  }

  private static String detail(WebApplicationException failure, UriInfo uri) {
    String path = uri.getPath();
    return switch (failure.getResponse().getStatus()) {
      case 404 -> "There is nothing at " + path + ", or a parameter in it is not of its type";
      case 405 -> path + " does not take that method";
      case 406 -> path + " cannot answer in a type that the Accept header names";
      case 413 -> "The request is larger than the server takes: see its setting of the body size";
      case 415 -> path + " does not take a body of that Content-Type";
      default -> {
        Throwable cause = failure.getCause();
        yield cause instanceof JsonProcessingException json
            ? "The body is not the JSON expected: " + json.getOriginalMessage()
            : text(failure);
      }
    };
  }

  private static String text(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String leaf(ConstraintViolation<?> violation) {
    String name = violation.getPropertyPath().toString();
    for (Path.Node node : violation.getPropertyPath()) {
      name = node.getName() == null ? name : node.getName();
    }
    return name;
  }
}
