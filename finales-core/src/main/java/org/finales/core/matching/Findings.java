package org.finales.core.matching;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.Violation;

/** What reading limitations brings to light. Not thread-safe. */
final class Findings {
  /** Most that is named of each kind. */
  private static final int MOST = 100;

  final List<Violation> violations = new ArrayList<>();
  final List<Violation> warnings = new ArrayList<>();

  void violation(String path, String message) {
    if (violations.size() < MOST) {
      violations.add(new Violation(path, message));
    }
  }

  void warning(String path, String message) {
    if (warnings.size() < MOST) {
      warnings.add(new Violation(path, message));
    }
  }

  boolean isSound() {
    return violations.isEmpty();
  }

  void addAll(Findings other) {
    other.violations.forEach(v -> violation(v.path(), v.message()));
    other.warnings.forEach(w -> warning(w.path(), w.message()));
  }
}
