package org.finales.cycler.drivers.keithley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.WrongInstrumentException;
import org.junit.jupiter.api.Test;

class KeithleyTest {
  private static final Envelope RATED = new Envelope(-21, 21, 1.05, 1.05, 22, 22);
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 0.5, 0.5, 2, 2);

  private final TestBench old = new TestBench(new Keithley2400Driver());
  private final TestBench young = new TestBench(new Keithley2450Driver());

  private SmuSimulator simulator(TestBench bench, SmuDialect dialect) {
    return new SmuSimulator(dialect, RATED, bench.cell());
  }

  private static List<String> commands(TestBench bench) {
    return bench.sent.stream()
        .map(String::strip)
        .filter(line -> !line.equals(":SYST:ERR?"))
        .toList();
  }

  @Test
  void the2400IsToldEverythingInItsWords() {
    old.open(simulator(old, SmuDialect.MODEL_2400));
    assertThat(commands(old))
        .containsExactly(
            "*IDN?",
            ":OUTP OFF",
            "*RST",
            "*CLS",
            ":OUTP:SMOD HIMP",
            ":SYST:RSEN OFF",
            ":SENS:FUNC:CONC ON",
            ":SENS:FUNC 'VOLT','CURR'",
            ":FORM:ELEM VOLT,CURR,TIME,STAT",
            ":OUTP OFF",
            ":OUTP?");
    old.sent.clear();
    old.steered().apply(SetPoint.current(0.1, WINDOW));
    assertThat(commands(old))
        .containsSubsequence(
            ":SOUR:FUNC CURR",
            ":SOUR:CURR:RANG 1.05",
            ":SENS:VOLT:PROT 4.2000",
            ":SOUR:CURR 0.1000000",
            ":OUTP ON",
            ":OUTP?");
    Reading reading = old.after(Duration.ofSeconds(2));
    assertThat(reading.current()).isEqualTo(0.1, within(1e-5));
    assertThat(reading.voltage()).isEqualTo(old.cable().truth(0)[0], within(1e-4));
  }

  @Test
  void the2450IsToldEverythingInItsWords() {
    young.open(simulator(young, SmuDialect.MODEL_2450), "?four-wire=true");
    young.steered().apply(SetPoint.voltage(3.7, WINDOW));
    assertThat(commands(young))
        .containsSubsequence(
            "*LANG?",
            "*RST",
            ":OUTP:CURR:SMOD HIMP",
            ":OUTP:VOLT:SMOD HIMP",
            ":SOUR:FUNC VOLT",
            ":SENS:FUNC \"CURR\"",
            ":SENS:CURR:RSEN ON",
            ":SOUR:VOLT:READ:BACK ON",
            ":SOUR:VOLT:ILIM 0.5000000",
            ":SOUR:VOLT 3.7000",
            ":OUTP ON");
    assertThat(young.channel().read().voltage()).isEqualTo(young.cable().truth(0)[0], within(1e-4));
    assertThat(young.sent).contains(":READ? \"defbuffer1\", SOUR, READ\n");
  }

  @Test
  void aNegativeCurrentDischargesAndTheFunctionChangesSwitchedOff() {
    old.open(simulator(old, SmuDialect.MODEL_2400)).steered().apply(SetPoint.current(-0.3, WINDOW));
    assertThat(old.after(Duration.ofSeconds(2)).current()).isEqualTo(-0.3, within(1e-5));
    old.sent.clear();
    old.steered().apply(SetPoint.voltage(3.65, WINDOW));
    assertThat(commands(old)).containsSubsequence(":OUTP OFF", ":SOUR:FUNC VOLT", ":OUTP ON");
  }

  @Test
  void itMeasuresNothingWhileItIsOff() {
    old.open(simulator(old, SmuDialect.MODEL_2400));
    Reading reading = old.channel().read();
    assertThat(reading.voltage()).isNaN();
    assertThat(reading.current()).isZero();
    assertThat(reading.output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void noNumbersOfTheInstrumentAreNone() {
    assertThat(SmuDialect.number(9.91e37)).isNaN();
    assertThat(SmuDialect.number(-9.9e37)).isNaN();
    assertThat(SmuDialect.number(20.5)).isEqualTo(20.5);
  }

  @Test
  void anotherModelOrLanguageIsTold() {
    assertThatThrownBy(() -> young.open(simulator(young, SmuDialect.MODEL_2400)))
        .isInstanceOf(WrongInstrumentException.class)
        .hasMessageContaining("2450");
    SmuSimulator tsp = simulator(young, SmuDialect.MODEL_2450);
    tsp.language("TSP");
    assertThatThrownBy(() -> young.open(tsp))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("choose SCPI");
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    old.open(simulator(old, SmuDialect.MODEL_2400)).steered().apply(SetPoint.current(0.05, WINDOW));
    old.garble(2_000, 0.001, 0.001);
  }
}
