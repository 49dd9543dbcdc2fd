package org.finales.cycler.drivers.modbus;

import java.time.Duration;
import java.util.Arrays;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;

/** Something that speaks Modbus and has the same number in every register. */
public final class OtherModbusInstrument implements SimulatedInstrument {
  private final ModbusServer server;

  /** Makes one that listens to addresses 0 and 1. */
  public OtherModbusInstrument(int value, LabClock clock) {
    ModbusRegisters registers =
        new ModbusRegisters() {
          @Override
          public int[] read(int first, int count) {
            int[] values = new int[count];
            Arrays.fill(values, value);
            return values;
          }

          @Override
          public void write(int first, int[] values, boolean several) {
            throw new ModbusRefusal(2);
          }
        };
    server =
        new ModbusServer(
            registers,
            ModbusFraming.RTU,
            new ModbusServer.Manners(0, 1, 0, 0, false, Duration.ofMillis(5)),
            clock);
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    server.receive(bytes, wire);
  }

  @Override
  public boolean anyOutputOn() {
    return false;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {0, 0};
  }
}
