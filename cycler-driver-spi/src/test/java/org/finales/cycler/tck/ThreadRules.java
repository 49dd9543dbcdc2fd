package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several threads at one instrument. */
interface ThreadRules extends Rules {
  /** How often each thread does something. */
  int TIMES = 15;

  @Test
  @DisplayName("[R-701 required] two threads that read and one that steers never mix up answers")
  default void r701KeepsThreadsApart() throws InterruptedException {
    Spot spot = bench().first();
    bench().needsSimulator();
    bench().connection().links().forEach(WatchedLink::invite);
    Callable<Void> steering = repeat(() -> steer(spot));
    Callable<Void> reading = repeat(() -> read(spot));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (Future<Void> done : threads.invokeAll(List.of(reading, reading, steering))) {
        done.get(60, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      whoMixed();
      fail("a thread failed while others used the instrument", e.getCause());
    } catch (TimeoutException e) {
      fail("threads wait for each other without end", e);
    } finally {
      threads.shutdownNow();
    }
    whoMixed();
  }

  private void whoMixed() {
    for (WatchedLink link : bench().connection().links()) {
      assertNull(link.mixed(), "one exchange with the instrument at a time");
    }
  }

  private static Callable<Void> repeat(Runnable action) {
    return () -> {
      for (int i = 0; i < TIMES; i++) {
        action.run();
      }
      return null;
    };
  }

  private static void steer(Spot spot) {
    if (spot.channel() instanceof SteeredChannel steered) {
      SetPoint asked = SetPoints.gentle(spot, 1);
      double value = steered.apply(asked).value();
      assertTrue(
          Math.abs(value - asked.value()) <= spot.error(asked.mode(), asked.value()),
          () -> value + " was read back for " + asked.text());
      steered.off();
    } else {
      spot.device().status();
    }
  }

  private static void read(Spot spot) {
    Reading reading = spot.channel().read();
    spot.assertWithinRatings(reading, "with three threads");
    if (spot.channel() instanceof SteeredChannel steered
        && steered.modes().contains(ControlMode.CURRENT)) {
      double asked = SetPoints.gentle(spot, 1).value();
      double error = 2 * spot.error(ControlMode.CURRENT, asked);
      double current = reading.current();
      assertTrue(
          Double.isNaN(current) || Math.abs(current) <= error || Math.abs(current - asked) <= error,
          () -> current + " A was read, but only 0 and " + asked + " A were ever set");
    }
  }
}
