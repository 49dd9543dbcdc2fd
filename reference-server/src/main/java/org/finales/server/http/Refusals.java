package org.finales.server.http;

import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Violation;
import org.finales.api.json.JsonException;
import org.finales.core.accounts.TooManyAttemptsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an exception to a refusal. What nobody foresaw becomes a number that is in the log. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Refusals() {}

  /**
   * From an exception to a refusal.
   *
   * @param path what was called; may hold a key and is not for the log
   * @param route what was called, for the log
   */
  static Refusal of(Throwable problem, String method, String path, String route) {
    if (problem instanceof CompletionException && problem.getCause() != null) {
      return of(problem.getCause(), method, path, route);
    }
    if (problem instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (problem instanceof BrokerException broker) {
      return ofBroker(broker, method, route);
    }
    if (problem instanceof TooManyAttemptsException attempts) {
      return Refusal.of(429, "too-many-attempts", message(attempts))
          .with("Retry-After", Long.toString(attempts.retryAfter().toSeconds()));
    }
    if (problem instanceof JsonException json) {
      return new Refusal(
          400,
          "malformed-json",
          message(json),
          List.of(new Violation(json.path(), message(json))),
          Map.of());
    }
    if (problem instanceof MethodNotAllowedResponse notAllowed) {
      return Refusal.methodNotAllowed(method, String.join(", ", notAllowed.getDetails().values()));
    }
    if (problem instanceof HttpResponseException http && http.getStatus() < 500) {
      return http.getStatus() == 404
          ? Refusal.noRoute(path)
          : Refusal.of(http.getStatus(), "bad-request", message(http));
    }
    return unforeseen(problem, method, route);
  }

  private static Refusal ofBroker(BrokerException problem, String method, String route) {
    String detail = message(problem);
    if (problem instanceof InvalidException invalid) {
      return new Refusal(422, invalid.code(), detail, invalid.violations(), Map.of());
    } else if (problem instanceof NotFoundException) {
      return Refusal.of(404, problem.code(), detail);
    } else if (problem instanceof ForbiddenException) {
      return Refusal.of(403, problem.code(), detail);
    } else if (problem instanceof UnauthenticatedException) {
      return Refusal.of(401, problem.code(), detail).with("WWW-Authenticate", "Bearer");
    } else if (problem instanceof ConflictException) {
      return Refusal.of(409, problem.code(), detail);
    } else if (problem instanceof UnavailableException) {
      LOG.warn("{} {} is answered with 503: {}", method, route, detail, problem);
      return Refusal.of(503, problem.code(), detail).with("Retry-After", "1");
    }
    return unforeseen(problem, method, route);
  }

  private static Refusal unforeseen(Throwable problem, String method, String route) {
    byte[] number = new byte[6];
    RANDOM.nextBytes(number);
    String incident = HexFormat.of().formatHex(number);
    LOG.error("incident {} in {} {}", incident, method, route, problem);
    return Refusal.of(
        500, "internal", "the server failed; its log says more under incident " + incident);
  }

  private static String message(Throwable problem) {
    String message = problem.getMessage();
    return message == null ? "" : message;
  }
}
