package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.RecordedPoint;

/** Fetches the points of a run that is over while answers are garbled. */
final class PointTrials {
  private static final int PART = 20;

  private final Bench bench;
  private final Run run;
  private final List<Point> right;

  PointTrials(Bench bench, Run run) {
    this.bench = bench;
    this.run = run;
    right = Point.of(run.channel().follow(0, PART));
    assertTrue(!right.isEmpty(), "no point was recorded");
  }

  void followThroughAllFaults() {
    long before = bench.meddler().answers();
    run.channel().follow(0, PART);
    long answers = Math.min(20, bench.meddler().answers() - before);
    for (CableFault fault : CableFault.values()) {
      for (int i = 0; i < answers; i++) {
        follow(fault, i);
        assertEquals(right, Point.of(run.channel().follow(0, PART)), "points right after " + fault);
      }
    }
  }

  private void follow(CableFault fault, int answer) {
    bench.grantTime();
    bench.meddler().garble(fault, answer, bench.connection().longestPatience());
    try {
      List<RecordedPoint> points = run.channel().follow(0, PART);
      String when = fault + " instead of answer " + (answer + 1);
      if (CableTrials.exact(bench, fault)) {
        assertEquals(right.subList(0, points.size()), Point.of(points), "points through " + when);
      } else {
        for (int i = 0; i < points.size(); i++) {
          assertEquals(i, points.get(i).position(), "position of a point through " + when);
          run.spot().assertWithinRatings(points.get(i).reading(), when);
        }
      }
    } catch (DeviceException e) {
      // no points are no wrong points
    } finally {
      bench.meddler().cancel();
    }
  }
}
