package org.finales.cycler.drivers.scpi;

import java.time.Duration;

/** Something that speaks SCPI and is no instrument of any driver here. */
public final class OtherScpiInstrument extends ScpiSimulator {
  public OtherScpiInstrument() {
    super(256, Duration.ofMillis(1));
    query("*IDN", none -> "Nobody Ltd., COFFEE 3000, 12345, 1.0");
    query("SYSTem:ERRor[:NEXT]", none -> nextError());
  }

  @Override
  protected void advance() {}

  @Override
  public boolean anyOutputOn() {
    return false;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {0, 0};
  }
}
