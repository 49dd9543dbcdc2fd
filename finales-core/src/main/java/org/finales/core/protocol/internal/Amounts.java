package org.finales.core.protocol.internal;

import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The units of simple cyclers' files. */
public final class Amounts {
  /** Seconds. */
  public static final Unit S = Unit.parse("s");

  /** Volts. */
  public static final Unit V = Unit.parse("V");

  /** Milliampere. */
  public static final Unit MA = Unit.parse("mA");

  /** Milliampere hours. */
  public static final Unit MAH = Unit.parse("mAh");

  /** C-rate, one by hour. */
  public static final Unit RATE = Unit.parse("A/Ah");

  static final Unit W = Unit.parse("W");
  static final Unit HZ = Unit.parse("Hz");
  static final Unit MV_PER_S = Unit.parse("mV/s");

  private Amounts() {}

  /** Returns a number in a unit, null for null. */
  public static @Nullable Double in(@Nullable Quantity quantity, Unit unit) {
    return quantity == null ? null : Double.valueOf(quantity.doubleValue(unit));
  }
}
