package org.finales.core.protocol.internal;

import java.util.ArrayList;
import java.util.List;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.exchange.ProtocolProblem;

/** Gathers problems and warnings. Not thread-safe. */
public final class Problems {
  /** Most problems and most warnings that are kept; a hostile document has no more to say. */
  private static final int MOST = 100;

  private static final int SHOWN = 60;

  private final List<ProtocolProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Adds a problem. */
  public void add(String place, String message) {
    if (problems.size() < MOST) {
      problems.add(new ProtocolProblem(place, message));
    }
  }

  /** Adds a warning. */
  public void warn(String warning) {
    if (warnings.size() < MOST && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  /** Adds a warning about a place. */
  public void warn(String place, String warning) {
    warn(place + ": " + warning);
  }

  /** Returns whether there is no problem so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns how many problems there are so far, of those that are kept. */
  public int count() {
    return problems.size();
  }

  /**
   * Ends if there is a problem.
   *
   * @throws ProtocolFormatException with all of them
   */
  public void done() {
    if (!problems.isEmpty()) {
      throw new ProtocolFormatException(problems);
    }
  }

  /** Returns the warnings so far. */
  public List<String> warnings() {
    return warnings;
  }

  /** Returns text in quotes, shortened and without line breaks and control characters. */
  public static String show(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return "'" + cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ") + "'";
  }
}
