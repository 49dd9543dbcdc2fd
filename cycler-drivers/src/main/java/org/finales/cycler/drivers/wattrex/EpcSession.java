package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.drivers.slcan.CanFrame;
import org.finales.cycler.drivers.slcan.CanPort;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.RefusedException;

/** Asks and tells one converter. One thread at a time. */
final class EpcSession {
  /** 125 kbit/s, as adapters count. */
  static final int SPEED = 4;

  /** The converter looks for messages every 10 ms; others may fill the bus meanwhile. */
  static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(300), 3, Duration.ZERO, 65_536);

  /** What the converter answers by itself to what it is told has come after so long. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private static final int TRIES = 5;

  /** In V and A. */
  private static final double ALIKE = 0.02;

  private final CanPort port;
  private final LabClock clock;
  private final int device;
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger electricals = new AtomicInteger();
  private volatile CanFrame electrical;
  private boolean beats;
  private Duration period = Duration.ZERO;
  private boolean lowByteFirst = true;

  EpcSession(Connection connection, int device) {
    this.device = device;
    this.clock = connection.clock();
    electrical = new CanFrame(0);
    port = CanPort.open(connection, PATIENCE, SPEED, id -> id >> 4 == device, this::heard);
  }

  /** Errors are told when they change; they are kept until they are acknowledged. */
  private void heard(CanFrame frame) {
    switch (frame.id() & 0xF) {
      case EpcMessage.STATUS -> {
        if (frame.length() > 0) {
          errors.accumulateAndGet(frame.at(0) & EpcErrors.ALL, (a, b) -> a | b);
        }
      }
      case EpcMessage.ELECTRICAL -> {
        electrical = frame;
        electricals.incrementAndGet();
      }
      default -> {}
    }
  }

  CanPort port() {
    return port;
  }

  LabClock clock() {
    return clock;
  }

  private <T> T ask(String what, int request, int message, Function<CanFrame, T> decoder) {
    int id = EpcMessage.id(device, message);
    return port.ask(what, EpcMessage.request(device, request), frame -> frame.id() == id, decoder);
  }

  EpcInfo info() {
    return ask(
        "who it is",
        EpcMessage.ASK_INFO,
        EpcMessage.INFO,
        frame -> {
          EpcInfo info = EpcInfo.of(frame);
          if (info.device() != (device & 0x3F)) {
            throw new Unreadable("an answer of device " + device);
          }
          return info;
        });
  }

  /**
   * Sets up what comes by itself.
   *
   * @param heartbeat within what time the converter wants to hear of the host; zero for never
   * @param every how often it tells its measurements; zero to be asked
   */
  void configure(Duration heartbeat, Duration every) {
    beats = !heartbeat.isZero();
    period = every;
    port.send(EpcMessage.periodic(device, ticks(heartbeat), ticks(every), 0));
    beat();
  }

  private static int ticks(Duration length) {
    return (int) Math.min(EpcMessage.MOST_TICKS, (length.toMillis() + 9) / 10);
  }

  /** Lets the converter know that the host is there. */
  void beat() {
    if (beats) {
      port.send(EpcMessage.request(device, EpcMessage.HEARTBEAT));
    }
  }

  EpcMode mode() {
    return ask("what it holds", EpcMessage.ASK_MODE, EpcMessage.MODE, EpcMode::of);
  }

  /** Tells what to hold, and asks for it after the converter had its time. */
  EpcMode tell(EpcMode mode) {
    port.send(mode.frame(device));
    port.listen(SETTLE, () -> false);
    return mode();
  }

  /** Returns the error bits that stand, and those that came since they were acknowledged. */
  int errors() {
    int now =
        ask(
            "its errors",
            EpcMessage.ASK_STATUS,
            EpcMessage.STATUS,
            frame -> {
              if (frame.length() < 1 || (frame.at(0) & ~EpcErrors.ALL) != 0) {
                throw new Unreadable("a status of six bits");
              }
              return frame.at(0);
            });
    return errors.get() | now;
  }

  void forgetErrors() {
    errors.set(0);
  }

  /** Returns voltage and current of the battery and voltage of the supply, in V and A. */
  double[] electrical(Envelope rated) {
    if (period.isZero()) {
      return ask(
          "its measurements",
          EpcMessage.ASK_ELECTRICAL,
          EpcMessage.ELECTRICAL,
          frame -> decoded(frame, rated));
    }
    // what has come is old, and the next may have been measured before the last set point
    port.listen(Duration.ZERO, () -> false);
    heardNext();
    double[] before = {};
    for (int i = 0; i < TRIES; i++) {
      mode();
      if (heardNext()) {
        try {
          double[] now = decoded(electrical, rated);
          if (before.length > 0 && areAlike(before, now)) {
            return now;
          }
          before = now;
        } catch (Unreadable e) {
          // changed on its way; the next one may be right
        }
      }
    }
    if (before.length > 0) {
      return before;
    }
    throw new NoAnswerException(
        port.name()
            + ": the converter "
            + device
            + " tells no measurements; check the bus and its supply");
  }

  /** A measurement that came late does not say so, but differs from the next where it matters. */
  private static boolean areAlike(double[] one, double[] other) {
    return Math.abs(one[0] - other[0]) < ALIKE && Math.abs(one[1] - other[1]) < ALIKE;
  }

  private boolean heardNext() {
    int before = electricals.get();
    port.listen(period.multipliedBy(2).plus(SETTLE), () -> electricals.get() != before);
    return electricals.get() != before;
  }

  private static double[] decoded(CanFrame frame, Envelope rated) {
    if (frame.length() != 6) {
      throw new Unreadable("measurements of 6 bytes");
    }
    return new double[] {
      Bounds.voltage(frame.word(0) / 1000.0, rated),
      Bounds.current(frame.signed(2) / 1000.0, rated),
      frame.word(4) / 1000.0
    };
  }

  /** Returns the temperatures of body, anode and ambient, in °C. */
  double[] temperatures() {
    return ask(
        "its temperatures",
        EpcMessage.ASK_TEMPERATURES,
        EpcMessage.TEMPERATURES,
        frame -> {
          if (frame.length() != 6) {
            throw new Unreadable("temperatures of 6 bytes");
          }
          return new double[] {
            celsius(frame.signed(0)), celsius(frame.signed(2)), celsius(frame.signed(4))
          };
        });
  }

  private static double celsius(int tenths) {
    return Bounds.between("a temperature", tenths / 10.0, -60, 250, "degC");
  }

  /**
   * Sets limits and makes sure of them. WattRex's driver sends the low byte first and its firmware
   * of 2023 takes the high byte first, while both read the answer with the low byte first; whatever
   * order comes back right is kept.
   */
  void limits(int message, int highest, int lowest) {
    for (int i = 0; i < TRIES; i++) {
      port.send(EpcMessage.limits(device, message, highest, lowest, lowByteFirst));
      port.listen(SETTLE, () -> false);
      int[] held =
          ask(
              "its limits",
              message + EpcMessage.ASK_LIMITS,
              message,
              frame -> {
                if (frame.length() != 4) {
                  throw new Unreadable("limits of 4 bytes");
                }
                return new int[] {frame.word(0), frame.word(2)};
              });
      if (held[0] == (highest & 0xFFFF) && held[1] == (lowest & 0xFFFF)) {
        return;
      }
      lowByteFirst = !lowByteFirst;
    }
    throw new RefusedException(
        "read-back",
        "the converter keeps other limits than "
            + lowest
            + " to "
            + highest
            + " of message "
            + message
            + "; ask for its alarms, and look whether it was in error");
  }
}
