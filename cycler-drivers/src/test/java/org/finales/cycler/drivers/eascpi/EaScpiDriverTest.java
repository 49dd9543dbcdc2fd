package org.finales.cycler.drivers.eascpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.drivers.scpi.ScpiError;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.CableFault;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EaScpiDriverTest {
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 5, 30, 30);

  private final TestBench bench = new TestBench(new EaScpiDriver());

  private EaScpiSimulator simulator(EaKind kind) {
    return new EaScpiSimulator(kind, List.of(bench.cell()));
  }

  private TestBench open(EaKind kind) {
    return bench.open(simulator(kind));
  }

  @Test
  void theDialogueOfTheStartIsTheMakersOne() {
    open(EaKind.SOURCE).steered().protect(WINDOW);
    bench.steered().apply(SetPoint.current(1, WINDOW));

    assertThat(bench.sent)
        .containsExactly(
            "*CLS\n",
            "*IDN?\n",
            "STAT:QUES:COND?\n",
            "SYST:LOCK ON\n",
            "SYST:ERR?\n",
            "SYST:LOCK:OWN?\n",
            "SYST:NOM:VOLT?\n",
            "SYST:NOM:CURR?\n",
            "SYST:NOM:POW?\n",
            "OUTP OFF\n",
            "SYST:ERR?\n",
            "OUTP?\n",
            "STAT:QUES:COND?\n",
            "VOLT:PROT 4.200\n",
            "SYST:ERR?\n",
            "VOLT:PROT?\n",
            "CURR:PROT 5.000\n",
            "SYST:ERR?\n",
            "CURR:PROT?\n",
            "POW:PROT 30.000\n",
            "SYST:ERR?\n",
            "POW:PROT?\n",
            "STAT:QUES:COND?\n",
            "VOLT 4.200\n",
            "SYST:ERR?\n",
            "VOLT?\n",
            "CURR 1.000\n",
            "SYST:ERR?\n",
            "CURR?\n",
            "POW 30.000\n",
            "SYST:ERR?\n",
            "POW?\n",
            "OUTP?\n",
            "OUTP ON\n",
            "SYST:ERR?\n",
            "OUTP?\n");

    bench.sent.clear();
    bench.device().close();
    assertThat(bench.sent)
        .containsExactly("OUTP OFF\n", "SYST:ERR?\n", "OUTP?\n", "SYST:LOCK OFF\n");
    assertThat(bench.cable().anyOutputOn()).isFalse();
  }

  @Test
  void itSaysWhoItIsAndWhatItCan() {
    open(EaKind.BIDIRECTIONAL);

    assertThat(bench.device().identity().maker()).isEqualTo("EA Elektro-Automatik GmbH&Co.KG");
    assertThat(bench.device().identity().model()).isEqualTo("PSB 9080-60");
    assertThat(bench.device().identity().serial()).isEqualTo("1240210002");
    assertThat(bench.channel().ratings().envelope())
        .isEqualTo(new Envelope(0, 80, 60, 60, 1500, 1500));
  }

  @Test
  void aSourceChargesAndTapersAtTheUpperVoltage() {
    open(EaKind.SOURCE).steered().protect(WINDOW);
    Applied applied = bench.steered().apply(SetPoint.current(2, WINDOW));
    assertThat(applied).isEqualTo(new Applied(ControlMode.CURRENT, 2, OutputState.ON, true));

    Reading begin = bench.after(Duration.ofMinutes(1));
    assertThat(begin.current()).isEqualTo(2, within(0.01));
    assertThat(begin.output()).isEqualTo(OutputState.ON);
    Reading end = bench.after(Duration.ofMinutes(40));
    assertThat(end.voltage()).isEqualTo(4.2, within(0.01));
    assertThat(end.current()).isBetween(0.05, 1.9);
    assertThat(bench.device().status().alarms()).isEmpty();
  }

  @Test
  void aLoadDischargesByCurrentPowerAndResistance() {
    open(EaKind.LOAD).steered().protect(WINDOW);

    assertThat(bench.steered().apply(SetPoint.current(-1.5, WINDOW)).value()).isEqualTo(-1.5);
    assertThat(bench.after(Duration.ofSeconds(5)).current()).isEqualTo(-1.5, within(0.01));
    bench.steered().apply(SetPoint.power(-5, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(5)).power()).isEqualTo(-5, within(0.05));
    bench.steered().apply(SetPoint.resistance(2, WINDOW));
    Reading reading = bench.after(Duration.ofSeconds(5));
    assertThat(reading.voltage() / -reading.current()).isEqualTo(2, within(0.02));
    bench.steered().apply(SetPoint.current(-1, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(5)).current()).isEqualTo(-1, within(0.01));
    assertThat(bench.sent).contains("SYST:CONF:MODE UIR\n", "RES 2.000\n", "INP ON\n");
  }

  @Test
  void aBidirectionalSupplyGoesBothWaysAndIsNeverToldANegativeNumber() {
    open(EaKind.BIDIRECTIONAL).steered().protect(WINDOW);

    for (double ampere : new double[] {2, -3, 1, -1}) {
      Applied applied = bench.steered().apply(SetPoint.current(ampere, WINDOW));
      assertThat(applied.value()).isEqualTo(ampere);
      assertThat(bench.after(Duration.ofSeconds(3)).current()).isEqualTo(ampere, within(0.01));
    }
    bench.steered().apply(SetPoint.power(-8, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(3)).power()).isEqualTo(-8, within(0.1));
    bench.steered().apply(SetPoint.voltage(3.7, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(3)).voltage()).isEqualTo(3.7, within(0.01));
    assertThat(bench.sent).noneMatch(line -> line.contains("-"));
  }

  @Test
  void nothingOvershootsWhileASetPointFollowsAnother() {
    open(EaKind.SOURCE).steered().apply(SetPoint.voltage(3.8, WINDOW));
    bench.sent.clear();
    bench.steered().apply(SetPoint.current(0.5, WINDOW));
    List<String> sets = bench.sent.stream().filter(line -> line.matches("[A-Z]+ .*\n")).toList();
    assertThat(sets).containsExactly("CURR 0.500\n", "VOLT 4.200\n", "POW 30.000\n");
  }

  @Test
  void aSilentRefusalIsFoundInTheErrorQueueAndTheOutputIsOff() {
    open(EaKind.SOURCE).steered().apply(SetPoint.current(1, WINDOW));
    bench.cable().refuseNextSetPoint();

    assertThatThrownBy(() -> bench.steered().apply(SetPoint.current(2, WINDOW)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("-222,\"Data out of range\"");
    assertThat(bench.cable().anyOutputOn()).isFalse();
  }

  @Test
  void aProtectionThatTripsIsAnAlarmUntilItIsAcknowledged() {
    open(EaKind.SOURCE).steered().protect(WINDOW);
    bench.steered().apply(SetPoint.current(1, WINDOW));
    bench.cable().raiseAlarm();

    assertThat(bench.channel().read().output()).isEqualTo(OutputState.OFF);
    for (int i = 0; i < 2; i++) {
      assertThat(bench.device().status().alarms())
          .extracting(alarm -> alarm.kind())
          .containsExactly(AlarmKind.OVERVOLTAGE);
      assertThatThrownBy(() -> bench.steered().apply(SetPoint.current(1, WINDOW)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("overvoltage");
    }
    bench.device().acknowledge();
    assertThat(bench.device().status().alarms()).isEmpty();
    bench.steered().apply(SetPoint.current(1, WINDOW));
    assertThat(bench.after(Duration.ofSeconds(2)).current()).isEqualTo(1, within(0.01));
  }

  @Test
  void theVoltageOfTheWindowTripsTheInstrumentItself() {
    open(EaKind.LOAD);
    Envelope stands = bench.steered().protect(new Envelope(3.5, 4.2, 5, 5, 30, 30));
    assertThat(stands.minVoltage()).isEqualTo(3.5);
    bench.steered().apply(SetPoint.current(-2, Envelope.UNBOUNDED));

    Reading end = bench.after(Duration.ofMinutes(45));
    assertThat(end.output()).isEqualTo(OutputState.OFF);
    assertThat(bench.device().status().alarms())
        .extracting(alarm -> alarm.kind())
        .containsExactly(AlarmKind.UNDERVOLTAGE);
  }

  @Test
  void somebodyAtTheFrontIsReportedAndNotOverruled() {
    open(EaKind.SOURCE);
    bench.cable().takeLocalControl();

    assertThat(bench.device().status().remote()).isFalse();
    assertThat(bench.device().status().alarms())
        .extracting(alarm -> alarm.kind())
        .containsExactly(AlarmKind.LOCAL_CONTROL);
    assertThatThrownBy(() -> bench.steered().apply(SetPoint.current(1, WINDOW)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("front");
    assertThat(bench.steered().off().output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void afterAPowerCycleTheControlAndTheProtectionsAreTakenAgain() {
    open(EaKind.SOURCE).steered().protect(WINDOW);
    bench.steered().apply(SetPoint.current(1, WINDOW));
    bench.cable().powerCycle();
    assertThat(bench.channel().read().output()).isEqualTo(OutputState.OFF);

    bench.sent.clear();
    bench.steered().apply(SetPoint.current(1, WINDOW));
    assertThat(bench.sent)
        .containsSubsequence("SYST:LOCK ON\n", "VOLT:PROT 4.200\n", "CURR 1.000\n", "OUTP ON\n");
    assertThat(bench.after(Duration.ofSeconds(2)).current()).isEqualTo(1, within(0.01));
  }

  @Test
  void anOutputThatStaysOnIsSaid() {
    open(EaKind.SOURCE).steered().apply(SetPoint.current(1, WINDOW));
    bench.cable().keepOutputOnOnce();

    assertThatThrownBy(() -> bench.steered().off())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("output is on");
    assertThat(bench.steered().off().output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void bothStylesOfMeasurementsAreRead() {
    bench.open(simulator(EaKind.SOURCE).withBlanks());
    double[] truth = bench.cable().truth(0);
    assertThat(bench.channel().read().voltage()).isEqualTo(truth[0], within(0.001));
    assertThat(bench.received).anyMatch(line -> line.matches("\\d\\.\\d+ V, 0\\.\\d+ A, .* W\n"));
    assertThat(bench.channel().ratings().envelope().maxChargePower()).isEqualTo(1500);
  }

  @Test
  void aMeasurementWhosePowerContradictsItselfIsAskedForAgain() {
    open(EaKind.SOURCE);
    for (int i = 0; i < 200; i++) {
      bench.cable().plan(CableFault.FLIPPED_BIT);
      double volt = bench.channel().read().voltage();
      assertThat(volt).isBetween(-1.6, 81.6);
    }
  }

  @Test
  void severalOutputsAreNamedInEachCommand() {
    bench.open(
        new EaScpiSimulator(EaKind.SOURCE, List.of(bench.cell(), bench.cell())), "?outputs=2");
    bench.steered().apply(SetPoint.current(1, WINDOW));

    assertThat(bench.sent).contains("CURR 1.000 (@1)\n", "OUTP ON (@1)\n", "OUTP OFF (@2)\n");
    assertThat(bench.channel().read().output()).isEqualTo(OutputState.ON);
    assertThat(bench.device().channels().get(1).read().output()).isEqualTo(OutputState.OFF);
  }

  @Test
  void messagesKeepTheDistanceThatTheMakerAsksFor() {
    open(EaKind.SOURCE);
    long begin = bench.clock.nanos();
    bench.channel().read();
    bench.channel().read();
    assertThat(Duration.ofNanos(bench.clock.nanos() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    open(EaKind.SOURCE).steered().apply(SetPoint.current(0.5, WINDOW));
    bench.garble(2_000, 0.003, 0.002);
  }

  /** The examples of the programming guide and of public instruments, word for word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.5V, 33.3A, 420W|12.5|33.3|420",
        "12.00 V, 1.00 A, 12.0 W|12|1|12",
        "43.50V, 100.1A, 2534W|43.5|100.1|2534"
      })
  void measurementsOfAllStylesAreRead(String line, double volt, double ampere, double watt) {
    assertThat(Numbers.list(line, "V", "A", "W")).containsExactly(volt, ampere, watt);
  }

  @Test
  void identitiesMayHaveBlanksAndFurtherVersions() {
    DeviceIdentity identity =
        ScpiIdentity.of(
            "EA Elektro-Automatik GmbH&Co.KG, EL 9080-340, 1240210002, V2.14 14.05.2018 V2.24"
                + " 04.06.2018 V1.6.5");
    assertThat(identity.model()).isEqualTo("EL 9080-340");
    assertThat(identity.firmware()).isEqualTo("V2.14 14.05.2018 V2.24 04.06.2018 V1.6.5");
    assertThat(EaKind.ofModel(identity.model())).isEqualTo(EaKind.LOAD);
    assertThat(EaKind.ofModel("EA-PSB 10080-340")).isEqualTo(EaKind.BIDIRECTIONAL);
    assertThat(EaKind.ofModel("PSI 9080-60 T")).isEqualTo(EaKind.SOURCE);
  }

  @Test
  void entriesOfTheErrorQueueComeAloneOrJoined() {
    assertThat(ScpiError.list("0,\"No error\"")).isEmpty();
    assertThat(ScpiError.list("-222,\"Data out of range\", -100,\"Command error\""))
        .extracting(ScpiError::code)
        .containsExactly(-222, -100);
    assertThat(ScpiError.list("0,No error")).isEmpty();
    assertThatThrownBy(() -> ScpiError.list("-22")).isInstanceOf(Unreadable.class);
  }
}
