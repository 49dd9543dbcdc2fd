package org.finales.cycler.drivers.bk5491b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;

class Bk5491bDriverTest {
  private final TestBench bench = new TestBench(new Bk5491bDriver());
  private final SimulatedCell cell = bench.cell();

  private Bk5491bSimulator meter(MeterFunction function) {
    return new Bk5491bSimulator(cell, function);
  }

  @Test
  void whatIsSaidToItIsOneLineEach() {
    bench.open(meter(MeterFunction.VOLTAGE), "?integration=10").channel().read();
    assertThat(bench.sent)
        .containsExactly(
            "*IDN?\n",
            "FUNC VOLT:DC\n",
            "VOLT:DC:NPLC 10\n",
            "VOLT:DC:RANG:AUTO ON\n",
            "FUNC?\n",
            "FETC?\n");
    assertThat(bench.device().identity().model()).isEqualTo("5491B");
    assertThat(bench.device().identity().serial()).isEqualTo("123E12345");
  }

  @Test
  void echoesOfAnyKindAreNoAnswers() {
    for (Bk5491bSimulator meter :
        new Bk5491bSimulator[] {
          meter(MeterFunction.VOLTAGE),
          meter(MeterFunction.VOLTAGE).withTightEcho(),
          meter(MeterFunction.VOLTAGE).withoutEcho()
        }) {
      Reading reading = bench.open(meter).channel().read();
      assertThat(reading.voltage()).isEqualTo(cell.voltage(), within(0.001));
      assertThat(reading.current()).isNaN();
    }
  }

  @Test
  void aCurrentIsMeasuredWithItsSign() {
    cell.hold(SetPoint.current(-1.5, Envelope.UNBOUNDED));
    bench.open(meter(MeterFunction.CURRENT), "?measure=current");
    assertThat(bench.channel().name()).isEqualTo("current");
    assertThat(bench.channel().read().current()).isEqualTo(-1.5, within(0.001));
    bench.open(meter(MeterFunction.CURRENT), "?measure=current&reversed=true");
    assertThat(bench.channel().read().current()).isEqualTo(1.5, within(0.001));
  }

  @Test
  void anOverloadIsNoNumberAndAnAlarm() {
    Bk5491bSimulator meter = meter(MeterFunction.VOLTAGE);
    bench.open(meter);
    meter.overload(true);
    assertThat(bench.channel().read().voltage()).isNaN();
    assertThat(bench.device().status().alarms())
        .extracting(alarm -> alarm.kind())
        .containsExactly(AlarmKind.OVERVOLTAGE);
    meter.overload(false);
    assertThat(bench.channel().read().voltage()).isEqualTo(cell.voltage(), within(0.001));
    assertThat(bench.device().status().alarms()).isEmpty();
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    bench.open(meter(MeterFunction.VOLTAGE));
    bench.garble(2_000, 0.001, 0);
  }
}
