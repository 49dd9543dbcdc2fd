package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** What is done to one channel while one answer is garbled, and what has to be true of it. */
final class CableTrials {
  private static final int MOST_ANSWERS = 20;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Bench bench;
  private final Spot spot;

  private CableTrials(Bench bench, Spot spot) {
    this.bench = bench;
    this.spot = spot;
  }

  /** Opens the instrument and lets a current flow where it is steered. */
  static CableTrials of(Bench bench) {
    bench.needsSimulator();
    Spot spot = bench.first();
    CableTrials trials = new CableTrials(bench, spot);
    if (spot.channel() instanceof SteeredChannel steered) {
      steered.apply(SetPoints.gentle(spot, 1));
    }
    spot.readRight("before anything was garbled");
    return trials;
  }

  Spot spot() {
    return spot;
  }

  /** Tells whether a reading through such a fault has to be right, not just within the ratings. */
  static boolean exact(Bench bench, CableFault fault) {
    return switch (fault) {
      case SILENCE, LATE -> true;
      case STALE -> bench.author().noticesStaleAnswers();
      default -> bench.author().checksummed();
    };
  }

  /** Garbles each answer of a reading in turn. */
  void readThrough(CableFault fault) {
    long answers = answersOf(() -> spot.channel().read());
    if (answers == 0) {
      throw Bench.lacking("answers that could be garbled: reading needs none");
    }
    for (int i = 0; i < Math.min(answers, MOST_ANSWERS); i++) {
      read(fault, i);
      spot.readRight("right after " + fault);
    }
  }

  /** Reads while one answer is garbled. */
  void read(CableFault fault, int answer) {
    Truth before = spot.truth();
    Reading[] reading = new Reading[1];
    String when = fault + " instead of answer " + (answer + 1) + " of a reading";
    attempt(fault, answer, when, () -> reading[0] = spot.channel().read());
    if (reading[0] != null) {
      if (exact(bench, fault)) {
        spot.assertRight(reading[0], before, spot.truth(), when);
      } else {
        spot.assertWithinRatings(reading[0], when);
      }
    }
  }

  /** Garbles each answer of a set point in turn. */
  void applyThrough(CableFault fault) {
    SetPoint asked = SetPoints.gentle(spot, 1);
    long answers = answersOf(() -> spot.steered().apply(asked));
    for (int i = 0; i < Math.min(answers, MOST_ANSWERS); i++) {
      apply(fault, i, SetPoints.gentle(spot, 1 + i % 2));
      spot.steered().off();
      spot.assertQuiet("after off(), right after " + fault);
    }
  }

  /** Applies a set point while one answer is garbled. */
  void apply(CableFault fault, int answer, SetPoint asked) {
    Applied[] applied = new Applied[1];
    String when = fault + " instead of answer " + (answer + 1) + " of a set point";
    if (attempt(fault, answer, when, () -> applied[0] = spot.steered().apply(asked))) {
      spot.assertHeld(asked, when);
      if (exact(bench, fault)) {
        double error = spot.error(asked.mode(), asked.value());
        assertEquals(asked.value(), applied[0].value(), error, when + ": value that was read back");
      }
    }
  }

  /** Garbles each answer of switching off in turn. */
  void offThrough(CableFault fault) {
    long answers = answersOf(() -> spot.steered().off());
    for (int i = 0; i < Math.min(answers, MOST_ANSWERS); i++) {
      spot.steered().apply(SetPoints.gentle(spot, 1));
      Applied[] applied = new Applied[1];
      String when = fault + " instead of answer " + (i + 1) + " of switching off";
      attempt(fault, i, when, () -> applied[0] = spot.steered().off());
      if (applied[0] != null && applied[0].output() == OutputState.OFF) {
        spot.assertQuiet(when);
      }
      spot.steered().off();
      spot.assertQuiet("after off(), right after " + fault);
    }
  }

  /** Returns how many answers a reading takes, 1 to 20. */
  int answersOfAReading() {
    return few(answersOf(() -> spot.channel().read()));
  }

  /** Returns how many answers a set point takes, 1 to 20. */
  int answersOfASetPoint() {
    SetPoint asked = SetPoints.gentle(spot, 1);
    return few(answersOf(() -> spot.steered().apply(asked)));
  }

  private static int few(long answers) {
    return (int) Math.max(1, Math.min(answers, MOST_ANSWERS));
  }

  private long answersOf(Runnable action) {
    long before = bench.meddler().answers();
    action.run();
    return bench.meddler().answers() - before;
  }

  /** Does something while an answer is garbled; returns whether it succeeded. */
  private boolean attempt(CableFault fault, int answer, String when, Runnable action) {
    bench.grantTime();
    bench.meddler().garble(fault, answer, bench.connection().longestPatience());
    long begin = bench.clock().nanos();
    boolean succeeded;
    try {
      action.run();
      succeeded = true;
    } catch (DeviceException e) {
      succeeded = false;
    } finally {
      bench.meddler().cancel();
    }
    long nanos = bench.clock().nanos() - begin;
    assertTrue(nanos <= LONGEST.toNanos(), () -> when + ": it took " + Duration.ofNanos(nanos));
    return succeeded;
  }
}
