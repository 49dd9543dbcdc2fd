package org.finales.cycler.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.finales.cycler.sequence.Protocols.amount;
import static org.finales.cycler.sequence.Protocols.charge;
import static org.finales.cycler.sequence.Protocols.end;
import static org.finales.cycler.sequence.Protocols.linear;
import static org.finales.cycler.sequence.Protocols.of;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.DriveQuantity;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Interpolation;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.VoltageScan;
import org.finales.api.quantity.Unit;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;

/** Every kind of step beside what theory says for a cell with a straight voltage curve. */
class SimulationTest {
  private static final Percentage EXACT = Percentage.withPercentage(0.01);
  private static final double RISE = Protocols.RISE;
  private static final double R0 = Protocols.R0;

  private static SimulationResult run(Protocol protocol, double soc, double step) {
    return Simulation.run(
        protocol,
        new CellModel(linear().stateOfCharge(soc).build()),
        Envelope.UNBOUNDED,
        SimulationBounds.USUAL.withStep(step));
  }

  private static StepSummary only(Protocol protocol, double soc) {
    SimulationResult result = run(protocol, soc, 1);
    assertThat(result.status()).isEqualTo(SequenceStatus.FINISHED);
    assertThat(result.steps()).hasSize(1);
    return result.steps().get(0);
  }

  @Test
  void aConstantCurrentReachesItsEndVoltageWhenTheEquationSaysWhateverTheStep() {
    Protocol protocol = of(charge("2.5", end(EndKind.UPPER_VOLTAGE, "4.1", "V")));
    double early = 0;
    double late = 10_000;
    for (int i = 0; i < 100; i++) {
      double middle = (early + late) / 2;
      if (Protocols.chargingVoltage(0.2, 2.5, middle) < 4.1) {
        early = middle;
      } else {
        late = middle;
      }
    }
    for (double step : new double[] {0.1, 1, 60, 1000}) {
      StepSummary summary = run(protocol, 0.2, step).steps().get(0);
      assertThat(summary.seconds()).as("in steps of %s s", step).isCloseTo(late, within(2e-6));
      assertThat(summary.chargedAh()).isCloseTo(2.5 * late / 3600, EXACT);
      assertThat(summary.dischargedAh()).isZero();
      assertThat(summary.endVoltage()).isCloseTo(4.1, within(1e-8));
      assertThat(summary.endedBy()).isEqualTo(EndedBy.CONDITION);
    }
  }

