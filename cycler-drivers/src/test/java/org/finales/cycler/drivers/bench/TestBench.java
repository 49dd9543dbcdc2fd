package org.finales.cycler.drivers.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.link.LinkListener;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.VirtualClock;

/** One instrument on a bench: its cable, the time, and everything that was said. */
public final class TestBench {
  public final VirtualClock clock = new VirtualClock();
  public final List<String> sent = new ArrayList<>();
  public final List<String> received = new ArrayList<>();
  private final CyclerDriver driver;

  @SuppressWarnings("NullAway.Init") // set by open
  private FaultyCable cable;

  @SuppressWarnings("NullAway.Init") // set by open
  private CyclerDevice device;

  public TestBench(CyclerDriver driver) {
    this.driver = driver;
  }

  /** A cell whose voltage moves little: 3.6 V to 3.7 V, 20 mOhm. */
  public SimulatedCell cell(String text) {
    return new SimulatedCell(CellParameters.parse(text), clock);
  }

  public SimulatedCell cell() {
    return cell("li-ion-nmc?capacity=2.5Ah&soc=50%");
  }

  /** Opens the instrument with settings such as {@code ?kind=load}. */
  public TestBench open(SimulatedInstrument instrument, String settings) {
    cable = new FaultyCable(instrument, 42, Duration.ofSeconds(1));
    device =
        Drivers.builder()
            .register(new Connected())
            .clock(clock)
            .listener(new Ears())
            .build()
            .open(driver.info().code() + ":sim://li-ion" + settings);
    return this;
  }

  public TestBench open(SimulatedInstrument instrument) {
    return open(instrument, "");
  }

  public CyclerDevice device() {
    return device;
  }

  public FaultyCable cable() {
    return cable;
  }

  public CyclerChannel channel() {
    return device.channels().get(0);
  }

  public SteeredChannel steered() {
    return (SteeredChannel) channel();
  }

  /** Lets time pass, and reads every second. */
  public Reading after(Duration length) {
    Reading last = channel().read();
    for (long second = 0; second < length.toSeconds(); second++) {
      clock.pause(Duration.ofSeconds(1));
      last = channel().read();
    }
    return last;
  }

  /**
   * Garbles answers in every way. Readings that are accepted are within the ratings, which the
   * guard around the channel checks as well; the reading after each garbled one is right.
   */
  public void garble(int exchanges, double voltageError, double currentError) {
    Random random = new Random(7);
    CableFault[] faults = CableFault.values();
    int accepted = 0;
    for (int i = 0; i < exchanges; i++) {
      CableFault fault = faults[i % faults.length];
      if (fault == CableFault.FLOOD && i % 50 != 0) {
        fault = CableFault.GARBAGE;
      }
      for (int j = 0; j <= random.nextInt(3); j++) {
        cable.plan(fault);
      }
      long before = clock.nanos();
      try {
        Reading reading = channel().read();
        accepted++;
        assertThat(reading.voltage()).isNotInfinite();
      } catch (DeviceException e) {
        // a reading that cannot be had is a failure, not a wrong reading
      }
      assertThat(Duration.ofNanos(clock.nanos() - before)).isLessThan(Duration.ofSeconds(60));
      cable.planNothing();
      Reading after = channel().read();
      double[] truth = cable.truth(0);
      if (!Double.isNaN(after.voltage())) {
        assertThat(after.voltage())
            .as("voltage after fault %d, %s", i, fault)
            .isCloseTo(truth[0], within(voltageError));
      }
      if (!Double.isNaN(after.current())) {
        assertThat(after.current())
            .as("current after fault %d, %s", i, fault)
            .isCloseTo(truth[1], within(currentError));
      }
    }
    assertThat(accepted).isPositive();
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }

  /** The driver, whose simulator is the instrument of this bench. */
  private final class Connected implements CyclerDriver {
    @Override
    public DriverInfo info() {
      return driver.info();
    }

    @Override
    public CyclerDevice open(Connection connection) {
      return driver.open(connection);
    }

    @Override
    public Optional<SimulatedInstrument> simulator(Connection connection) {
      return Optional.of(cable);
    }
  }

  private final class Ears implements LinkListener {
    @Override
    public void sent(byte[] bytes) {
      sent.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void received(byte[] bytes) {
      received.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
