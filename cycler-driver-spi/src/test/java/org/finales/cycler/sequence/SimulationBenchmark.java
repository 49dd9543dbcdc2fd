package org.finales.cycler.sequence;

import static org.finales.cycler.sequence.Protocols.amount;
import static org.finales.cycler.sequence.Protocols.charge;
import static org.finales.cycler.sequence.Protocols.end;
import static org.finales.cycler.sequence.Protocols.rest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.cycler.cell.CellChemistry;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.spi.Envelope;

/**
 * Prints how much faster than real time a cell is cycled on one core, with a reading each second:
 * {@code ./mvnw -q -Pbenchmark -pl cycler-driver-spi -am -Dprofile.benchmark.texts=1}.
 */
public final class SimulationBenchmark {
  private SimulationBenchmark() {}

  /** Cycles a cell of NMC so many times at 1 C with constant voltage, recorded every 10 s. */
  private static Protocol cycles(int count) {
    return Protocol.builder()
        .steps(
            List.of(
                ConstantCurrentConstantVoltage.builder(amount("4.2", "V"))
                    .tag("charge")
                    .cRate(amount("1", "A/Ah"))
                    .ends(List.of(end(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                    .build(),
                rest("1800"),
                charge("-2.5", end(EndKind.LOWER_VOLTAGE, "2.8", "V")),
                rest("1800"),
                Loop.builder("charge", count).build()))
        .recording(Recording.builder().period(amount("10", "s")).build())
        .build();
  }

  /**
   * Runs it a few times; the later ones count, because the compiler has warmed up then. The time is
   * that of the thread, so that other programs on the computer do not matter.
   */
  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    Protocol protocol = cycles(count);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 5; i++) {
      CellModel cell = new CellModel(CellChemistry.LI_ION_NMC.defaults(2.5));
      long began = threads.getCurrentThreadCpuTime();
      SimulationResult result =
          Simulation.run(protocol, cell, Envelope.UNBOUNDED, SimulationBounds.USUAL);
      double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d cycles, %s, %.0f s simulated in %.2f s of one core: %.2f million times real time, %.0f ns for"
              + " each of %d readings%n",
          result.cycle(),
          result.status(),
          result.seconds(),
          seconds,
          result.seconds() / seconds / 1e6,
          seconds * 1e9 / result.readings(),
          result.readings());
    }
  }
}
