package org.finales.cycler.drivers.flowmeter;

import java.time.Duration;
import java.util.List;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** Two flows. The sketch never shows zero after pulses stop, so a flow that stays may be none. */
final class FlowChannel implements CyclerChannel {
  private static final List<AuxiliaryInput> INPUTS =
      List.of(
          new AuxiliaryInput("main flow", InputKind.FLOW),
          new AuxiliaryInput("auxiliary flow", InputKind.FLOW));

  /** It measures no voltage; a battery of any voltage can stand beside it. */
  private static final Ratings RATINGS =
      new Ratings(new Envelope(-1e6, 1e6, 0, 0, 0, 0), Duration.ofMillis(100), List.of());

  private final LineExchange lines;
  private final LabClock clock;

  FlowChannel(LineExchange lines, LabClock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public Ratings ratings() {
    return RATINGS;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return INPUTS;
  }

  @Override
  public Reading read() {
    double[] flows = lines.ask(":MEASure:FLOW?", FlowLine::flows);
    return new Reading(
        clock.micros(), Reading.NO_CLOCK, Double.NaN, Double.NaN, OutputState.UNKNOWN, flows);
  }
}
