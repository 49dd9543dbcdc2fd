package org.finales.cycler.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source, a load and what else measures make one channel, described by a file. */
class CompositeTest {
  private static final Envelope WINDOW = Envelope.of(2.5, 4.2, 2);

  private final Drivers drivers = Drivers.builder().discover().clock(new VirtualClock()).build();
  @TempDir Path folder;

  private CyclerDevice open(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("rack.json"), json);
    return drivers.open("composite:" + file);
  }

  @Test
  void aSourceAndALoadChargeAndDischarge() throws IOException {
    try (CyclerDevice device =
        open(
            """
            {"name": "bench 1",
             "source": "ea-scpi:sim://li-ion?kind=source&soc=0.5",
             "load": "kel103:sim://li-ion?soc=0.5",
             "inputs": [{"device": "sim:li-ion", "input": "cell temperature", "as": "left"}]}
            """)) {
      assertThat(device.identity().text()).contains("EA").contains("KEL103").contains(" + ");
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      assertThat(channel.name()).isEqualTo("bench 1");
      assertThat(channel.ratings().sources()).isTrue();
      assertThat(channel.ratings().sinks()).isTrue();

      channel.protect(WINDOW);
      channel.apply(SetPoint.current(1, WINDOW));
      assertThat(channel.read().current()).isCloseTo(1, within(0.02));
      channel.apply(SetPoint.current(-1, WINDOW));
      assertThat(channel.read().current()).isCloseTo(-1, within(0.02));
      assertThat(channel.read().auxiliary(0)).isBetween(0.0, 60.0);
      assertThat(device.status().alarms()).isEmpty();
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheReason() {
    assertThatThrownBy(() -> open("{\"name\": \"a\"}"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("needs a source, a load, or both");
    assertThatThrownBy(() -> open("{\"name\": \"a\", \"source\": \"sim:li-ion#7\"}"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("there is no channel 7; there are [1]");
    assertThatThrownBy(() -> open("{\"name\": \"a\", \"source\": \"kel103:sim://li-ion\"}"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("cannot charge");
    assertThatThrownBy(() -> open("{\"nam\": 3}")).isInstanceOf(SettingException.class);
    assertThatThrownBy(() -> drivers.open("composite:" + folder.resolve("none.json")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("cannot be read");
  }
}
