package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.finales.server.cli.Shell.Outcome;
import org.junit.jupiter.api.Test;

class DevicesCommandsTest {

  @Test
  void driversAreListedAndTheirSettingsExplained() {
    Outcome all = Shell.run("drivers");
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out()).contains("ea-scpi").contains("neware-bts").contains("Simulated cycler");

    Outcome one = Shell.run("drivers", "neware-bts");
    assertThat(one.out())
        .contains("password", "(secret)", "max-voltage")
        .contains("highest voltage that is ever allowed here");
    assertThat(one.err()).contains("experimental: ").contains("a scan sends: ");
    assertThat(one.out() + one.err()).doesNotContain("admin neware");

    Outcome none = Shell.run("drivers", "nothing");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there is no driver nothing; there are ");
  }

  @Test
  void anInstrumentSaysWhoItIs() {
    Outcome who = Shell.run("devices", "identify", "sim:li-ion?channels=2&max-voltage=4.2V");
    assertThat(who.status()).as(who.err()).isZero();
    assertThat(who.out())
        .contains("finales Simulated cycler")
        .contains("2: -10.0000 to 4.2000 V, charges up to 1000.0000 A")
        .contains("cell temperature in degC");
  }

  @Test
  void readingsArePrintedSoOften() {
    Outcome seen = Shell.run("devices", "watch", "sim:li-ion", "--count", "3", "--every", "10 ms");
    assertThat(seen.status()).as(seen.err()).isZero();
    assertThat(seen.out().lines()).hasSize(3).allMatch(line -> line.contains(" V  "));
  }

  @Test
  void aDryRunShowsTheBytesAndSendsNothing() {
    Outcome run =
        Shell.run(
            "devices",
            "set",
            "ea-scpi:serial:///dev/no-such-port",
            "--dry-run",
            "--current",
            "500 mA",
            "--min-voltage",
            "2.5 V",
            "--max-voltage",
            "4.2 V",
            "--max-current",
            "1 A",
            "--for",
            "10 s");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("dry run: a simulated li-ion cell instead of ea-scpi:serial:///dev/no-such-port")
        .contains("2A 49 44 4E 3F 0A")
        .contains("off, as the instrument says");
    assertThat(run.out().lines().toList()).hasSizeBetween(9, 11);
    assertThat(run.out()).contains("0.5000 A  on");
  }

  @Test
  void aScanSaysWhatItWouldSendAndSendsItOnlyWhenAllowed() {
    Outcome asked =
        Shell.run("devices", "scan", "--port", "tcp://127.0.0.1:1", "--driver", "neware-bts");
    assertThat(asked.status()).as(asked.err()).isZero();
    assertThat(asked.out()).startsWith("neware-bts:tcp://127.0.0.1:1");
    assertThat(asked.err()).contains("nothing was sent; add --yes");

    Outcome sent =
        Shell.run(
            "devices", "scan", "--port", "tcp://127.0.0.1:1", "--driver", "neware-bts", "--yes");
    assertThat(sent.out()).isEmpty();
    assertThat(sent.err()).contains("nothing answers at").contains("0 instruments");
  }

  @Test
  void badInputSaysWhatToDoNext() {
    assertThat(Shell.run("devices", "identify", "nonsense").err())
        .contains("is no connection string; write DRIVER:serial://PORT");
    assertThat(Shell.run("devices", "identify", "ea-scpi:serial:///dev/no-such-port").err())
        .contains("there is no port /dev/no-such-port");
    assertThat(Shell.run("devices", "watch", "sim:li-ion", "--channel", "9").err())
        .contains("there is no channel 9; there are [1]");
    assertThat(Shell.run("devices", "watch", "sim:li-ion", "--every", "3 V").err())
        .contains("--every: \"3 V\" is no quantity in a unit such as s");
    Outcome refused =
        Shell.run(
            "devices",
            "set",
            "sim:li-ion?max-charge-current=1A",
            "--current",
            "2A",
            "--min-voltage",
            "2.5V",
            "--max-voltage",
            "4.2V",
            "--max-current",
            "5A",
            "--for",
            "1s");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("charge current of 2.0 A is above 1.0 A");
  }

  @Test
  void offSwitchesOffAndReadsBack() {
    Outcome off = Shell.run("devices", "off", "sim:li-ion?channels=2");
    assertThat(off.status()).as(off.err()).isZero();
    assertThat(off.out())
        .isEqualTo(
            "1: off, as the instrument says\n2: off, as the instrument says\n"
                .replace("\n", System.lineSeparator()));
  }

  private static Outcome set(String where, String mode, String value, String... more) {
    List<String> words =
        new ArrayList<>(List.of("devices", "set", where, mode, value, "--min-voltage", "2.5"));
    words.addAll(List.of("--max-voltage", "4.2", "--max-current", "0.5"));
    words.addAll(List.of("--for", "10s", "--dry-run"));
    words.addAll(List.of(more));
    return Shell.run(words.toArray(String[]::new));
  }

  @Test
  void aSetPointBeyondTheWindowIsRefused() {
    for (String[] wrong : new String[][] {{"--voltage", "4.3"}, {"--current", "0.6"}}) {
      Outcome refused = set("ea-scpi:sim://li-ion", wrong[0], wrong[1]);
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err())
          .contains("is outside of the battery's window that was given with it")
          .doesNotContain("OUTP ON");
    }
  }

  @Test
  void aBatteryThatLeavesItsWindowIsSwitchedOff() {
    Outcome left = set("kel103:sim://li-ion?capacity=2.5Ah&soc=0.9", "--voltage", "3.2");
    assertThat(left.status()).isEqualTo(1);
    assertThat(left.err())
        .contains("A is above the window's 0.5000 A; look at the battery")
        .contains("off, as the instrument says");
    assertThat(left.out().lines()).as("readings until then").hasSize(1);
  }

  @Test
  void whereNobodyCanReadAnyMoreTheOutputIsSwitchedOff() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream hungUp =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Input/output error");
              }
            },
            true,
            StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            hungUp,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String window = "--min-voltage 2.5 --max-voltage 4.2 --max-current 0.5 --for 10s --dry-run";
    String command = "devices set ea-scpi:sim://li-ion --current 0.1 " + window;
    int status = new CommandLineTool(terminal).run(command.split(" "));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("off, as the instrument says")
        .contains("nobody can read this any more");
  }

  @Test
  void whatMeasuresNeitherVoltageNorCurrentSaysSo() {
    Outcome flow = Shell.run("devices", "identify", "flow-meter:sim://li-ion");
    assertThat(flow.status()).as(flow.err()).isZero();
    assertThat(flow.out())
        .contains("flow: no voltage and no current, every 100 ms")
        .doesNotContain("1000000");
  }

  @Test
  void offNamesChannelsThatAreNotThereAndStopsThoseThatRunProtocols() {
    Outcome missing = Shell.run("devices", "off", "sim:li-ion", "9");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no channel 9; there are [1]");

    Outcome programmed =
        Shell.run("devices", "off", "neware-bts:sim://li-ion?capacity=2.5Ah", "--dry-run");
    assertThat(programmed.status()).as(programmed.err()).isZero();
    assertThat(programmed.out()).contains(": nothing runs, as the instrument says");
  }
}
