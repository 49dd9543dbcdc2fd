package org.finales.api.cycling.text;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.finales.api.cycling.Protocol;

/**
 * A profile that was read: the protocol, what its author may not have meant, and where its steps
 * stand in the text; immutable.
 *
 * @param protocol the protocol
 * @param warnings what is allowed but looks like a slip, in the order of the text
 * @param lines for each step of the protocol the line of its instruction, from 1 and rising; for a
 *     loop the line of its {@code END}
 */
public record Profile(Protocol protocol, List<ProfileProblem> warnings, List<Integer> lines) {

  /** Copies the lists. */
  public Profile {
    warnings = List.copyOf(warnings);
    lines = List.copyOf(lines);
    if (lines.size() != protocol.steps().size()) {
      throw new IllegalArgumentException("lines and steps differ in their number");
    }
  }

  /**
   * Returns the line of a step's instruction, from 1.
   *
   * @param step index of the step, from 0
   * @throws IndexOutOfBoundsException if there is no such step
   */
  public int lineOf(int step) {
    return lines.get(step);
  }

  /**
   * Returns the index of the step whose instruction or continuation stands in a line, or else of
   * the last one above it; nothing for the lines before the first step.
   *
   * @param line from 1
   */
  public OptionalInt stepAt(int line) {
    int found = Collections.binarySearch(lines, line);
    int step = found >= 0 ? found : -found - 2;
    return step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
