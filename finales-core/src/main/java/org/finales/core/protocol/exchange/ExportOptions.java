package org.finales.core.protocol.exchange;

import java.time.Clock;
import java.util.Objects;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol does not tell and a file for an instrument needs; immutable.
 *
 * <p>By default the sample and the capacity are those of the protocol, and the clock that of the
 * system, in its time zone.
 */
public final class ExportOptions {
  private static final ExportOptions DEFAULTS =
      new ExportOptions(null, null, Clock.systemDefaultZone());

  private final @Nullable String sample;
  private final @Nullable Quantity capacity;
  private final Clock clock;

  private ExportOptions(@Nullable String sample, @Nullable Quantity capacity, Clock clock) {
    this.sample = sample;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** Returns options that leave everything to the protocol. */
  public static ExportOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * Returns options that name the sample, whatever the protocol says; null leaves it to the
   * protocol.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public ExportOptions withSample(@Nullable String name) {
    if (name != null && name.isBlank()) {
      throw new IllegalArgumentException("the name of the sample is blank; give one or none");
    }
    return new ExportOptions(name, capacity, clock);
  }

  /**
   * Returns options with the charge that C-rates refer to, whatever the protocol says; null leaves
   * it to the protocol.
   *
   * @throws IllegalArgumentException if it is no charge, or not more than zero
   */
  public ExportOptions withCapacity(@Nullable Quantity charge) {
    if (charge != null
        && (!charge.unit().isCompatibleWith(Unit.parse("Ah")) || charge.value().signum() <= 0)) {
      throw new IllegalArgumentException(
          "a capacity is a charge of more than zero, as 2.5 Ah or 45 mAh, not " + charge);
    }
    return new ExportOptions(sample, charge, clock);
  }

  /** Returns options with another clock, which dates files. */
  public ExportOptions withClock(Clock other) {
    return new ExportOptions(sample, capacity, Objects.requireNonNull(other, "clock"));
  }

  /** Returns the sample's name; null for that of the protocol. */
  public @Nullable String sample() {
    return sample;
  }

  /** Returns the charge that C-rates refer to; null for that of the protocol. */
  public @Nullable Quantity capacity() {
    return capacity;
  }

  /** Returns the clock that dates files. */
  public Clock clock() {
    return clock;
  }
}
