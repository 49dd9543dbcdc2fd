package org.finales.cycler.drivers.flowmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.junit.jupiter.api.Test;

class FlowMeterDriverTest {
  private final TestBench bench = new TestBench(new FlowMeterDriver());
  private final FlowMeterSimulator meter = new FlowMeterSimulator(1200, 300);

  @Test
  void itMeasuresTwoFlowsAndNothingElse() {
    Reading reading = bench.open(meter).channel().read();
    assertThat(bench.channel().inputs())
        .extracting(input -> input.kind())
        .containsExactly(InputKind.FLOW, InputKind.FLOW);
    assertThat(reading.voltage()).isNaN();
    assertThat(reading.auxiliary(0)).isEqualTo(1200);
    assertThat(reading.auxiliary(1)).isEqualTo(300);
    assertThat(bench.sent).containsExactly(":IDN*?\n", ":MEASure:FLOW?\n");
    assertThat(bench.received)
        .containsExactly(":IDN:FLOWmeter:DEVice:001:VERsion:2\n", ":MEASure:FLOW:DATA:1200:300\n");
  }

  @Test
  void whatTheBoardSaysWhenItStartsIsNoAnswer() {
    bench.open(new FlowMeterSimulator(7, 8).thatRestarts());
    assertThat(bench.channel().read().auxiliary(0)).isEqualTo(7);
  }

  @Test
  void wordsHaveToMatchLetterByLetter() {
    MemoryLink link = new MemoryLink(meter, bench.clock);
    for (String said : new String[] {":measure:flow?\n", ":MEASure:FLOW?\r\n", "\n"}) {
      link.write(said.getBytes(StandardCharsets.US_ASCII));
      byte[] bytes = new byte[100];
      int count = link.read(bytes, 0, 100, Duration.ofMillis(100));
      assertThat(new String(bytes, 0, count, StandardCharsets.US_ASCII)).startsWith(":SCPI:ERROR:");
    }
  }

  @Test
  void anErrorIsARefusalAndAnythingElseUnreadable() {
    assertThatThrownBy(() -> FlowLine.flows(":SCPI:ERROR:x")).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> FlowLine.flows(":MEASure:FLOW:DATA:1")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> FlowLine.flows(":MEASure:FLOW:DATA:99999:1"))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void twoThousandGarbledExchangesGiveNoHang() {
    bench.open(meter);
    bench.garble(2_000, 0, 0);
    assertThat(bench.channel().read().auxiliary(0)).isEqualTo(1200);
  }
}
