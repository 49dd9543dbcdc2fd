package org.finales.cycler.drivers.eascpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.simulator.MemoryLink;
import org.junit.jupiter.api.Test;

/** The simulator answers as the maker's guide says, whoever asks. */
class EaScpiSimulatorTest {
  private final TestBench bench = new TestBench(new EaScpiDriver());
  private final EaScpiSimulator simulator =
      new EaScpiSimulator(EaKind.SOURCE, List.of(bench.cell()));
  private final MemoryLink link = new MemoryLink(simulator, bench.clock);

  private String said(String line) {
    link.write(line.getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = new byte[500];
    int count = link.read(bytes, 0, bytes.length, Duration.ofMillis(100));
    return new String(bytes, 0, count, StandardCharsets.US_ASCII);
  }

  @Test
  void withoutRemoteControlSetsAreRefusedSilently() {
    assertThat(said("CURR 1\n")).isEmpty();
    assertThat(said("SYST:ERR?\n")).isEqualTo("-221,\"Settings conflict\"\n");
    assertThat(said("SYST:ERR?\n")).isEqualTo("0,\"No error\"\n");
    assertThat(said("syst:lock 1\n")).isEmpty();
    assertThat(said("SYSTem:LOCK:OWNer?\n")).isEqualTo("REMOTE\n");
    simulator.takeLocalControl();
    assertThat(said("CURR 1\n")).isEmpty();
    assertThat(said("SYST:ERR:NEXT?\n")).isEqualTo("-201,\"Invalid while in local\"\n");
  }

  @Test
  void keywordsMayBeLongOrShortInAnyCaseAndCommandsMayShareALine() {
    said("SYSTEM:LOCK ON\n");
    assertThat(said(":source:voltage 4.1;CURR 1.5 A;VOLT?;curr?\n")).isEqualTo("4.100V;1.500A\n");
    assertThat(said("VOLTAG?\n")).isEmpty();
    assertThat(said("SYST:ERR?\n")).isEqualTo("-100,\"Command error\"\n");
  }

  @Test
  void whatIsOutOfRangeOrTooLongIsRefused() {
    said("SYST:LOCK ON\n");
    said("VOLT 81.7\n");
    said("VOLT 4.2.1\n");
    said("OUTP MAYBE\n");
    assertThat(said("SYST:ERR:ALL?\n"))
        .isEqualTo(
            "-222,\"Data out of range\", -102,\"Syntax error\", -224,\"Illegal parameter"
                + " value\"\n");
    said("VOLT " + "1".repeat(300) + "\n");
    assertThat(said("SYST:ERR?\n")).isEqualTo("-225,\"Out of memory\"\n");
    assertThat(said("VOLT 81.6\nVOLT?\n")).isEqualTo("81.600V\n");
  }

  @Test
  void commandsMayComeInPieces() {
    assertThat(said("SYST:NOM:")).isEmpty();
    assertThat(said("VOLT?\r")).isEqualTo("80.00V\n");
  }

  @Test
  void aHotInstrumentSaysSoUntilTheErrorQueueIsRead() {
    said("SYST:LOCK ON\n");
    simulator.overheat();
    assertThat(said("STAT:QUES:COND?\n")).isEqualTo("1032\n");
    assertThat(said("SYST:ERR?;STAT:QUES:COND?\n")).isEqualTo("0,\"No error\";1024\n");
  }
}
