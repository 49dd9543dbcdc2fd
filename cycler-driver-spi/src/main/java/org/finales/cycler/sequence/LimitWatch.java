package org.finales.cycler.sequence;

/** A safety limit in SI units. */
final class LimitWatch {
  /** What is limited. */
  enum Kind {
    UPPER_VOLTAGE("voltage", "V"),
    LOWER_VOLTAGE("voltage", "V"),
    UPPER_CURRENT("current", "A"),
    LOWER_CURRENT("current", "A"),
    UPPER_TEMPERATURE("temperature", "°C"),
    LOWER_TEMPERATURE("temperature", "°C"),
    CAPACITY("capacity", "C"),
    POWER("power", "W");

    private final String quantity;
    private final String unit;

    Kind(String quantity, String unit) {
      this.quantity = quantity;
      this.unit = unit;
    }
  }

  final Kind kind;
  final double level;

  /** How long it must be exceeded, in µs. */
  final long delay;

  LimitWatch(Kind kind, double level, long delay) {
    this.kind = kind;
    this.level = level;
    this.delay = delay;
  }

  boolean isExceeded(StepMeter at) {
    return switch (kind) {
      case UPPER_VOLTAGE, UPPER_CURRENT, UPPER_TEMPERATURE, CAPACITY, POWER -> measure(at) > level;
      case LOWER_VOLTAGE, LOWER_CURRENT, LOWER_TEMPERATURE -> measure(at) < level;
    };
  }

  private double measure(StepMeter at) {
    return switch (kind) {
      case UPPER_VOLTAGE, LOWER_VOLTAGE -> at.voltage;
      case UPPER_CURRENT, LOWER_CURRENT -> at.current;
      case UPPER_TEMPERATURE, LOWER_TEMPERATURE -> at.temperature;
      case CAPACITY -> at.charge();
      case POWER -> Math.abs(at.voltage * at.current);
    };
  }

  String text(StepMeter at) {
    boolean charge = kind == Kind.CAPACITY;
    double scale = charge ? 3600 : 1;
    String unit = charge ? "Ah" : kind.unit;
    return "the %s is %s %s, beyond the safety limit of %s %s"
        .formatted(
            kind.quantity,
            Words.number(measure(at) / scale),
            unit,
            Words.number(level / scale),
            unit);
  }
}
