package org.finales.api.broker;

/**
 * One thing that is wrong with what was sent.
 *
 * @param path JSON pointer to the place, for example {@code /parameters/two_electrode/temperature};
 *     empty for the whole
 * @param message what is wrong, in words
 */
public record Violation(String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
