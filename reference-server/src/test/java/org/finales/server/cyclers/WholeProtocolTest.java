package org.finales.server.cyclers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.ProtocolUpload;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.sequence.Simulation;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RunState;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One protocol, run by instruments that read it in formats of their own, comes to the same. */
class WholeProtocolTest {
  private static final String CELL = "li-ion-nmc?capacity=45mAh&soc=0.1";
  private static final Protocol PROTOCOL =
      ProfileText.read(
              """
              NAME, two cycles
              RECORD, TIME, 10
              WAIT, 60
              LOOP 2
              CC, 0.5C, VOLTAGE, 4.2
              CV, 4.2, CURRENT, 0.05C
              CC, -0.5C, VOLTAGE, 3.0
              END
              """)
          .protocol();

  private final VirtualClock clock = new VirtualClock();
  private final Drivers drivers = Drivers.builder().discover().clock(clock).build();
  @TempDir Path folder;

  private CyclerDevice open(String where) {
    return drivers.open(where.replace("FOLDER", folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neware-bts:sim://" + CELL + "&protocol-folder=FOLDER",
        "sim:" + CELL + "&runs=programmed"
      })
  void aRunTakesAsLongAndEndsAsTheSimulationSays(String where) {
    double expected =
        Simulation.run(
                PROTOCOL.toBuilder().capacity(Quantity.of("45", "mAh")).build(),
                CellParameters.parse(CELL))
            .seconds();
    try (CyclerDevice device = open(where)) {
      ProgrammedChannel channel = (ProgrammedChannel) device.channels().get(0);
      Converted<ProtocolFile> file =
          ProtocolUpload.of(
              PROTOCOL,
              channel,
              ExportOptions.ofDefaults()
                  .withSample("cell_0007")
                  .withCapacity(Quantity.of("45", "mAh")));
      channel.upload(file.value());
      channel.start();
      assertThat(channel.progress().state()).isEqualTo(RunState.RUNNING);
      clock.pause(Duration.ofHours(30));

      assertThat(channel.progress().state()).isEqualTo(RunState.FINISHED);
      List<RecordedPoint> last = channel.follow(channel.progress().points() - 1, 1);
      assertThat(last).hasSize(1);
      assertThat(last.get(0).reading().voltage()).isCloseTo(3.0, within(0.01));
      assertThat(last.get(0).testSeconds()).isCloseTo(expected, within(expected / 500));
    }
  }

  @Test
  void whatAnInstrumentCannotBeToldIsRefusedWithTheStep() {
    Protocol power = ProfileText.read("CP, -0.1, VOLTAGE, 3").protocol();
    try (CyclerDevice device = open("neware-bts:sim://" + CELL)) {
      ProgrammedChannel channel = (ProgrammedChannel) device.channels().get(0);
      assertThatThrownBy(
              () ->
                  ProtocolUpload.of(power, channel, ExportOptions.ofDefaults().withSample("cell")))
          .isInstanceOf(ProtocolFormatException.class)
          .hasMessageContaining("channel 21-1-1 cannot be told this protocol; neware-xml: ");
    }
  }

  @Test
  void whatChannelOrBatteryCannotBearIsNotUploaded() {
    Protocol protocol = ProfileText.read("CC, 0.1, VOLTAGE, 4.1").protocol();
    ExportOptions options = ExportOptions.ofDefaults().withSample("cell");
    try (CyclerDevice device = open("sim:" + CELL + "&runs=programmed&max-charge-current=50mA")) {
      ProgrammedChannel channel = (ProgrammedChannel) device.channels().get(0);
      assertThatThrownBy(() -> ProtocolUpload.of(protocol, channel, options))
          .isInstanceOf(ProtocolFormatException.class)
          .hasMessageContaining("channel " + channel.name() + ": step 1: ")
          .hasMessageContaining("50 mA");
    }
    Battery battery =
        Battery.builder()
            .limits(OperatingLimits.builder().upperVoltageLimit(Quantity.of("4", "V")).build())
            .build();
    try (CyclerDevice device = open("sim:" + CELL + "&runs=programmed")) {
      ProgrammedChannel channel = (ProgrammedChannel) device.channels().get(0);
      assertThatThrownBy(() -> ProtocolUpload.of(protocol, battery, channel, options))
          .hasMessageContaining("step 1: ")
          .hasMessageContaining("4 V");
      assertThat(ProtocolUpload.of(protocol, channel, options).value().protocol())
          .isEqualTo(protocol);
    }
  }
}
