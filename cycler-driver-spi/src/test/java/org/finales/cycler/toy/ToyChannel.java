package org.finales.cycler.toy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.Accuracy;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** One output of the toy. */
final class ToyChannel implements SteeredChannel {
  private static final Envelope RATED = new Envelope(0, 6, 5, 5, 30, 30);

  private final ToyLine line;
  private final LabClock clock;
  private final int number;
  private final Set<Flaw> flaws;

  ToyChannel(ToyLine line, LabClock clock, int number, Set<Flaw> flaws) {
    this.line = line;
    this.clock = clock;
    this.number = number;
    this.flaws = flaws;
  }

  @Override
  public String name() {
    return Integer.toString(number + 1);
  }

  @Override
  public Ratings ratings() {
    return new Ratings(
        RATED,
        Duration.ofMillis(100),
        List.of(
            new Accuracy(ControlMode.VOLTAGE, 6, 1e-4, 1e-4),
            new Accuracy(ControlMode.CURRENT, 5, 1e-4, 1e-4)));
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public Set<ControlMode> modes() {
    return Set.of(ControlMode.values());
  }

  @Override
  public Reading read() {
    try {
      return line.ask("READ " + number, this::reading);
    } catch (NoAnswerException e) {
      if (flaws.contains(Flaw.WAITS_FOREVER)) {
        line.waitForever();
      }
      throw e;
    }
  }

  private Reading reading(String[] words) {
    double volt = Numbers.of(words[0], "V");
    double ampere = Numbers.of(words[1], "A");
    boolean sane = volt >= -0.1 && volt <= 6.1 && Math.abs(ampere) <= 5.1;
    if (!sane && !flaws.contains(Flaw.TAKES_ANY_READING)) {
      throw new Unreadable("a reading within the ratings");
    }
    LabClock time = flaws.contains(Flaw.HAS_A_TIME_OF_ITS_OWN) ? LabClock.system() : clock;
    return new Reading(
        time.micros(), Reading.NO_CLOCK, volt, ampere, OutputState.valueOf(words[2]));
  }

  @Override
  public Envelope protect(Envelope window) {
    double volt = Math.min(6, window.maxVoltage());
    double stands =
        line.ask(
            String.format(Locale.ROOT, "PROTECT %d %.4f", number, volt),
            words -> Numbers.of(words[0], "V"));
    double limit = Double.POSITIVE_INFINITY;
    return new Envelope(Double.NEGATIVE_INFINITY, stands, limit, limit, limit, limit);
  }

  @Override
  public Applied apply(SetPoint asked) {
    if (!flaws.contains(Flaw.TAKES_ANY_SET_POINT)) {
      check(asked);
    }
    double sign = flaws.contains(Flaw.WRONG_SIGN) && asked.mode() == ControlMode.POWER ? -1 : 1;
    String words =
        String.format(Locale.ROOT, "SET %d %s %.4f", number, asked.mode(), sign * asked.value());
    if (flaws.contains(Flaw.IGNORES_REFUSALS)) {
      return line.ask(
          words, answer -> new Applied(asked.mode(), asked.value(), OutputState.ON, true));
    }
    Applied applied = line.ask(words, ToyChannel::applied);
    return new Applied(applied.mode(), sign * applied.value(), applied.output(), true);
  }

  private static void check(SetPoint asked) {
    boolean fine =
        switch (asked.mode()) {
          case REST, RESISTANCE -> true;
          case CURRENT -> Math.abs(asked.value()) <= 5;
          case VOLTAGE -> asked.value() >= 0 && asked.value() <= 6;
          case POWER -> Math.abs(asked.value()) <= 30;
        };
    if (!fine) {
      throw new RefusedException("rating", asked.text() + " is beyond the ratings; ask for less");
    }
  }

  static Applied applied(String[] words) {
    return new Applied(
        ControlMode.valueOf(words[0]),
        Double.parseDouble(words[1]),
        OutputState.valueOf(words[2]),
        true);
  }

  @Override
  public Applied off() {
    if (flaws.contains(Flaw.SAYS_OFF_WITHOUT_SWITCHING)) {
      return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
    }
    Applied applied = line.ask("OFF " + number, ToyChannel::applied);
    if (applied.output() != OutputState.OFF) {
      throw new RefusedException("on", "output " + name() + " is still on; pull the plug");
    }
    return applied;
  }
}
