package org.finales.cycler.drivers.riden;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.drivers.bench.Opening;
import org.finales.cycler.drivers.modbus.ModbusClient;
import org.finales.cycler.drivers.modbus.ModbusFaults;
import org.finales.cycler.drivers.modbus.ModbusFraming;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.WrongInstrumentException;

/** Opens Riden RD60xx supplies; the model, and with it the scales, follow from register 0. */
public final class RidenDriver implements CyclerDriver {
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(500), 3, Duration.ofMillis(10), 512);

  private static final DriverInfo INFO =
      new DriverInfo(
          "riden-rd",
          "Riden RD60xx supplies (Modbus)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.integer("address", 1, "address that is set at its front, 1 to 247"),
              Setting.choice(
                  "framing",
                  List.of("rtu", "tcp"),
                  "rtu for RTU frames, tcp for bridges that speak Modbus/TCP"),
              Setting.choice(
                  "model",
                  List.of("rd6006", "rd6006p", "rd6012", "rd6018", "rd6024", "rd6030"),
                  "which model the simulator is; a real one says it itself")),
          "registers and scales were found by users, the maker publishes none",
          "the Modbus question for registers 0 to 3 of the address");

  /** For {@link java.util.ServiceLoader}. */
  public RidenDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      int[] begin = begin(modbus(connection, link));
      return RidenModel.of(begin[0]).map(model -> identity(model, begin));
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(connection, link -> open(connection, link));
  }

  private static CyclerDevice open(Connection connection, Link link) {
    ModbusClient modbus = modbus(connection, link);
    int[] begin = begin(modbus);
    RidenModel model =
        RidenModel.of(begin[0])
            .orElseThrow(
                () ->
                    new WrongInstrumentException(
                        "the instrument at "
                            + link.name()
                            + " says that it is model "
                            + begin[0]
                            + ", whose scales are not known; known are RD6006, RD6006P, RD6012,"
                            + " RD6018, RD6024 and RD6030"));
    ReentrantLock one = new ReentrantLock();
    RidenChannel channel = new RidenChannel(modbus, model, connection.clock(), one);
    channel.off();
    return new RidenDevice(identity(model, begin), channel, link, one);
  }

  private static int[] begin(ModbusClient modbus) {
    return modbus.readRegisters(RidenRegister.ID, RidenRegister.FIRMWARE + 1);
  }

  private static DeviceIdentity identity(RidenModel model, int[] begin) {
    long serial = (long) begin[1] << 16 | begin[2];
    int firmware = begin[3];
    return new DeviceIdentity(
        "Riden",
        model.name(),
        String.format(Locale.ROOT, "%08d", serial),
        String.format(Locale.ROOT, "V%d.%02d", firmware / 100, firmware % 100));
  }

  private static ModbusClient modbus(Connection connection, Link link) {
    return new ModbusClient(
        new Exchange(link, connection.clock(), connection.patience(PATIENCE)),
        framing(connection),
        Opening.integer(connection, "address", 1, 247),
        ModbusFaults.STANDARD);
  }

  private static ModbusFraming framing(Connection connection) {
    return ModbusFraming.valueOf(connection.settings().text("framing").toUpperCase(Locale.ROOT));
  }

  /** Makes the model that the setting says. */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    return Optional.of(
        new RidenSimulator(
            RidenModel.valueOf(connection.settings().text("model").toUpperCase(Locale.ROOT)),
            framing(connection),
            Opening.integer(connection, "address", 1, 247),
            Opening.cells(connection, 1).get(0),
            connection.clock()));
  }
}
