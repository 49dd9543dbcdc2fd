package org.finales.client;

import java.util.List;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Violation;
import org.finales.api.rest.Problem;

/** From a refusal on the wire back to the exception that an embedded broker throws. */
final class ProblemReader {
  private ProblemReader() {}

  static BrokerException read(String call, Answer answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return new UnavailableException(
          call
              + " was answered with "
              + answer.status()
              + (type.isEmpty() ? "" : " and " + type)
              + ", which no finales server does; is this its address?",
          null);
    }
    Problem problem = answer.as(Problem.class);
    String detail = problem.detail();
    return switch (answer.status()) {
      case 401 -> new UnauthenticatedException(detail);
      case 403 -> new ForbiddenException(detail);
      case 404 ->
          problem.code().equals("not-found")
              ? new NotFoundException(detail)
              : new UnavailableException(
                  call + ": " + detail + "; is this the address of a finales server?", null);
      case 409, 412 -> new ConflictException(problem.code(), detail);
      case 400, 405, 413, 415, 422, 428 -> invalid(problem);
      default -> new UnavailableException(detail, null);
    };
  }

  private static InvalidException invalid(Problem problem) {
    List<Violation> violations = problem.violations();
    return violations == null || violations.isEmpty()
        ? new InvalidException(problem.detail())
        : new InvalidException(violations);
  }
}
