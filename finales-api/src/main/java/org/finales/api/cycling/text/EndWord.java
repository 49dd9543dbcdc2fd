package org.finales.api.cycling.text;

import java.util.Arrays;
import java.util.List;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.text.Control.Held;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What can end a step, in the words of the language. */
enum EndWord {
  TIME("a time", EndKind.DURATION, null),
  VOLTAGE("a voltage", EndKind.UPPER_VOLTAGE, EndKind.LOWER_VOLTAGE),
  CURRENT("a current", EndKind.UPPER_CURRENT, EndKind.LOWER_CURRENT),
  POWER("a power", EndKind.UPPER_POWER, EndKind.LOWER_POWER),
  CAPACITY("a charge", EndKind.CAPACITY, null),
  ENERGY("an energy", EndKind.ENERGY, null),
  TEMPERATURE("a temperature", EndKind.UPPER_TEMPERATURE, EndKind.LOWER_TEMPERATURE),
  SOC("a state of charge", EndKind.STATE_OF_CHARGE, null),
  DV("a change of the voltage", EndKind.VOLTAGE_CHANGE, null),
  CYCLES("a number of cycles", EndKind.CYCLE_COUNT, null);

  static final List<String> NAMES = Arrays.stream(values()).map(Enum::name).toList();

  private final String what;
  private final EndKind upper;
  private final @Nullable EndKind lower;
  private final Unit unit;

  EndWord(String what, EndKind upper, @Nullable EndKind lower) {
    this.what = what;
    this.upper = upper;
    this.lower = lower;
    this.unit = upper.unit();
  }

  /** Returns the word that is spelled so, or null. */
  static @Nullable EndWord of(String word) {
    for (EndWord known : values()) {
      if (known.name().equals(word)) {
        return known;
      }
    }
    return null;
  }

  /** Returns the word for a kind of end. */
  static EndWord of(EndKind kind) {
    if (isRate(kind)) {
      return CURRENT;
    }
    for (EndWord word : values()) {
      if (word.upper == kind || word.lower == kind) {
        return word;
      }
    }
    throw new IllegalStateException("No word ends a step by " + kind);
  }

  static boolean isRate(EndKind kind) {
    return kind == EndKind.UPPER_C_RATE || kind == EndKind.LOWER_C_RATE;
  }

  /** Returns the same end for a C-rate instead of a current. */
  static EndKind asRate(EndKind kind) {
    return kind == EndKind.UPPER_CURRENT ? EndKind.UPPER_C_RATE : EndKind.LOWER_C_RATE;
  }

  /** Returns what is given, with its article. */
  String what() {
    return what;
  }

  /** Returns the unit of a bare number. */
  Unit unit() {
    return unit;
  }

  /** Tells whether the limit has a direction. */
  boolean hasDirection() {
    return lower != null;
  }

  /** Returns the kind for {@code >} or {@code <}; the same for both without a direction. */
  EndKind kind(boolean isUpper) {
    return isUpper || lower == null ? upper : lower;
  }

  /** Tells whether it is what the step holds, so that it cannot end it. */
  boolean isHeld(Control control) {
    return switch (control.held()) {
      case CURRENT -> this == CURRENT;
      case VOLTAGE, CURRENT_THEN_VOLTAGE -> this == VOLTAGE;
      case POWER -> this == POWER;
      case RESISTANCE, NOTHING -> false;
    };
  }

  /**
   * Returns the kind that is meant without {@code <} and {@code >}, or null if that must be said.
   * Charging raises the voltage and discharging lowers it; what is not held fades.
   *
   * @param sign sign of the number that is given
   */
  @Nullable EndKind meant(Control control, int sign) {
    if (lower == null || this == TEMPERATURE) {
      return upper;
    }
    if (isHeld(control)) {
      return null;
    }
    Held held = control.held();
    // a current or power that discharges fades upwards, to a number less below zero
    EndKind fading = kind(sign < 0);
    return switch (this) {
      case VOLTAGE ->
          switch (held) {
            case CURRENT, POWER -> control.sign() == 0 ? null : kind(control.sign() > 0);
            case RESISTANCE -> lower;
            default -> null;
          };
      case CURRENT ->
          held == Held.VOLTAGE || held == Held.CURRENT_THEN_VOLTAGE || held == Held.RESISTANCE
              ? fading
              : null;
      case POWER ->
          switch (held) {
            case CURRENT -> control.sign() > 0 ? upper : control.sign() < 0 ? fading : null;
            case VOLTAGE, RESISTANCE -> fading;
            default -> null;
          };
      default -> null;
    };
  }
}
