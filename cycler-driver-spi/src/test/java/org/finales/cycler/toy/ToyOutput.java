package org.finales.cycler.toy;

import org.finales.cycler.spi.ControlMode;

/** One output of the toy, with a cell at it. */
final class ToyOutput {
  static final double LIMIT = 5;

  final ToyCell cell = new ToyCell();
  ControlMode mode = ControlMode.REST;
  double value;
  double overvoltage = 6;
  boolean on;
  boolean tripped;

  double current() {
    return on ? cell.current(mode, value, LIMIT) : 0;
  }

  double voltage() {
    return cell.voltage(current());
  }

  void advance(double seconds) {
    double left = Math.min(seconds, 36_000);
    while (left > 0) {
      double step = Math.min(1, left);
      cell.flow(current(), step);
      left -= step;
      if (on && voltage() > overvoltage) {
        trip();
      }
    }
  }

  void trip() {
    on = false;
    tripped = true;
  }

  void rest() {
    on = false;
    mode = ControlMode.REST;
    value = 0;
  }
}
