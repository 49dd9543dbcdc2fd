package org.finales.samples.driver;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** The channel of the table cycler: 0 to 5 V, 3 A in both directions. */
record TableCyclerChannel(LineExchange line, LabClock clock) implements SteeredChannel {
  static final Envelope RATED = new Envelope(0, 5, 3, 3, 15, 15);

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Ratings ratings() {
    return new Ratings(
        RATED,
        Duration.ofMillis(200),
        List.of(
            new Accuracy(ControlMode.VOLTAGE, 5, 0.001, 0.001),
            new Accuracy(ControlMode.CURRENT, 3, 0.001, 0.001)));
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public Set<ControlMode> modes() {
    return Set.of(ControlMode.REST, ControlMode.CURRENT, ControlMode.VOLTAGE);
  }

  @Override
  public Reading read() {
    return line.ask("MEAS?", this::reading);
  }

  private Reading reading(String answer) {
    double[] values = Numbers.list(answer, "V", "A", "");
    if (values[0] < -0.1 || values[0] > 5.1 || Math.abs(values[1]) > 3.06) {
      throw new Unreadable("a voltage and a current within the ratings");
    }
    return new Reading(clock.micros(), Reading.NO_CLOCK, values[0], values[1], output(values[2]));
  }

  @Override
  public Envelope protect(Envelope window) {
    return Envelope.UNBOUNDED; // the table cycler has no protections that could be set
  }

  @Override
  public Applied apply(SetPoint asked) {
    boolean volts = asked.mode() == ControlMode.VOLTAGE;
    if (!modes().contains(asked.mode())) {
      throw new IllegalArgumentException("the table cycler has no " + asked.mode());
    }
    double value = asked.value();
    if (volts ? value < 0 || value > 5 : Math.abs(value) > 3) {
      throw new RefusedException("rating", asked.text() + "; ask for 0 to 5 V or up to 3 A");
    }
    if (asked.mode() == ControlMode.REST) {
      return off();
    }
    String command = String.format(Locale.ROOT, "%s %.4f", volts ? "VOLT" : "CURR", value);
    return line.ask(command, answer -> applied(answer, asked.mode()));
  }

  @Override
  public Applied off() {
    Applied applied = line.ask("REST", answer -> applied(answer, ControlMode.REST));
    if (applied.output() != OutputState.OFF) {
      throw new RefusedException("on", "the output is still on; switch off at the instrument");
    }
    return applied;
  }

  /** Reads {@code CURR,1.5000,1}: what is held, and whether the output is on. */
  private static Applied applied(String answer, ControlMode mode) {
    if (answer.startsWith("ERR ")) {
      throw new RefusedException(answer.substring(4), "the table cycler refuses: " + answer);
    }
    String[] parts = answer.split(",");
    if (parts.length != 3 || !parts[0].equals(mode.name().substring(0, 4))) {
      throw new Unreadable("what is held");
    }
    return new Applied(mode, Numbers.of(parts[1], ""), output(Numbers.of(parts[2], "")), true);
  }

  private static OutputState output(double flag) {
    return flag == 0 ? OutputState.OFF : OutputState.ON;
  }
}
