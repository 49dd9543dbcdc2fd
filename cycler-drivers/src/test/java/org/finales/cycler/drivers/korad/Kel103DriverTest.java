package org.finales.cycler.drivers.korad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Kel103DriverTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 0, 3, 0, 12);
  private static final String KORAD = "KORAD-KEL103 V1.10 SN:07740976";

  private final TestBench bench = new TestBench(new Kel103Driver());

  private Kel103Simulator load(String identity) {
    return new Kel103Simulator(identity, bench.cell());
  }

  @ParameterizedTest
  @CsvSource({
    "KORAD-KEL103 V1.10 SN:07740976, KORAD, KEL103, 07740976, V1.10",
    "RND 320-KEL103 V2.60 SN:01234567, RND, 320-KEL103, 01234567, V2.60",
    "TENMA 72-13210 V2.30 SN: 00022116, TENMA, 72-13210, 00022116, V2.30"
  })
  void identitiesHaveThreeOrFourWords(
      String line, String maker, String model, String serial, String firmware) {
    bench.open(load(line));
    assertThat(bench.device().identity())
        .isEqualTo(new DeviceIdentity(maker, model, serial, firmware));
  }

  /** The answers that facts and public references print, word for word. */
  @ParameterizedTest
  @CsvSource({
    "30.000A, A, 30", "120.00V, V, 120", "300.00W, W, 300", "0.1000A, A, 0.1",
    "9.8864V, V, 9.8864", "0.9893W, W, 0.9893", "10.000OHM, OHM, 10", "24.145W, W, 24.145"
  })
  void answersHaveUnits(String answer, String unit, double value) {
    assertThat(Numbers.of(answer, unit)).isEqualTo(value);
  }

  @Test
  void everythingThatIsSaidToItIsOneLine() {
    bench.open(load(KORAD)).steered().apply(SetPoint.current(-1.5, WINDOW));
    bench.device().close();

    assertThat(bench.sent)
        .containsExactly(
            "*IDN?\n",
            ":SYST:LOCK 1\n",
            ":VOLT:UPP?\n",
            ":CURR:UPP?\n",
            ":POW:UPP?\n",
            ":INP OFF\n",
            ":INP?\n",
            ":FUNC?\n",
            ":CURR 1.500A\n",
            ":CURR?\n",
            ":INP?\n",
            ":INP ON\n",
            ":INP?\n",
            ":INP OFF\n",
            ":INP?\n",
            ":SYST:LOCK 0\n");
  }

  @Test
  void itDischargesInEveryFunctionAndChangesItSwitchedOff() {
    bench.open(load(KORAD)).steered().apply(SetPoint.current(-1, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(3)).current()).isEqualTo(-1, within(0.001));
    bench.sent.clear();
    bench.steered().apply(SetPoint.power(-5, WINDOW));
    assertThat(bench.sent)
        .containsSubsequence(":INP OFF\n", ":FUNC CW\n", ":POW 5.00W\n", ":INP ON\n");
    assertThat(bench.after(Duration.ofSeconds(3)).power()).isEqualTo(-5, within(0.01));
    bench.steered().apply(SetPoint.resistance(4, WINDOW));
    assertThat(-bench.channel().read().voltage() / bench.channel().read().current())
        .isEqualTo(4, within(0.01));
  }

  @Test
  void aValueThatItClampsIsRefusedAndTheInputIsOff() {
    Kel103Simulator load = load(KORAD);
    bench.open(load).steered().apply(SetPoint.current(-1, WINDOW));
    load.lowerCurrentLimit(1.5);

    assertThatThrownBy(() -> bench.steered().apply(SetPoint.current(-2, WINDOW)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("but holds 1.5 A");
    assertThat(bench.channel().read().output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void linesMayEndWithCarriageReturns() {
    bench.open(load(KORAD).withCarriageReturns(), "?terminator=cr");
    bench.steered().apply(SetPoint.current(-1, WINDOW));
    assertThat(bench.channel().read().current()).isEqualTo(-1, within(0.001));
    assertThat(bench.sent).allMatch(line -> line.endsWith("\r"));
  }

  @Test
  void limitsThatSomeFirmwareSwapsAreFound() {
    bench.open(load(KORAD).withSwappedLimits());
    assertThat(bench.channel().ratings().envelope()).isEqualTo(new Envelope(0, 120, 0, 30, 0, 300));
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    bench.open(load(KORAD)).steered().apply(SetPoint.current(-0.2, WINDOW));
    bench.garble(2_000, 0.002, 0.001);
  }
}
