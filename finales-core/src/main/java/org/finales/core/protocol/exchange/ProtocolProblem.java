package org.finales.core.protocol.exchange;

/**
 * One thing that is wrong with a document, or that a format cannot say; immutable.
 *
 * @param place where: a JSON pointer, a line and column, or a step; empty for the whole
 * @param message what is wrong, and what to do
 */
public record ProtocolProblem(String place, String message) {
  /** Returns place and message in one line. */
  @Override
  public String toString() {
    return place.isEmpty() ? message : place + ": " + message;
  }
}
