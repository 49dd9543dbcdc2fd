package org.finales.cycler.drivers.wattrex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.drivers.slcan.CanPort;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** What a battery monitor measures. Thread-safe. */
final class BmsChannel implements CyclerChannel {
  /** After so long without a measurement the monitor counts as gone, as WattRex's driver has it. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final Duration SLICE = Duration.ofMillis(100);
  private static final double CELL_VOLTS = 5;
  private static final double MARGIN = 1.02;

  private final CanPort port;
  private final BmsAssembler assembler;
  private final LabClock clock;
  private final int cells;
  private final double celsius;
  private final double bar;
  private final Duration period;
  private final ReentrantLock one = new ReentrantLock();
  private int taken;

  BmsChannel(CanPort port, BmsAssembler assembler, int cells, Connection connection) {
    this.port = port;
    this.assembler = assembler;
    this.clock = connection.clock();
    this.cells = cells;
    this.celsius = connection.settings().number("temperature-step");
    this.bar = connection.settings().number("pressure-step");
    this.period = connection.settings().duration("period");
  }

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Ratings ratings() {
    return new Ratings(
        new Envelope(0, cells * CELL_VOLTS, 0, 0, 0, 0), period.multipliedBy(2), List.of());
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    List<AuxiliaryInput> inputs = new ArrayList<>();
    for (int i = 1; i <= cells; i++) {
      inputs.add(new AuxiliaryInput("cell " + i, InputKind.VOLTAGE));
    }
    for (int i = 1; i <= BmsData.TEMPERATURE_COUNT; i++) {
      inputs.add(new AuxiliaryInput("temperature " + i, InputKind.TEMPERATURE));
    }
    for (int i = 1; i <= BmsData.PRESSURE_COUNT; i++) {
      inputs.add(new AuxiliaryInput("pressure " + i, InputKind.PRESSURE));
    }
    return inputs;
  }

  /** Returns what came since the last reading, or waits for what comes next. */
  @Override
  public Reading read() {
    one.lock();
    try {
      long end = clock.nanos() + SILENCE.toNanos();
      while (true) {
        // an adapter that is gone is noticed long before a monitor counts as silent
        port.flags();
        port.listen(Duration.ZERO, () -> false);
        long turn = clock.nanos() + period.plus(SLICE).toNanos();
        while (assembler.count() <= taken && clock.nanos() < turn) {
          // others on the bus get their turn between the slices
          port.listen(SLICE, () -> assembler.count() > taken);
        }
        BmsAssembler.Measurement last = assembler.last();
        if (last != null && last.number() > taken) {
          taken = last.number();
          Reading reading = reading(last);
          if (reading.voltage() <= cells * CELL_VOLTS * MARGIN) {
            return reading;
          }
        }
        if (clock.nanos() >= end) {
          throw new NoAnswerException(
              port.name()
                  + ": the battery monitor was silent for "
                  + SILENCE.toSeconds()
                  + " s; check its supply, its id and the bus");
        }
      }
    } finally {
      one.unlock();
    }
  }

  private Reading reading(BmsAssembler.Measurement last) {
    double[] auxiliary = new double[inputs().size()];
    int place = 0;
    for (int i = 0; i < cells; i++) {
      auxiliary[place++] = last.values()[i] / 1000.0;
    }
    for (int i = 0; i < BmsData.TEMPERATURE_COUNT; i++) {
      // above 0x7FFF it is cold, not thousands of degrees hot
      auxiliary[place++] = (short) last.values()[BmsData.TEMPERATURES + i] * celsius;
    }
    for (int i = 0; i < BmsData.PRESSURE_COUNT; i++) {
      auxiliary[place++] = last.values()[BmsData.PRESSURES + i] * bar;
    }
    return new Reading(
        last.micros(),
        Reading.NO_CLOCK,
        last.values()[BmsData.STACK] / 1000.0,
        Double.NaN,
        OutputState.UNKNOWN,
        auxiliary);
  }

  /** Tells whether nothing came for too long. */
  boolean isSilent() {
    port.listen(Duration.ZERO, () -> false);
    BmsAssembler.Measurement last = assembler.last();
    return last == null || clock.nanos() - last.nanos() > SILENCE.toNanos();
  }
}