  @Test
  void aConstantVoltageTapersToItsEndCurrentWhenTheEquationSays() {
    CellParameters cell = Protocols.withoutPairs().stateOfCharge(0.9).build();
    Protocol protocol =
        of(
            ConstantVoltage.builder(amount("4.2", "V"))
                .ends(List.of(end(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                .build());
    SimulationResult result = Simulation.run(protocol, cell);
    double first = (4.2 - 3.0 - 0.9 * 1.2) / R0;
    assertThat(result.seconds()).isCloseTo(R0 / RISE * Math.log(first / 0.125), EXACT);
    assertThat(result.total().chargedAh()).isCloseTo((first - 0.125) * R0 / RISE / 3600, EXACT);
  }

  @Test
  void aConstantCurrentThenVoltageIsOneAfterTheOther() {
    Protocol both =
        of(
            ConstantCurrentConstantVoltage.builder(amount("4.1", "V"))
                .cRate(amount("1", "A/Ah"))
                .ends(List.of(end(EndKind.LOWER_CURRENT, "100", "mA")))
                .build());
    Protocol apart =
        of(
            charge("2.5", end(EndKind.UPPER_VOLTAGE, "4.1", "V")),
            ConstantVoltage.builder(amount("4.1", "V"))
                .ends(List.of(end(EndKind.LOWER_CURRENT, "100", "mA")))
                .build());
    SimulationResult one = run(both, 0.3, 1);
    SimulationResult two = run(apart, 0.3, 1);
    assertThat(one.seconds()).isCloseTo(two.seconds(), EXACT);
    assertThat(one.total().chargedAh()).isCloseTo(two.total().chargedAh(), EXACT);
    assertThat(one.steps().get(0).maxVoltage()).isCloseTo(4.1, within(1e-6));
    assertThat(run(both, 0.3, 100).seconds()).isCloseTo(two.seconds(), EXACT);
  }

  @Test
  void pulsesShowTheResistances() {
    Protocol protocol =
        of(
            PulseTrain.builder()
                .pulses(
                    List.of(
                        Pulse.builder(amount("5", "s")).build(),
                        Pulse.builder(amount("10", "s")).current(amount("-5", "A")).build()))
                .repeats(3)
                .build());
    SimulationResult result = run(protocol, 0.5, 1);
    assertThat(result.seconds()).isEqualTo(45);
    assertThat(result.total().dischargedAh()).isCloseTo(5 * 30 / 3600.0, EXACT);
    SimulatedPoints points = result.points();
    double before = Double.NaN;
    double atOnce = Double.NaN;
    double after = Double.NaN;
    for (int i = 0; i < points.size(); i++) {
      if (points.seconds(i) == 5 && points.current(i) == 0) {
        before = points.voltage(i);
      } else if (points.seconds(i) == 5) {
        atOnce = points.voltage(i);
      } else if (points.seconds(i) == 15 && points.current(i) == -5) {
        after = points.voltage(i);
      }
    }
    assertThat((before - atOnce) / 5).isCloseTo(R0, EXACT);
    assertThat((before - after) / 5).isCloseTo(Protocols.resistanceAfter(10), EXACT);
  }

  @Test
  void aConstantPowerEndsAfterItsEnergy() {
    StepSummary summary =
        only(
            of(
                ConstantPower.builder(amount("-8", "W"))
                    .ends(List.of(end(EndKind.ENERGY, "2", "Wh")))
                    .build()),
            0.9);
    assertThat(summary.seconds()).isCloseTo(900, EXACT);
    assertThat(summary.dischargedWh()).isCloseTo(2, EXACT);
  }

  @Test
  void aConstantResistanceEndsAfterItsCapacity() {
    CellParameters cell = Protocols.withoutPairs().stateOfCharge(1).build();
    Protocol protocol =
        of(
            ConstantResistance.builder(amount("1.5", "ohm"))
                .ends(List.of(end(EndKind.CAPACITY, "500", "mAh")))
                .build());
    double load = R0 + 1.5;
    double seconds = -Math.log1p(-0.5 * 3600 * RISE / 4.2) * load / RISE;
    assertThat(Simulation.run(protocol, cell).seconds()).isCloseTo(seconds, EXACT);
  }

  @Test
  void aRestLastsAndRelaxes() {
    Protocol protocol =
        of(
            charge("-2.5", end(EndKind.DURATION, "10", "min")),
            Rest.builder().ends(List.of(end(EndKind.DURATION, "0.5", "h"))).build());
    SimulationResult result = run(protocol, 0.9, 1);
    assertThat(result.seconds()).isEqualTo(2400);
    StepSummary rest = result.steps().get(1);
    double fast = 2.5 * Protocols.R1 * Math.expm1(-600 / Protocols.T1);
    double slow = 2.5 * Protocols.R2 * Math.expm1(-600 / Protocols.T2);
    assertThat(rest.endVoltage() - rest.startVoltage())
        .isCloseTo(
            fast * Math.expm1(-1800 / Protocols.T1) + slow * Math.expm1(-1800 / Protocols.T2),
            EXACT);
  }

  @Test
  void rampsCarryTheirMeanAndEndByThemselves() {
    StepSummary ramp =
        only(
            of(
                CurrentRamp.builder(amount("2", "A"), amount("10", "mA/s"))
                    .startCurrent(amount("-1", "A"))
                    .build()),
            0.5);
    assertThat(ramp.seconds()).isCloseTo(300, within(1e-5));
    assertThat(ramp.chargedAh() - ramp.dischargedAh()).isCloseTo(0.5 * 300 / 3600, EXACT);
    assertThat(ramp.endedBy()).isEqualTo(EndedBy.COURSE);

    StepSummary scan =
        only(of(VoltageScan.builder(amount("3.8", "V"), amount("0.1", "mV/s")).build()), 0.5);
    assertThat(scan.seconds()).isCloseTo((3.8 - 3.6) / 1e-4, within(0.001));
    assertThat(scan.endVoltage()).isCloseTo(3.8, within(1e-3));
  }

  @Test
  void driveCyclesFollowTheirTables() {
    DriveCycle.Builder table =
        DriveCycle.builder(DriveQuantity.CURRENT, Unit.parse("s"), Unit.parse("A"))
            .times(numbers("0", "10", "30", "40"))
            .values(numbers("-1", "2", "0", "-4"));
    StepSummary held = only(of(table.repeats(2).build()), 0.5);
    assertThat(held.seconds()).isEqualTo(80);
    assertThat(held.dischargedAh()).isCloseTo(2 * 10 / 3600.0, EXACT);
    assertThat(held.chargedAh()).isCloseTo(2 * 40 / 3600.0, EXACT);

    StepSummary straight =
        only(of(table.repeats(1).interpolation(Interpolation.LINEAR).build()), 0.5);
    assertThat(straight.seconds()).isEqualTo(40);
    assertThat((straight.chargedAh() - straight.dischargedAh()) * 3600)
        .isCloseTo(5 + 20 - 20, within(1e-6));
  }

  private static List<BigDecimal> numbers(String... numbers) {
    return List.of(numbers).stream().map(BigDecimal::new).toList();
  }

  @Test
  void impedancesTakeTheirEstimatedTime() {
    StepSummary summary =
        only(
            of(
                Impedance.builder(amount("1", "kHz"), amount("1", "Hz"))
                    .amplitudeVoltage(amount("10", "mV"))
                    .pointsPerDecade(1)
                    .build()),
            0.5);
    assertThat(summary.seconds()).isCloseTo(1.111 + 4 * 0.2, within(1e-5));
  }

  @Test
  void stateOfChargeIsReachedFromEitherSide() {
    StepSummary up = only(of(charge("1", end(EndKind.STATE_OF_CHARGE, "80", "%"))), 0.5);
    StepSummary down = only(of(charge("-1", end(EndKind.STATE_OF_CHARGE, "0.2", "1"))), 0.5);
    assertThat(up.seconds()).isCloseTo(0.3 * 2.5 * 3600, EXACT);
    assertThat(down.seconds()).isCloseTo(0.3 * 2.5 * 3600, EXACT);
  }

  @Test
  void boundsEndWhatNeverEnds() {
    Protocol never = of(charge("0", end(EndKind.UPPER_VOLTAGE, "5", "V")));
    SimulationResult byTime =
        Simulation.run(
            never,
            new CellModel(linear().build()),
            Envelope.UNBOUNDED,
            SimulationBounds.USUAL.withMaxSeconds(5000.5).withMaxPoints(100));
    assertThat(byTime.status()).isEqualTo(SequenceStatus.RUNNING);
    assertThat(byTime.reason()).contains("longest time, 1 h 23 min");
    assertThat(byTime.seconds()).isEqualTo(5000.5);
    assertThat(byTime.points().size()).isBetween(50, 100);
    assertThat(byTime.points().recorded()).isEqualTo(5002);
    assertThat(byTime.points().seconds(byTime.points().size() - 1)).isGreaterThan(4900);
    SimulationResult byReadings =
        Simulation.run(
            never,
            new CellModel(linear().build()),
            Envelope.UNBOUNDED,
            SimulationBounds.USUAL.withMaxReadings(10));
    assertThat(byReadings.readings()).isEqualTo(10);
    assertThat(byReadings.reason()).contains("as many readings as allowed, 10");
  }
}
