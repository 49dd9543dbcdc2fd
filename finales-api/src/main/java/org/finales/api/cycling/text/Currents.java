package org.finales.api.cycling.text;

import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The current of a step: {@code 1.5}, {@code 0.5C}, or {@code 0.5C = 1.25} with what the C-rate
 * came to.
 *
 * @param current in a unit such as A, or null
 * @param rate in a unit such as A/Ah, or null
 */
record Currents(@Nullable Quantity current, @Nullable Quantity rate) {

  static Currents read(Cursor cursor) {
    Quantity first = Values.current(cursor, "a current");
    if (!cursor.take('=')) {
      return Values.isRate(first) ? new Currents(null, first) : new Currents(first, null);
    }
    int place = cursor.at();
    Quantity second = Values.current(cursor, "a current");
    if (Values.isRate(first) == Values.isRate(second)) {
      throw cursor.flaw(
          cursor.since(place),
          "a C-rate and the current that it comes to are needed",
          null,
          "as in 0.5C = 1.25");
    }
    return Values.isRate(first) ? new Currents(second, first) : new Currents(first, second);
  }

  /** Returns 1 for charging, -1 for discharging, 0 for no current; the C-rate decides. */
  int sign() {
    Quantity decisive = rate != null ? rate : current;
    return decisive == null ? 0 : decisive.value().signum();
  }

  /** Writes it so that it is read again. */
  String write() {
    if (rate == null || current == null) {
      Quantity only = rate == null ? current : rate;
      return only == null ? "" : Values.writeCurrent(only);
    }
    return Values.writeCurrent(rate) + " = " + Values.write(current, Values.AMPERE);
  }
}
