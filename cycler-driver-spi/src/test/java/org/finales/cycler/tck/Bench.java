package org.finales.cycler.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What a rule works with: an instrument, its cable and the time. One for each rule. */
public final class Bench {
  private final CyclerDriverRules author;
  private final List<CyclerDevice> opened = new ArrayList<>();
  private final RuleClock virtual = new RuleClock();
  private @Nullable BenchConnection connection;
  private Meddler.@Nullable Meddled meddled;

  Bench(CyclerDriverRules author) {
    this.author = author;
  }

  CyclerDriverRules author() {
    return author;
  }

  CyclerDriver driver() {
    return author.driver();
  }

  /** Ends the rule, because the driver lacks what it is about. */
  static RuntimeException lacking(String what) {
    Assumptions.abort("lacking: " + what);
    throw new AssertionError();
  }

  /** Sets up instrument and connection, once. */
  BenchConnection connection() {
    BenchConnection made = connection;
    if (made == null) {
      made =
          BenchConnection.of(
              driver(),
              author.connection(),
              realTime() ? LabClock.system() : virtual,
              author.links(),
              () -> meddled == null ? null : new MemoryLink(cable(), virtual));
      connection = made;
      if (!realTime()) {
        meddled = author.instrument(made).map(Meddler::between).orElse(null);
      }
    }
    return made;
  }

  /** Tells whether a real instrument is connected, which has a time of its own. */
  private boolean realTime() {
    String scheme = ConnectionString.of(author.connection()).scheme();
    return scheme != null && !scheme.equals("sim");
  }

  /** Connects another simulated instrument instead of the driver's own. */
  void replaceBy(SimulatedInstrument other) {
    needsSimulator();
    meddled = Meddler.between(other);
  }

  /** Opens the instrument; it is closed after the rule. */
  CyclerDevice open() {
    CyclerDevice device = driver().open(connection());
    opened.add(device);
    return device;
  }

  /** Opens the instrument and returns its first channel. */
  Spot first() {
    CyclerDevice device = open();
    if (device.channels().isEmpty()) {
      throw new AssertionError("the device has no channel; a device without one is of no use");
    }
    return new Spot(this, device, 0);
  }

  /** Opens the instrument and returns its first channel that the host steers. */
  Spot steered() {
    return spots(open(), SteeredChannel.class).stream()
        .findFirst()
        .orElseThrow(() -> lacking("a channel that the host steers"));
  }

  /** Returns the channels of a kind. */
  List<Spot> spots(CyclerDevice device, Class<? extends CyclerChannel> kind) {
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < device.channels().size(); i++) {
      if (kind.isInstance(device.channels().get(i))) {
        spots.add(new Spot(this, device, i));
      }
    }
    return spots;
  }

  /** Forgets what was opened, as a host that loses its power does. */
  void abandon() {
    connection().links().forEach(WatchedLink::close);
    opened.clear();
  }

  /** Closes what is open, and sets up another simulated instrument for what follows. */
  void renew() {
    clear();
    opened.clear();
    connection = null;
    meddled = null;
  }

  boolean simulated() {
    connection();
    return meddled != null;
  }

  /** Skips the rule for real instruments. */
  void needsSimulator() {
    meddled();
  }

  private Meddler.Meddled meddled() {
    connection();
    Meddler.Meddled there = meddled;
    if (there == null) {
      throw lacking("a simulated instrument, which could be made to do that");
    }
    return there;
  }

  FaultyCable cable() {
    return meddled().cable();
  }

  Meddler meddler() {
    return meddled().meddler();
  }

  LabClock clock() {
    return connection().clock();
  }

  /** Grants another hour of virtual time to the driver. */
  void grantTime() {
    virtual.grant();
  }

  /** Lets time pass. */
  void pass(Duration length) {
    if (realTime()) {
      LabClock.system().pause(length);
    } else {
      virtual.pass(length);
    }
  }

  /** Returns what is at a channel's battery; for a real instrument what it measures. */
  Truth truth(CyclerChannel channel, int number) {
    if (!simulated()) {
      var reading = channel.read();
      return new Truth(reading.voltage(), reading.current());
    }
    double[] truth = cable().truth(number);
    return new Truth(truth[0], truth[1]);
  }

  /** Switches everything off and closes it, whatever happens. */
  void clear() {
    if (meddled != null) {
      cable().plugIn();
      cable().planNothing();
    }
    for (CyclerDevice device : opened) {
      try {
        device.close();
      } catch (DeviceException e) {
        // the rule has said what is wrong; a real instrument must not be left on for that
      }
    }
  }
}
