package org.finales.cycler.drivers.flowmeter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;

/**
 * The sketch of the flow meter, version 2: lines end with a line feed alone, have to match letter
 * by letter, and everything else, an empty line too, is an error. The sketch writes beyond its
 * buffer of 100 characters; this one forgets the line instead.
 */
final class FlowMeterSimulator implements SimulatedInstrument {
  private static final Duration ANSWERS_AFTER = Duration.ofMillis(10);
  private static final int BUFFER = 100;

  private final StringBuilder line = new StringBuilder();
  private int main;
  private int auxiliary;
  private boolean booting;

  FlowMeterSimulator(int main, int auxiliary) {
    flow(main, auxiliary);
  }

  /** Lets so many mL/min flow. */
  void flow(int newMain, int newAuxiliary) {
    main = newMain;
    auxiliary = newAuxiliary;
  }

  /** Starts anew when the port is opened, and says so before its first answer. */
  FlowMeterSimulator thatRestarts() {
    booting = true;
    return this;
  }

  @Override
  public void linkOpened() {
    line.setLength(0);
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    for (byte one : bytes) {
      if (one == '\n') {
        String answer = (booting ? "Init flow meter\r\n" : "") + answer(line.toString());
        booting = false;
        line.setLength(0);
        wire.send((answer + "\n").getBytes(StandardCharsets.US_ASCII), ANSWERS_AFTER);
      } else if (line.length() < BUFFER) {
        line.append((char) (one & 0xFF));
      } else {
        line.setLength(0);
      }
    }
  }

  private String answer(String said) {
    return switch (said) {
      case ":IDN*?" -> ":IDN:FLOWmeter:DEVice:001:VERsion:2";
      case ":MEASure:FLOW?" -> ":MEASure:FLOW:DATA:" + main + ":" + auxiliary;
      default -> ":SCPI:ERROR:" + said;
    };
  }

  @Override
  public boolean anyOutputOn() {
    return false;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {Double.NaN, Double.NaN};
  }
}
