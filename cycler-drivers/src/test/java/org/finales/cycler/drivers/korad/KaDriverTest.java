package org.finales.cycler.drivers.korad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.WrongInstrumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaDriverTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 3, 0, 12, 0);
  private static final String KORAD = "KORADKA3005PV2.0";

  private final TestBench bench = new TestBench(new KaDriver());

  private KaSimulator supply(String identity) {
    return new KaSimulator(identity, bench.cell());
  }

  @Test
  void commandsHaveNoEnd() {
    bench.open(supply(KORAD)).steered().apply(SetPoint.current(0.125, WINDOW));

    assertThat(bench.sent)
        .containsExactly(
            "*IDN?",
            "OUT0",
            "STATUS?",
            "STATUS?",
            "OCP0",
            "STATUS?",
            "STATUS?",
            "ISET1:0.125",
            "ISET1?",
            "VSET1:04.20",
            "VSET1?",
            "OUT1",
            "STATUS?",
            "STATUS?");
    assertThat(bench.received).contains("0.125", "04.20", "P");
  }

  @ParameterizedTest
  @CsvSource({
    "KORADKA3005PV2.0, 30, 5", "VELLEMANPS3005DV2.0, 30, 5", "TENMA72-2545V2.1, 60, 2",
    "RND 320-KA3005P V2.0, 30, 5", "KORADKA6003PV3.1, 60, 3", "TENMA 72-2540 V2.1, 30, 5"
  })
  void theRatingsFollowFromTheName(String identity, double volt, double ampere) {
    Envelope rated = bench.open(supply(identity)).channel().ratings().envelope();
    assertThat(rated.maxVoltage()).isEqualTo(volt);
    assertThat(rated.maxChargeCurrent()).isEqualTo(ampere);
  }

  @Test
  void ratingsThatTheNameDoesNotTellHaveToBeGiven() {
    assertThatThrownBy(() -> bench.open(supply("TENMA72-9999V2.1")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("rated-voltage");
    bench.open(supply("TENMA72-9999V2.1"), "?rated-voltage=30V&rated-current=3A");
    assertThatThrownBy(() -> bench.open(supply("SOMETHING ELSE")))
        .isInstanceOf(WrongInstrumentException.class);
  }

  @Test
  void whereLinesMayHaveAnEndTheFailureSaysSo() {
    SimulatedInstrument silent =
        new SimulatedInstrument() {
          @Override
          public void receive(byte[] bytes, Wire wire) {
            // it waits for the end of a line that does not come
          }

          @Override
          public boolean anyOutputOn() {
            return false;
          }

          @Override
          public double[] truth(int channel) {
            return new double[2];
          }
        };
    assertThatThrownBy(() -> bench.open(silent))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("try the setting terminator=lf");
    assertThatThrownBy(() -> bench.open(silent, "?terminator=lf"))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("try the setting terminator=none");
  }

  @Test
  void aByteTooManyBehindTheSetCurrentMeansNothing() {
    bench.open(supply(KORAD).withExtraByte()).steered().apply(SetPoint.current(1, WINDOW));
    Reading reading = bench.after(Duration.ofSeconds(3));
    assertThat(reading.current()).isEqualTo(1, within(0.001));
    assertThat(reading.voltage()).isEqualTo(bench.cable().truth(0)[0], within(0.01));
    assertThat(bench.received).contains("1.000K");
  }

  @Test
  void anOutputThatGoesOffByItselfIsAnAlarm() {
    bench.open(supply(KORAD)).steered().apply(SetPoint.current(1, WINDOW));
    bench.cable().raiseAlarm();
    assertThat(bench.device().status().alarms())
        .extracting(alarm -> alarm.kind())
        .containsExactly(AlarmKind.OTHER);
    assertThat(bench.channel().read().output()).isEqualTo(OutputState.OFF);
    bench.device().acknowledge();
    assertThat(bench.device().status().alarms()).isEmpty();
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    bench.open(supply(KORAD)).steered().apply(SetPoint.current(0.2, WINDOW));
    bench.garble(2_000, 0.011, 0.002);
  }
}
