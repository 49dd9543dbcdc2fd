package org.finales.samples.driver;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SetPoint;

/** A table cycler that is not there, with a cell at its terminals. */
final class TableCyclerSimulator implements SimulatedInstrument {
  private final SimulatedCell cell;
  private final StringBuilder line = new StringBuilder();
  private String mode = "REST";
  private double value;
  private boolean tripped;
  private boolean refusesNext;
  private boolean staysOn;

  TableCyclerSimulator(CellParameters parameters, LabClock clock) {
    cell = new SimulatedCell(parameters, clock);
  }

  @Override
  public void receive(byte[] bytes, Wire wire) {
    for (byte b : bytes) {
      if (b == '\n') {
        String answer = answer(line.toString()) + "\n";
        wire.send(answer.getBytes(StandardCharsets.US_ASCII));
        line.setLength(0);
      } else if (line.length() < 100) {
        line.append((char) (b & 0xFF));
      }
    }
  }

  private String answer(String command) {
    return switch (command) {
      case "*IDN?" -> "FINALES,TC-1,42,1.0";
      case "STAT?" -> tripped ? "1" : "0";
      case "MEAS?" ->
          String.format(Locale.ROOT, "%.4f,%.4f,%d", cell.voltage(), cell.current(), on());
      case "REST" -> rest();
      default -> hold(command);
    };
  }

  private String rest() {
    if (staysOn) {
      staysOn = false;
      return "REST,0.0000,1";
    }
    tripped = false;
    off();
    return held();
  }

  private String hold(String command) {
    if (!command.matches("(CURR|VOLT) -?\\d\\.\\d{4}")) {
      return "ERR 1";
    }
    if (tripped || refusesNext) {
      refusesNext = false;
      return "ERR 2";
    }
    mode = command.substring(0, 4);
    value = Double.parseDouble(command.substring(5));
    cell.hold(
        mode.equals("CURR")
            ? SetPoint.current(value, TableCyclerChannel.RATED)
            : SetPoint.voltage(value, TableCyclerChannel.RATED));
    return held();
  }

  private void off() {
    mode = "REST";
    value = 0;
    cell.rest();
  }

  private String held() {
    return String.format(Locale.ROOT, "%s,%.4f,%d", mode, value, on());
  }

  private int on() {
    return mode.equals("REST") ? 0 : 1;
  }

  @Override
  public void linkOpened() {
    line.setLength(0);
  }

  @Override
  public boolean anyOutputOn() {
    return on() == 1;
  }

  @Override
  public double[] truth(int channel) {
    return new double[] {cell.voltage(), cell.current()};
  }

  @Override
  public boolean powerCycle() {
    tripped = false;
    off();
    return true;
  }

  @Override
  public boolean refuseNextSetPoint() {
    refusesNext = true;
    return true;
  }

  @Override
  public boolean raiseAlarm() {
    tripped = true;
    off();
    return true;
  }

  @Override
  public boolean keepOutputOnOnce() {
    staysOn = true;
    return true;
  }
}
