package org.finales.cycler.drivers.genericscpi;

import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.drivers.bench.BenchChannel;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;

/**
 * The input of a load that holds one thing constant at a time. It has no limits beside that: at a
 * constant voltage it takes whatever current that needs. The function changes with the input off.
 */
public final class LoadChannel extends BenchChannel {
  private final ScpiSession scpi;
  private final LoadProfile profile;
  private final LabClock clock;

  /** Makes the channel {@code 1}. */
  public LoadChannel(
      ScpiSession scpi, LoadProfile profile, LabClock clock, Ratings ratings, ReentrantLock one) {
    super("1", ratings, profile.modes(), one);
    this.scpi = scpi;
    this.profile = profile;
    this.clock = clock;
  }

  @Override
  protected Reading measure() {
    Envelope rated = ratings().envelope();
    double volt =
        scpi.ask(profile.measureVoltage(), line -> Bounds.voltage(Numbers.of(line, "V"), rated));
    double ampere =
        scpi.ask(
            profile.measureCurrent(),
            line -> Bounds.current(-Math.abs(Numbers.of(line, "A")), rated));
    return new Reading(
        clock.micros(),
        Reading.NO_CLOCK,
        volt,
        ampere == 0 ? 0.0 : ampere,
        isOn() ? OutputState.ON : OutputState.OFF);
  }

  private boolean isOn() {
    return scpi.onOff(profile.inputHeader() + "?");
  }

  /** These loads have no protections that can be programmed. */
  @Override
  protected Envelope program(Envelope window) {
    return Envelope.UNBOUNDED;
  }

  @Override
  protected Applied hold(SetPoint setPoint) {
    ControlMode mode = setPoint.mode();
    double size = Math.abs(setPoint.value());
    if (!inFunction(mode)) {
      if (isOn()) {
        switchOff();
      }
      scpi.command(profile.functionHeader() + " " + profile.function(mode));
      if (!inFunction(mode)) {
        throw new RefusedException(
            "function",
            scpi.name()
                + " does not change to "
                + profile.function(mode)
                + "; leave the menu at its front");
      }
    }
    double held = scpi.settle(profile.register(mode), size);
    if (!isOn()) {
      scpi.command(profile.inputHeader() + " ON");
    }
    return nowOn(setPoint, setPoint.value() < 0 ? -held : held, isOn());
  }

  /** Answers are short or long, and some have words before: {@code CONTINUOUS CV}. */
  private boolean inFunction(ControlMode mode) {
    String wanted = profile.function(mode);
    return scpi.ask(
        profile.functionHeader() + "?",
        line -> {
          String last = line.substring(line.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
          if (!last.matches("[A-Z]{2,20}")) {
            throw new Unreadable("the name of a function");
          }
          return last.startsWith(wanted);
        });
  }

  @Override
  protected Applied switchOff() {
    scpi.command(profile.inputHeader() + " OFF");
    return nowOff(isOn());
  }
}
