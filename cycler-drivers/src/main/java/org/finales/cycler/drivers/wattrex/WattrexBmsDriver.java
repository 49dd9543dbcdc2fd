package org.finales.cycler.drivers.wattrex;

import java.util.List;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.slcan.CanPort;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;

/**
 * Opens WattRex's battery monitor behind a serial CAN adapter (SLCAN). It only listens; several
 * devices on one adapter are opened with the same port and different ids.
 */
public final class WattrexBmsDriver implements CyclerDriver {
  private static final DriverInfo INFO =
      new DriverInfo(
          "wattrex-bms",
          "WattRex battery monitor (BMS, CAN by SLCAN)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.integer("id", 4, "number of the monitor on the bus, 0 to 32"),
              Setting.integer("cells", 12, "how many cells are connected, 1 to 12"),
              Setting.quantity("period", "s", "1 s", "how often the monitor sends"),
              Setting.quantity("temperature-step", "K", "0.1 K", "one step of the temperatures"),
              Setting.quantity("pressure-step", "bar", "1 mbar", "one step of the pressures")),
          "nothing tells the units of its temperatures and pressures; tenths of a degree and"
              + " millibar are taken unless the settings say otherwise",
          null);

  /** For {@link java.util.ServiceLoader}. */
  public WattrexBmsDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public CyclerDevice open(Connection connection) {
    int number = Opening.integer(connection, "id", 0, 32);
    int cells = Opening.integer(connection, "cells", 1, BmsData.CELLS);
    BmsAssembler assembler = new BmsAssembler(connection.clock());
    CanPort port =
        CanPort.open(
            connection,
            EpcSession.PATIENCE,
            EpcSession.SPEED,
            id -> id == (BmsData.BASE_ID | number),
            assembler::add);
    try {
      BmsChannel channel = new BmsChannel(port, assembler, cells, connection);
      channel.read();
      assembler.forgetErrors();
      return new BmsDevice(port, assembler, channel, number);
    } catch (RuntimeException e) {
      port.close();
      throw e;
    }
  }

  /** Makes a monitor at a stack with the voltage of the cell, which its cells share alike. */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    BmsNode node =
        new BmsNode(
            Opening.integer(connection, "id", 0, 32),
            Opening.integer(connection, "cells", 1, BmsData.CELLS),
            connection.settings().duration("period"),
            Opening.cells(connection, 1).get(0),
            connection.clock());
    return Optional.of(new WattrexSimulator(List.of(node), node));
  }
}
