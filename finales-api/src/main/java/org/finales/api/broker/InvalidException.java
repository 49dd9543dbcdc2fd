package org.finales.api.broker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was sent is wrong; the violations name the places. Nothing was stored: mend it and send
 * again.
 */
public final class InvalidException extends BrokerException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** Says what is wrong as a whole. */
  public InvalidException(String message) {
    this(List.of(new Violation("", message)));
  }

  /** Says what is wrong at one place. */
  public InvalidException(String path, String message) {
    this(List.of(new Violation(path, message)));
  }

  /** Says everything that is wrong. */
  public InvalidException(List<Violation> violations) {
    super(
        "invalid",
        violations.stream().map(Violation::toString).collect(Collectors.joining("; ")),
        null);
    this.violations = List.copyOf(violations);
  }

  /** Everything that is wrong; never empty on the side that refuses. */
  public List<Violation> violations() {
    return violations;
  }
}
