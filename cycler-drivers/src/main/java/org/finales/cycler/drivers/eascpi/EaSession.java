package org.finales.cycler.drivers.eascpi;

import java.util.List;
import java.util.Locale;
import org.finales.cycler.drivers.scpi.ScpiError;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one instrument: who has the control, and which alarms came. Reading the
 * error queue acknowledges alarms, so they are kept here until the laboratory has seen them.
 */
final class EaSession {
  private final ScpiSession scpi;
  private int alarms;

  EaSession(ScpiSession scpi) {
    this.scpi = scpi;
  }

  ScpiSession scpi() {
    return scpi;
  }

  DeviceIdentity identify() {
    return scpi.ask("*IDN?", ScpiIdentity::of);
  }

  /**
   * Takes the control.
   *
   * @throws RefusedException if somebody else keeps it
   */
  void takeControl() {
    try {
      scpi.command("SYST:LOCK ON");
    } catch (RefusedException e) {
      if (owner().equals("REMOTE")) {
        return;
      }
      throw notOurs(e);
    }
    if (!owner().equals("REMOTE")) {
      throw notOurs(null);
    }
  }

  private RefusedException notOurs(@Nullable RefusedException cause) {
    RefusedException refused =
        new RefusedException(
            cause == null ? "SYST:LOCK" : cause.code(),
            scpi.name()
                + " does not give the control to the host; leave the menu and switch \"local\" off"
                + " at its front, and disconnect other hosts");
    if (cause != null) {
      refused.addSuppressed(cause);
    }
    return refused;
  }

  private String owner() {
    return scpi.ask(
        "SYST:LOCK:OWN?",
        line -> {
          String owner = line.toUpperCase(Locale.ROOT);
          if (!List.of("REMOTE", "NONE", "LOCAL").contains(owner)) {
            throw new Unreadable("REMOTE, NONE or LOCAL");
          }
          return owner;
        });
  }

  /** Asks for the condition and keeps its alarms. */
  int condition() {
    int bits = scpi.bits("STAT:QUES:COND?", EaAlarms.MOST);
    alarms |= bits & EaAlarms.LATCHED;
    return bits;
  }

  /** Returns the alarms that stand or that nobody has acknowledged. */
  List<Alarm> alarms(int condition) {
    return EaAlarms.of(alarms | condition);
  }

  /** Acknowledges the alarms; those whose cause is still there come back. */
  void acknowledge() {
    scpi.ask("SYST:ERR:ALL?", ScpiError::list);
    alarms = 0;
    condition();
  }

  /**
   * Makes sure that nothing stands in the way of a set point.
   *
   * @return whether the control had been lost, as after a failure of the supply, and was taken
   *     again
   * @throws RefusedException if an alarm was not acknowledged, or somebody else has the control
   */
  boolean ready() {
    int condition = condition();
    List<Alarm> standing = EaAlarms.of(alarms);
    if (!standing.isEmpty()) {
      throw new RefusedException(
          standing.get(0).code(),
          scpi.name()
              + " has an alarm: "
              + standing.get(0).text()
              + "; find out why, and acknowledge it");
    }
    if ((condition & EaAlarms.REMOTE) != 0) {
      return false;
    }
    takeControl();
    return true;
  }
}
