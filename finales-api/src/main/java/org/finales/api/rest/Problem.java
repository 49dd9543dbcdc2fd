package org.finales.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.finales.api.broker.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused, as problem details of RFC 9457.
 *
 * @param type a URN that names the kind of problem: {@link Api#PROBLEM_PREFIX} and the code
 * @param title what HTTP calls the status
 * @param status the HTTP status
 * @param detail what is wrong this time, in words
 * @param code the reason for programs: lower case, words joined by hyphens
 * @param violations the places that are wrong; {@code null} where it is not about places
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
  public Problem {
    violations = violations == null || violations.isEmpty() ? null : List.copyOf(violations);
  }
}
