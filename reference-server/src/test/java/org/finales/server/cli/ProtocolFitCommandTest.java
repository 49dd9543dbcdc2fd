package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a protocol suits battery and channel, on the command line. */
class ProtocolFitCommandTest {
  @TempDir Path folder = Path.of("");
  private Path protocol = Path.of("");
  private Path battery = Path.of("");

  @BeforeEach
  void write() throws IOException {
    protocol =
        Files.writeString(
            folder.resolve("p.txt"), "WAIT, 1\nCC, 2, VOLTAGE, 4.3\nCC, -2, VOLTAGE, 3\n");
    String limits =
        FinalesJson.write(
            Battery.builder()
                .limits(
                    OperatingLimits.builder()
                        .upperVoltageLimit(Quantity.of("4.2", "V"))
                        .lowerVoltageLimit(Quantity.of("2.5", "V"))
                        .build())
                .build());
    battery =
        Files.writeString(
            folder.resolve("b.json"), limits.replaceFirst("\\{", "{\"\\$schema\": \"battery\", "));
  }

  private Shell.Outcome check(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "protocol";
    all[1] = "check";
    all[2] = protocol.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return Shell.run(all);
  }

  @Test
  void aBatteryThatBearsLessIsAnErrorWithLineAndColumn() {
    Shell.Outcome checked = check("--battery", battery.toString());
    assertThat(checked.status()).as(checked.err()).isEqualTo(1);
    assertThat(checked.err()).contains("error: line 2, column 1: step 2: ").contains("4.2 V");
    assertThat(check().status()).isZero();
  }

  @Test
  void ratingsStandForAChannel() {
    assertThat(check("--ratings", "min-voltage=0V&max-voltage=5V&max-charge-current=3A").status())
        .isZero();
    Shell.Outcome source = check("--ratings", "max-voltage=5V&max-discharge-current=0A");
    assertThat(source.status()).as(source.err()).isEqualTo(1);
    assertThat(source.err()).contains("error: line 3, column 1: step 3: ");
    Shell.Outcome small = check("--ratings", "max-charge-current=1500mA");
    assertThat(small.status()).as(small.err()).isEqualTo(1);
    assertThat(small.err()).contains("error: line 2, column 1: step 2: ").contains("1.5 A");
  }

  @Test
  void aChannelIsAskedWhatItCan() {
    assertThat(check("--channel", "sim:li-ion-nmc?capacity=2.5Ah").status()).isZero();
    Shell.Outcome limited = check("--channel", "sim:li-ion-nmc?max-charge-current=1A");
    assertThat(limited.status()).as(limited.err()).isEqualTo(1);
    assertThat(limited.err()).contains("line 2, column 1: step 2: ");
    Shell.Outcome both =
        check("--battery", battery.toString(), "--channel", "sim:li-ion-nmc?max-charge-current=1A");
    assertThat(both.err()).contains("4.2 V").contains("1 A");
  }

  @Test
  void whatIsMisunderstoodSaysWhatToDo() throws IOException {
    assertThat(check("--ratings", "voltage=5V").err())
        .contains("there is no setting voltage; there are min-voltage, max-voltage");
    assertThat(check("--ratings", "max-voltage=5").status()).isZero();
    assertThat(check("--ratings", "min-voltage=5V&max-voltage=1V").status()).isEqualTo(1);
    assertThat(check("--ratings", "max-voltage=5V", "--channel", "sim:li-ion").err())
        .contains("give --channel or --ratings");
    assertThat(check("--channel", "sim:li-ion", "--channel-name", "9").err())
        .contains("there is no channel 9; there are");
    assertThat(check("--channel-name", "9").err()).contains("goes with --channel");
    Path other =
        Files.writeString(folder.resolve("o.json"), "{\"$schema\": \"person\", \"name\": \"Ada\"}");
    assertThat(check("--battery", other.toString()).err())
        .contains("describes no battery; give a file with one battery or cell");
    assertThat(check("--battery", folder.resolve("none").toString()).err()).contains("no file");
  }
}
