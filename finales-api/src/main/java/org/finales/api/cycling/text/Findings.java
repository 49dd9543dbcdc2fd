package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems and warnings while a text is read; both are bounded. */
final class Findings {
  /** Most problems, and most warnings, that are told. */
  static final int MOST = 100;

  private static final Comparator<ProfileProblem> IN_TEXT =
      Comparator.comparingInt(ProfileProblem::line).thenComparingInt(ProfileProblem::column);

  private final List<ProfileProblem> problems = new ArrayList<>();
  private final List<ProfileProblem> warnings = new ArrayList<>();

  void problem(Flaw flaw) {
    problems.add(flaw.problem());
  }

  void warning(ProfileProblem warning) {
    if (warnings.size() < MOST) {
      warnings.add(warning);
    }
  }

  /** Tells whether there are so many problems that reading on would help nobody. */
  boolean isFull() {
    return problems.size() >= MOST;
  }

  int count() {
    return problems.size();
  }

  List<ProfileProblem> warnings() {
    warnings.sort(IN_TEXT);
    return warnings;
  }

  /** Throws everything that was found, if anything was. */
  void done() {
    if (!problems.isEmpty()) {
      problems.sort(IN_TEXT);
      throw new ProfileException(problems.subList(0, Math.min(problems.size(), MOST)));
    }
  }
}
