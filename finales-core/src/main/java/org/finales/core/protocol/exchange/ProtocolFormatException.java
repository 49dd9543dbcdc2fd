package org.finales.core.protocol.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a document is no protocol of its format, or a protocol cannot be said in a format.
 * The message has every problem with its place.
 */
public final class ProtocolFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<ProtocolProblem> problems;

  /** Says what is wrong, in the order of the document; at least one problem. */
  public ProtocolFormatException(List<ProtocolProblem> problems) {
    super(problems.stream().map(ProtocolProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** Says what is wrong at one place. */
  public ProtocolFormatException(String place, String message) {
    this(List.of(new ProtocolProblem(place, message)));
  }

  /** Says what is wrong at one place, and what made it known. */
  public ProtocolFormatException(String place, String message, Throwable cause) {
    this(place, message);
    initCause(cause);
  }

  /** Returns the problems in the order of the document. */
  public List<ProtocolProblem> problems() {
    return problems;
  }
}
