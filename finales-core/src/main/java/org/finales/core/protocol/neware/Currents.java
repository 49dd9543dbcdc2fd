package org.finales.core.protocol.neware;

import java.math.BigDecimal;
import java.util.Objects;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.finales.core.protocol.internal.PythonText;
import org.finales.core.protocol.internal.XmlNode;
import org.jspecify.annotations.Nullable;

/**
 * A current of a step, which step files say in mA and as a C-rate beside it. If one follows from
 * the other, the rate is meant; {@code RateType} 105 says so, 103 that the current is. Thread-safe.
 */
final class Currents {
  private static final int DIGITS = 6;

  /** BTS rounds what it computes to 0.01 mA. */
  private static final double ROUNDING = 0.0051;

  private final Problems problems;
  private final Values values;
  private final @Nullable BigDecimal capacity;
  private final boolean ratesAreMeant;

  /**
   * A current.
   *
   * @param rate in 1/h; or null
   * @param milliampere in mA; or null
   */
  record Amount(@Nullable BigDecimal rate, @Nullable BigDecimal milliampere) {
    boolean isNone() {
      return rate == null && milliampere == null;
    }

    @Nullable Quantity rateTimes(int sign) {
      return rate == null ? null : Quantity.of(signed(rate, sign), "A/Ah");
    }

    @Nullable Quantity currentTimes(int sign) {
      return milliampere == null ? null : Quantity.of(signed(milliampere, sign), "mA");
    }

    private static BigDecimal signed(BigDecimal number, int sign) {
      return sign < 0 ? number.negate() : number;
    }

    boolean isSameAs(@Nullable Amount other) {
      return other != null
          && Objects.equals(rate, other.rate)
          && Objects.equals(milliampere, other.milliampere);
    }
  }

  Currents(Problems problems, @Nullable BigDecimal capacity, boolean ratesAreMeant) {
    this.problems = problems;
    this.values = new Values(problems);
    this.capacity = capacity;
    this.ratesAreMeant = ratesAreMeant;
  }

  /**
   * Reads a current.
   *
   * @param prefix {@code Stop_} for a current that ends a step
   */
  Amount read(XmlNode main, String prefix) {
    BigDecimal rate = abs(values.number(main, prefix + "Rate"));
    BigDecimal current = abs(values.number(main, prefix + "Curr"));
    if (rate == null || current == null) {
      return new Amount(rate, current);
    }
    boolean ends = !prefix.isEmpty();
    if (capacity == null) {
      return ends ? new Amount(null, current) : new Amount(rate, current);
    }
    BigDecimal exact = exact(rate, current, capacity);
    if (exact != null) {
      return new Amount(exact, null);
    }
    double expected = rate.doubleValue() * capacity.doubleValue();
    double difference = Math.abs(expected - current.doubleValue());
    if (difference <= ROUNDING || difference <= expected / 100) {
      return ends || !ratesAreMeant
          ? new Amount(ratesAreMeant ? rate : null, ratesAreMeant ? null : current)
          : new Amount(rate, current);
    }
    problems.warn(
        main.place(),
        "%sRate and %sCurr do not agree; the %s is taken, as RateType says"
            .formatted(prefix, prefix, ratesAreMeant ? "rate" : "current"));
    return ratesAreMeant ? new Amount(rate, null) : new Amount(null, current);
  }

  /** The rate from which both numbers follow with the digits that are written; null if none. */
  private static @Nullable BigDecimal exact(
      BigDecimal rate, BigDecimal current, BigDecimal capacity) {
    double size = capacity.doubleValue();
    String written = PythonText.fixed(current.doubleValue(), DIGITS);
    if (PythonText.fixed(rate.doubleValue() * size, DIGITS).equals(written)) {
      return rate;
    }
    double other = current.doubleValue() / size;
    boolean explains =
        PythonText.fixed(other, DIGITS).equals(PythonText.fixed(rate.doubleValue(), DIGITS))
            && PythonText.fixed(other * size, DIGITS).equals(written);
    return explains ? Decimals.parse(PythonText.repr(other)) : null;
  }

  private static @Nullable BigDecimal abs(@Nullable BigDecimal number) {
    return number == null || number.signum() == 0 ? null : number.abs();
  }
}
