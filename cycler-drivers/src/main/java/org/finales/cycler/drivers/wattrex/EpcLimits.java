package org.finales.cycler.drivers.wattrex;

import java.util.HashMap;
import java.util.Map;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.spi.Envelope;

/** The limits of a simulated converter, within those that its firmware has. */
final class EpcLimits {
  private static final Map<Integer, int[]> HARD =
      Map.of(
          EpcMessage.VOLTAGE_LIMITS,
          new int[] {5_100, 400},
          EpcMessage.CURRENT_LIMITS,
          new int[] {15_500, -15_500},
          4,
          new int[] {14_100, 5_300},
          EpcMessage.POWER_LIMITS,
          new int[] {800, -800},
          6,
          new int[] {700, -200});

  private final Map<Integer, int[]> limits = new HashMap<>(HARD);

  static boolean has(int message) {
    return HARD.containsKey(message);
  }

  void reset() {
    limits.clear();
    limits.putAll(HARD);
  }

  private int highest(int message) {
    return limits.getOrDefault(message, new int[2])[0];
  }

  private int lowest(int message) {
    return limits.getOrDefault(message, new int[2])[1];
  }

  /** Takes limits that lie within the hard ones; others change nothing. */
  void take(int message, CanFrame frame, boolean highByteFirst) {
    int highest = highByteFirst ? turned(frame.word(0)) : frame.signed(0);
    int lowest = highByteFirst ? turned(frame.word(2)) : frame.signed(2);
    int[] hard = HARD.getOrDefault(message, new int[2]);
    if (lowest < highest && highest <= hard[0] && lowest >= hard[1]) {
      limits.put(message, new int[] {highest, lowest});
    }
  }

  private static int turned(int word) {
    return (short) (word >> 8 | word << 8);
  }

  CanFrame frame(int device, int message) {
    return EpcMessage.limits(device, message, highest(message), lowest(message), true);
  }

  /** Returns the errors of measurements, in mV and mA. */
  int errors(int volt, int ampere) {
    boolean voltOut =
        volt > highest(EpcMessage.VOLTAGE_LIMITS) || volt < lowest(EpcMessage.VOLTAGE_LIMITS);
    boolean ampereOut =
        ampere > highest(EpcMessage.CURRENT_LIMITS) || ampere < lowest(EpcMessage.CURRENT_LIMITS);
    return (voltOut ? EpcErrors.VOLTAGE : 0) | (ampereOut ? EpcErrors.CURRENT : 0);
  }

  /** Tells whether a mode is within the limits, its reference and where it stops. */
  boolean allow(EpcMode mode) {
    boolean waits = mode.mode() != EpcMode.WAIT || !mode.enabled();
    int message =
        switch (mode.mode()) {
          case EpcMode.VOLTAGE -> EpcMessage.VOLTAGE_LIMITS;
          case EpcMode.CURRENT -> EpcMessage.CURRENT_LIMITS;
          case EpcMode.POWER -> EpcMessage.POWER_LIMITS;
          default -> -1;
        };
    boolean stopsInTime =
        mode.limit() != EpcMode.VOLTAGE_LIMIT
            || within(EpcMessage.VOLTAGE_LIMITS, mode.limitReference());
    return waits && stopsInTime && (message < 0 || within(message, mode.reference()));
  }

  private boolean within(int message, int value) {
    return value <= highest(message) && value >= lowest(message);
  }

  /** Returns the currents and powers at which a held voltage saturates. */
  Envelope flows() {
    return new Envelope(
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Math.max(0, highest(EpcMessage.CURRENT_LIMITS) / 1000.0),
        Math.max(0, -lowest(EpcMessage.CURRENT_LIMITS) / 1000.0),
        Math.max(0, highest(EpcMessage.POWER_LIMITS) / 10.0),
        Math.max(0, -lowest(EpcMessage.POWER_LIMITS) / 10.0));
  }
}
