package org.finales.core.station;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** An instrument that measures a current at its input {@code shunt}, and nothing else. */
record ShuntMeter(LabClock clock, DoubleSupplier amperes)
    implements CyclerDriver, CyclerDevice, CyclerChannel {
  @Override
  public DriverInfo info() {
    return new DriverInfo("shunt", "Shunt meter", List.of(), null, List.of(), null, null);
  }

  @Override
  public CyclerDevice open(Connection connection) {
    return this;
  }

  @Override
  public DeviceIdentity identity() {
    return new DeviceIdentity("finales", "Shunt", "1", "");
  }

  @Override
  public List<CyclerChannel> channels() {
    return List.of(this);
  }

  @Override
  public DeviceStatus status() {
    return DeviceStatus.OK;
  }

  @Override
  public void close() {}

  @Override
  public String name() {
    return "1";
  }

  @Override
  public Ratings ratings() {
    return new Ratings(Envelope.of(-1, 10, 20), Duration.ofMillis(1), List.of());
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of(new AuxiliaryInput("shunt", InputKind.CURRENT));
  }

  @Override
  public Reading read() {
    return new Reading(
        clock.micros(),
        Reading.NO_CLOCK,
        Double.NaN,
        Double.NaN,
        OutputState.UNKNOWN,
        amperes.getAsDouble());
  }
}
