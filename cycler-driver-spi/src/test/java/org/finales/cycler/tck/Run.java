package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunState;

/** A channel that runs a protocol by itself, and what has to be true of the run. */
final class Run {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final int LONGEST = 1800;

  private final Bench bench;
  private final Spot spot;
  private final ProtocolFile protocol;

  private Run(Bench bench, Spot spot) {
    this.bench = bench;
    this.spot = spot;
    protocol =
        bench
            .author()
            .protocol(channel())
            .orElseThrow(() -> Bench.lacking("protocol() in one of " + channel().formats()));
  }

  /** Opens the instrument and takes its first channel that runs protocols. */
  static Run on(Bench bench) {
    return bench.spots(bench.open(), ProgrammedChannel.class).stream()
        .findFirst()
        .map(spot -> new Run(bench, spot))
        .orElseThrow(() -> Bench.lacking("a channel that runs protocols by itself"));
  }

  /** Opens the instrument, uploads the protocol and starts it. */
  static Run started(Bench bench) {
    Run run = on(bench);
    run.channel().upload(run.protocol());
    run.channel().start();
    return run;
  }

  Spot spot() {
    return spot;
  }

  ProgrammedChannel channel() {
    return (ProgrammedChannel) spot.channel();
  }

  ProtocolFile protocol() {
    return protocol;
  }

  boolean active() {
    RunState state = channel().progress().state();
    return state == RunState.RUNNING || state == RunState.PAUSED;
  }

  void assertQuiet(String when) {
    spot.assertQuiet(when);
  }

  void untilCurrentFlows() {
    double noise = spot.error(ControlMode.CURRENT, 0);
    for (int i = 0; i < 120; i++) {
      if (Math.abs(spot.truth().current()) > noise) {
        return;
      }
      bench.pass(STEP);
    }
    throw new AssertionError("no current flows within four minutes; see protocol()");
  }

  /** Pauses, or skips the rule if the instrument cannot. */
  void pause() {
    try {
      channel().pause();
    } catch (RefusedException e) {
      assertTrue(active(), "a pause that was refused stopped the run");
      throw Bench.lacking("pauses");
    }
  }

  void toTheEnd() {
    for (int i = 0; i < LONGEST && active(); i++) {
      bench.pass(STEP);
    }
    assertTrue(!active(), "the protocol has no end within an hour; see protocol()");
  }

  /** Follows the run as a host does; returns how many points there were. */
  long followToTheEnd() {
    long next = 0;
    double time = 0;
    for (int i = 0; i < LONGEST; i++) {
      boolean active = active();
      List<RecordedPoint> points;
      do {
        points = channel().follow(next, 50);
        assertTrue(points.size() <= 50, "more points came than were asked for");
        for (RecordedPoint point : points) {
          check(point, next, time);
          next++;
          time = point.testSeconds();
        }
      } while (!points.isEmpty());
      if (!active) {
        return next;
      }
      bench.pass(STEP);
    }
    throw new AssertionError("the protocol has no end within an hour; see protocol()");
  }

  /** Fetches everything from a position. */
  List<Point> fetch(long from, int atMost) {
    List<RecordedPoint> all = new ArrayList<>();
    double time = 0;
    while (true) {
      List<RecordedPoint> points = channel().follow(from + all.size(), atMost);
      if (points.isEmpty()) {
        return Point.of(all);
      }
      for (RecordedPoint point : points) {
        check(point, from + all.size(), time);
        time = point.testSeconds();
        all.add(point);
      }
    }
  }

  void check(RecordedPoint point, long position, double notBefore) {
    assertEquals(position, point.position(), "position of a recorded point");
    assertTrue(
        point.testSeconds() >= notBefore,
        () -> "time went backwards from " + notBefore + " s at " + point);
    spot.assertWithinRatings(point.reading(), "a recorded point");
  }
}
