package org.finales.cycler.tck;

import java.util.List;
import org.finales.cycler.spi.RecordedPoint;

/** What of a recorded point is the same whenever it is fetched: all but when the host got it. */
record Point(
    long position, double testSeconds, int step, int cycle, double voltage, double current) {

  static List<Point> of(List<RecordedPoint> points) {
    return points.stream()
        .map(
            p ->
                new Point(
                    p.position(),
                    p.testSeconds(),
                    p.step(),
                    p.cycle(),
                    p.reading().voltage(),
                    p.reading().current()))
        .toList();
  }
}
