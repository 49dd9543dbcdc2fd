package org.finales.cycler.drivers.eamodbus;

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
import org.finales.cycler.drivers.modbus.ModbusFraming;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.LineSettings;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.WrongInstrumentException;

/**
 * Opens power supplies (PS, PSI, PSE), loads (EL, ELR) and bidirectional supplies (PSB, PSBE) of EA
 * Elektro-Automatik that speak Modbus: RTU frames over USB, RS232 or TCP port 5025, or Modbus/TCP.
 * The kind follows from the model's name.
 */
public final class EaModbusDriver implements CyclerDriver {
  private static final String CODE = "ea-modbus";

  /** The maker asks for 5 ms between messages and recommends 10 to 15 ms. */
  private static final ExchangePolicy PATIENCE =
      new ExchangePolicy(Duration.ofMillis(500), 2, Duration.ofMillis(15), 512);

  private static final DriverInfo INFO =
      new DriverInfo(
          CODE,
          "EA Elektro-Automatik supplies and loads (Modbus)",
          List.of("serial", "tcp"),
          LineSettings.of(115_200),
          List.of(
              Setting.choice(
                  "framing",
                  List.of("auto", "rtu", "tcp"),
                  "rtu for RTU frames, tcp for Modbus/TCP; auto takes tcp for TCP port 502"),
              Setting.integer(
                  "address", 0, "0, or 1 for instruments set to full Modbus compliance"),
              Setting.choice(
                  "kind",
                  List.of("auto", "source", "load", "bidirectional"),
                  "which way the current can flow; auto looks at the model's name")),
          null,
          "the Modbus question for the device type, function 3 of register 1");

  /** For {@link java.util.ServiceLoader}. */
  public EaModbusDriver() {}

  @Override
  public DriverInfo info() {
    return INFO;
  }

  @Override
  public Optional<DeviceIdentity> probe(Connection connection) {
    try (Link link = connection.openLink()) {
      EaSession session = session(connection, link);
      String type = session.type();
      return EaKind.ofType(type).map(kind -> session.identity(type));
    }
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return Opening.withLink(connection, link -> open(connection, link));
  }

  private static CyclerDevice open(Connection connection, Link link) {
    EaSession session = session(connection, link);
    String type = session.type();
    EaKind kind = kind(connection.settings().text("kind"), type, link.name());
    EaModel model =
        EaModel.of(
            kind,
            type,
            session.nominal(EaRegister.NOMINAL_VOLTAGE),
            session.nominal(EaRegister.NOMINAL_CURRENT),
            session.nominal(EaRegister.NOMINAL_POWER));
    session.takeControl();
    ReentrantLock one = new ReentrantLock();
    EaModbusChannel channel = new EaModbusChannel(session, model, one);
    channel.off();
    return new EaModbusDevice(session.identity(type), channel, session, link, one);
  }

  private static EaKind kind(String setting, String type, String name) {
    EaKind byName =
        EaKind.ofType(type)
            .orElseThrow(
                () ->
                    new WrongInstrumentException(
                        "\""
                            + type
                            + "\" at "
                            + name
                            + " is no supply or load of EA; check port and driver"));
    return setting.equals("auto") ? byName : EaKind.valueOf(setting.toUpperCase(Locale.ROOT));
  }

  private static EaSession session(Connection connection, Link link) {
    Exchange exchange = new Exchange(link, connection.clock(), connection.patience(PATIENCE));
    ModbusClient modbus =
        new ModbusClient(
            exchange,
            framing(connection),
            Opening.integer(connection, "address", 0, 1),
            EaSession.FAULTS);
    return new EaSession(modbus, connection.clock());
  }

  private static ModbusFraming framing(Connection connection) {
    String setting = connection.settings().text("framing");
    if (setting.equals("auto")) {
      boolean reserved =
          "tcp".equals(connection.where().scheme()) && connection.where().target().endsWith(":502");
      return reserved ? ModbusFraming.TCP : ModbusFraming.RTU;
    }
    return ModbusFraming.valueOf(setting.toUpperCase(Locale.ROOT));
  }

  /**
   * Makes a PS 9080-60, an EL 9080-60 or a PSB 9080-60 as the setting {@code kind} says, rated for
   * 80 V, 60 A and 1500 W; it listens to addresses 0 and 1 if the setting {@code address} is 1.
   */
  @Override
  public Optional<SimulatedInstrument> simulator(Connection connection) {
    String kind = connection.settings().text("kind");
    return Optional.of(
        new EaModbusSimulator(
            kind.equals("auto") ? EaKind.SOURCE : EaKind.valueOf(kind.toUpperCase(Locale.ROOT)),
            framing(connection),
            Opening.integer(connection, "address", 0, 1) == 1,
            Opening.cells(connection, 1).get(0),
            connection.clock()));
  }
}
