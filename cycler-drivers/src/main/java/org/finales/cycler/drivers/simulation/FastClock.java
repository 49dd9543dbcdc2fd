package org.finales.cycler.drivers.simulation;

import java.time.Duration;
import org.finales.cycler.spi.LabClock;

/** A clock that runs some times as fast as another, from the moment it is made. */
final class FastClock implements LabClock {
  private final LabClock clock;
  private final double times;
  private final long beganNanos;
  private final long beganMicros;

  FastClock(LabClock clock, double times) {
    this.clock = clock;
    this.times = times;
    this.beganNanos = clock.nanos();
    this.beganMicros = clock.micros();
  }

  @Override
  public long micros() {
    return beganMicros + nanos() / 1000;
  }

  @Override
  public long nanos() {
    return (long) ((clock.nanos() - beganNanos) * times);
  }

  @Override
  public void pause(Duration length) {
    clock.pause(Duration.ofNanos((long) (length.toNanos() / times)));
  }
}
