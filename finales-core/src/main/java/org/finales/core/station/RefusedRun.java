package org.finales.core.station;

import org.jspecify.annotations.Nullable;

/** A run that cannot be: it only says why. */
final class RefusedRun extends Run {
  private final String reason;

  RefusedRun(RunPlace at, RunState kept, String reason) {
    super(at, kept);
    this.reason = reason;
  }

  @Override
  void prepare() {
    throw new IllegalArgumentException(reason);
  }

  @Override
  void start() {
    throw new IllegalStateException(reason);
  }

  @Override
  long work() {
    throw new IllegalStateException(reason);
  }

  @Override
  void goOn() {
    throw new IllegalStateException(reason);
  }

  @Override
  void halt() {}

  @Override
  void stopFlow() {}

  @Override
  @Nullable String skip() {
    return reason;
  }

  @Override
  int step() {
    return 0;
  }

  @Override
  String text() {
    return reason;
  }

  @Override
  double progress() {
    return Double.NaN;
  }

  @Override
  double secondsLeft() {
    return Double.NaN;
  }
}
