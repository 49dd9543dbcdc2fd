package org.finales.cycler.drivers.eascpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.LastingDevice;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.simulator.FaultyCable;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.VirtualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that lasts, on a supply whose cable is pulled. */
class PulledCableTest {
  private static final Envelope WINDOW = Envelope.of(2.5, 4.2, 5);

  private final VirtualClock clock = new VirtualClock();
  private FaultyCable cable;
  private LastingDevice device;
  private SteeredChannel channel;

  @BeforeEach
  void open() {
    OneInstrument instrument = new OneInstrument();
    Drivers drivers = Drivers.builder().register(instrument).clock(clock).build();
    device =
        drivers.openLasting(
            ConnectionString.of("ea-scpi:sim://li-ion?capacity=2.5Ah&soc=0.5&kind=source"));
    cable = Objects.requireNonNull(instrument.cable);
    channel = (SteeredChannel) device.channels().get(0);
    channel.protect(WINDOW);
    channel.apply(SetPoint.current(1, WINDOW));
  }

  @Test
  void aPulledCableIsAnAlarmUntilTheOutputIsSeenToBeOff() {
    assertThat(channel.read().current()).isCloseTo(1, within(0.01));
    assertThat(device.status().alarms()).isEmpty();

    cable.pull();

    assertThatThrownBy(channel::read).isInstanceOf(LinkLostException.class);
    assertThat(device.isLost()).isTrue();
    assertThat(device.status().alarms())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(AlarmKind.COMMUNICATION);
              assertThat(alarm.text()).contains("nobody knows whether its output is off");
            });
    assertThatThrownBy(() -> channel.apply(SetPoint.current(1, WINDOW)))
        .isInstanceOf(LinkLostException.class);
    assertThat(cable.anyOutputOn()).as("nobody could reach it").isTrue();

    clock.pause(Duration.ofMinutes(10));
    cable.plugIn();

    assertThat(device.status().alarms()).isEmpty();
    assertThat(device.isLost()).isFalse();
    assertThat(cable.anyOutputOn()).as("it was switched off as soon as it was back").isFalse();
    assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
    channel.apply(SetPoint.current(1, WINDOW));
    assertThat(channel.read().current()).isCloseTo(1, within(0.01));
  }

  @Test
  void anInstrumentThatIsSilentIsLostWithinTwoReadings() {
    for (int i = 0; i < 100; i++) {
      cable.plan(CableFault.SILENCE);
    }
    long began = clock.nanos();
    assertThatThrownBy(channel::read).isInstanceOf(DeviceException.class);
    assertThatThrownBy(channel::read).isInstanceOf(DeviceException.class);
    assertThat(device.isLost()).isTrue();
    assertThat((clock.nanos() - began) / 1e9).as("seconds until it was noticed").isLessThan(15);

    cable.planNothing();
    clock.pause(Duration.ofSeconds(5));
    assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
    assertThat(cable.anyOutputOn()).isFalse();
  }

  @Test
  void aLostInstrumentIsNotLookedForAllTheTime() {
    cable.pull();
    assertThatThrownBy(channel::read).isInstanceOf(LinkLostException.class);
    cable.plugIn();
    assertThatThrownBy(channel::read)
        .as("within the first second")
        .isInstanceOf(LinkLostException.class);
    clock.pause(LastingDevice.BETWEEN_LOOKS);
    assertThat(channel.read().output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void aClosedDeviceIsNotLookedFor() {
    device.close();
    device.close();
    assertThat(cable.anyOutputOn()).isFalse();
    assertThatThrownBy(channel::read).isInstanceOf(LinkLostException.class);
    assertThat(device.isLost()).isFalse();
  }

  /** The driver, whose simulator is the same one however often it is opened. */
  private static final class OneInstrument implements CyclerDriver {
    private final EaScpiDriver driver = new EaScpiDriver();
    @Nullable FaultyCable cable;

    @Override
    public DriverInfo info() {
      return driver.info();
    }

    @Override
    public CyclerDevice open(Connection connection) {
      return driver.open(connection);
    }

    @Override
    public Optional<SimulatedInstrument> simulator(Connection connection) {
      if (cable == null) {
        cable =
            new FaultyCable(driver.simulator(connection).orElseThrow(), 1, Duration.ofSeconds(5));
      }
      return Optional.of(cable);
    }
  }
}
