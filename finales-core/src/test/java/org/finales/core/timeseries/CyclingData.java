package org.finales.core.timeseries;

import static org.finales.core.timeseries.Recording.BEGIN;

import java.util.List;
import java.util.Random;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.sequence.SimulatedPoints;
import org.finales.cycler.sequence.Simulation;
import org.finales.cycler.sequence.SimulationBounds;
import org.finales.cycler.spi.Envelope;

/** What instruments of several kinds read of a cell that is cycled by the simulation. */
final class CyclingData {
  private CyclingData() {}

  /** A cell of NMC of 2.5 Ah cycled at 1 C with constant voltage and rests, a point each second. */
  static SimulatedPoints cycled() {
    Protocol protocol =
        Protocol.builder()
            .steps(
                List.of(
                    ConstantCurrentConstantVoltage.builder(Quantity.of("4.2", "V"))
                        .tag("charge")
                        .cRate(Quantity.of("1", "A/Ah"))
                        .ends(List.of(EndCondition.of(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                        .build(),
                    rest(),
                    ConstantCurrent.builder()
                        .current(Quantity.of("-2.5", "A"))
                        .ends(List.of(EndCondition.of(EndKind.LOWER_VOLTAGE, "2.8", "V")))
                        .build(),
                    rest(),
                    Loop.builder("charge", 130).build()))
            .recording(
                org.finales.api.cycling.Recording.builder().period(Quantity.of("1", "s")).build())
            .build();
    CellModel cell = new CellModel(CellChemistry.LI_ION_NMC.defaults(2.5));
    SimulationBounds usual = SimulationBounds.USUAL;
    SimulationBounds bounds =
        new SimulationBounds(
            usual.stepSeconds(),
            usual.maxSeconds(),
            usual.maxReadings(),
            2_000_000,
            usual.maxSummaries());
    return Simulation.run(protocol, cell, Envelope.UNBOUNDED, bounds).points();
  }

  private static Rest rest() {
    return Rest.builder().ends(List.of(EndCondition.of(EndKind.DURATION, "1800", "s"))).build();
  }

  /** Instruments' resolution and noise. */
  record Instrument(
      String name, double resolution, double noise, long jitterMicros, boolean quantised) {
    static final Instrument GOOD =
        new Instrument("read to 0.1 mV, 0.1 mA, 0.01 K", 1e4, 1e-4, 0, true);
    static final Instrument JITTER =
        new Instrument("the same, times off by up to 1 ms", 1e4, 1e-4, 1000, true);
    static final Instrument FINE =
        new Instrument("read to 10 uV, 10 uA, 0.001 K", 1e5, 1e-4, 0, true);
    static final Instrument DOUBLES = new Instrument("all bits random", 1e4, 1e-4, 0, false);

    double read(double value, double part, Random random) {
      double noisy = value + random.nextGaussian() * noise * part;
      double steps = resolution / part;
      return quantised ? Math.rint(noisy * steps) / steps : noisy;
    }
  }

  /** What an instrument reads, so many µs apart; the cycling begins again at its end. */
  static Points read(
      SimulatedPoints cycled, Instrument instrument, long first, int count, long microsEach) {
    Random random = new Random(first);
    Points.Builder points = Points.builder(1);
    for (long i = first; i < first + count; i++) {
      int at = (int) (i % cycled.size());
      long jitter =
          instrument.jitterMicros == 0 ? 0 : random.nextInt((int) instrument.jitterMicros);
      long time = i * microsEach + jitter;
      points.add(
          time,
          BEGIN + time,
          cycled.step(at),
          cycled.cycle(at),
          1,
          instrument.read(cycled.voltage(at), 1, random),
          instrument.read(cycled.current(at), 1, random),
          instrument.read(cycled.temperature(at), 100, random));
    }
    return points.build();
  }
}
