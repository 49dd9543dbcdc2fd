package org.finales.cycler.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.finales.cycler.cell.Threshold.Watched;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;

/** The model beside what theory says for a cell whose open-circuit voltage is a straight line. */
class CellModelTest {
  private static final Percentage EXACT = Percentage.withPercentage(0.01);
  private static final double EMPTY = 3.0;
  private static final double FULL = 4.2;
  private static final double COULOMB = 2.5 * 3600;

  /** Rise of the open-circuit voltage in V for each coulomb. */
  private static final double RISE = (FULL - EMPTY) / COULOMB;

  private static final double R0 = 0.02;
  private static final double R1 = 0.01;
  private static final double T1 = 15;
  private static final double R2 = 0.015;
  private static final double T2 = 400;

  private static CellParameters.Builder linear() {
    return CellParameters.builder(OcvTable.linear(EMPTY, FULL), 2.5)
        .resistance(R0)
        .fastPair(R1, T1)
        .slowPair(R2, T2);
  }

  private static CellParameters.Builder withoutPairs() {
    return CellParameters.builder(OcvTable.linear(EMPTY, FULL), 2.5).resistance(R0);
  }

  private static double chargingVoltage(double soc, double current, double seconds) {
    return EMPTY
        + soc * (FULL - EMPTY)
        + current * seconds * RISE
        + current * (R0 - R1 * Math.expm1(-seconds / T1) - R2 * Math.expm1(-seconds / T2));
  }

  @Test
  void aConstantCurrentReachesAVoltageWhenTheEquationSays() {
    CellModel cell = new CellModel(linear().stateOfCharge(0.2).build());
    cell.hold(ControlMode.CURRENT, 2.5, Envelope.UNBOUNDED);

    double seconds = cell.advanceUntil(Threshold.atLeast(Watched.VOLTAGE, 4.1), 10_000);

    double early = 0;
    double late = 10_000;
    for (int i = 0; i < 100; i++) {
      double middle = (early + late) / 2;
      if (chargingVoltage(0.2, 2.5, middle) < 4.1) {
        early = middle;
      } else {
        late = middle;
      }
    }
    assertThat(seconds).isCloseTo(late, EXACT);
    assertThat(cell.voltage()).isCloseTo(4.1, within(1e-9));
  }

  @Test
  void theLengthOfTheStepsMakesNoDifferenceToAConstantCurrent() {
    CellParameters parameters = linear().coulombicEfficiency(0.99).fadePerCycle(0.01).build();
    CellModel once = new CellModel(parameters);
    CellModel often = new CellModel(parameters);
    once.advance(ControlMode.CURRENT, 1.3, 1800);
    once.advance(ControlMode.REST, 0, 600);
    for (int i = 0; i < 1800; i++) {
      often.advance(ControlMode.CURRENT, 1.3, 1);
    }
    for (int i = 0; i < 6000; i++) {
      often.advance(ControlMode.REST, 0, 0.1);
    }
    assertThat(often.voltage()).isCloseTo(once.voltage(), within(1e-10));
    assertThat(often.temperature()).isCloseTo(once.temperature(), within(1e-9));
    assertThat(often.stateOfCharge()).isCloseTo(once.stateOfCharge(), within(1e-12));
  }

  @Test
  void aConstantVoltageTapersExponentially() {
    CellModel cell = new CellModel(withoutPairs().stateOfCharge(0.9).build());
    cell.hold(ControlMode.VOLTAGE, 4.2, Envelope.UNBOUNDED);
    double first = (4.2 - (EMPTY + 0.9 * (FULL - EMPTY))) / R0;
    double seconds = R0 / RISE;
    assertThat(cell.current()).isCloseTo(first, within(1e-12));
    for (double time : new double[] {1, 10, 100, 300, 600}) {
      CellModel at = new CellModel(withoutPairs().stateOfCharge(0.9).build());
      at.advance(ControlMode.VOLTAGE, 4.2, time);
      assertThat(at.current()).isCloseTo(first * Math.exp(-time / seconds), EXACT);
      assertThat(at.voltage()).isCloseTo(4.2, within(1e-9));
    }
    double limit = cell.advanceUntil(Threshold.atMost(Watched.CURRENT_SIZE, 0.125), 100_000);
    assertThat(limit).isCloseTo(seconds * Math.log(first / 0.125), EXACT);
  }

  @Test
  void aConstantVoltageWithPairsFollowsTheEquations() {
    followsTheEquations(ControlMode.VOLTAGE, 4.15, 0.8);
    followsTheEquations(ControlMode.VOLTAGE, 3.3, 0.5);
  }

  @Test
  void aConstantPowerFollowsTheEquations() {
    followsTheEquations(ControlMode.POWER, 10, 0.1);
    followsTheEquations(ControlMode.POWER, -10, 0.9);
  }

  @Test
  void aConstantResistanceFollowsTheEquations() {
    followsTheEquations(ControlMode.RESISTANCE, 1.5, 0.95);
    CellModel cell = new CellModel(withoutPairs().stateOfCharge(1).build());
    cell.advance(ControlMode.RESISTANCE, 1.5, 1000);
    double first = FULL / (R0 + 1.5);
    assertThat(cell.current()).isCloseTo(-first * Math.exp(-1000 * RISE / (R0 + 1.5)), EXACT);
  }

  /** Compares with Runge and Kutta's method in steps of 5 ms. */
  private static void followsTheEquations(ControlMode mode, double value, double soc) {
    CellModel cell = new CellModel(linear().stateOfCharge(soc).build());
    double[] state = {soc * COULOMB, 0, 0};
    for (int second = 1; second <= 900; second++) {
      for (int i = 0; i < 200; i++) {
        rungeKutta(state, mode, value, 0.005);
      }
      cell.advance(mode, value, 1);
      double expected = current(state, mode, value);
      assertThat(cell.current()).as("current after %d s", second).isCloseTo(expected, EXACT);
    }
    CellModel once = new CellModel(linear().stateOfCharge(soc).build());
    once.advance(mode, value, 900);
    assertThat(once.current()).isCloseTo(current(state, mode, value), EXACT);
    assertThat(once.voltage()).isCloseTo(cell.voltage(), EXACT);
    assertThat(once.temperature()).isCloseTo(cell.temperature(), EXACT);
  }

  private static double current(double[] state, ControlMode mode, double value) {
    double e = EMPTY + state[0] * RISE + state[1] + state[2];
    return switch (mode) {
      case VOLTAGE -> (value - e) / R0;
      case POWER -> (Math.sqrt(e * e + 4 * R0 * value) - e) / (2 * R0);
      case RESISTANCE -> -e / (R0 + value);
      default -> value;
    };
  }

  private static double[] change(double[] state, ControlMode mode, double value) {
    double current = current(state, mode, value);
    return new double[] {current, (current * R1 - state[1]) / T1, (current * R2 - state[2]) / T2};
  }

  private static void rungeKutta(double[] state, ControlMode mode, double value, double step) {
    double[] a = change(state, mode, value);
    double[] b = change(moved(state, a, step / 2), mode, value);
    double[] c = change(moved(state, b, step / 2), mode, value);
    double[] d = change(moved(state, c, step), mode, value);
    for (int i = 0; i < state.length; i++) {
      state[i] += step / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    }
  }

  private static double[] moved(double[] state, double[] by, double step) {
    double[] moved = state.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * by[i];
    }
    return moved;
  }

  @Test
  void aRestRelaxesAsTheSumOfTwoExponentials() {
    CellModel cell = new CellModel(linear().build());
    cell.advance(ControlMode.CURRENT, -2.5, 600);
    double fast = 2.5 * R1 * Math.expm1(-600 / T1);
    double slow = 2.5 * R2 * Math.expm1(-600 / T2);
    double open = EMPTY + 0.5 * (FULL - EMPTY) - 2.5 * 600 * RISE;
    for (double time : new double[] {0, 1, 30, 500, 5000}) {
      CellModel.Moment moment = cell.moment();
      cell.advance(ControlMode.REST, 0, time);
      assertThat(cell.voltage())
          .isCloseTo(
              open + fast * Math.exp(-time / T1) + slow * Math.exp(-time / T2), within(1e-9));
      cell.restore(moment);
    }
  }

  @Test
  void aPulseShowsTheResistances() {
    CellModel cell = new CellModel(linear().build());
    double before = cell.voltage();
    cell.hold(ControlMode.CURRENT, -5, Envelope.UNBOUNDED);
    assertThat((cell.voltage() - before) / -5).isCloseTo(R0, EXACT);
    cell.advance(10);
    double expected = R0 - R1 * Math.expm1(-10 / T1) - R2 * Math.expm1(-10 / T2) + 10 * RISE;
    assertThat((cell.voltage() - before) / -5).isCloseTo(expected, EXACT);
  }

  @Test
  void aCurrentStopsAtTheBoundOfVoltageAndTapersThere() {
    CellParameters parameters = linear().stateOfCharge(0.8).build();
    CellModel bounded = new CellModel(parameters);
    bounded.hold(SetPoint.current(2.5, Envelope.of(2.5, 4.1, 5)));
    bounded.advance(3000);

    CellModel apart = new CellModel(parameters);
    apart.hold(ControlMode.CURRENT, 2.5, Envelope.UNBOUNDED);
    double seconds = apart.advanceUntil(Threshold.atLeast(Watched.VOLTAGE, 4.1), 3000);
    apart.advance(ControlMode.VOLTAGE, 4.1, 3000 - seconds);

    assertThat(bounded.voltage()).isCloseTo(4.1, within(1e-9));
    assertThat(bounded.current()).isCloseTo(apart.current(), EXACT);
  }

  @Test
  void aVoltageIsReachedWithNoMoreCurrentThanAllowed() {
    CellModel cell = new CellModel(linear().stateOfCharge(0.5).build());
    cell.hold(SetPoint.voltage(4.2, Envelope.of(2.5, 4.2, 1)));
    assertThat(cell.current()).isEqualTo(1);
    cell.advance(1800);
    assertThat(cell.current()).isEqualTo(1);
    assertThat(cell.stateOfCharge()).isCloseTo(0.5 + 1800 / COULOMB, within(1e-9));
  }

  @Test
  void aBoundOfVoltageNeverTurnsACurrentAround() {
    CellModel cell = new CellModel(linear().stateOfCharge(1).build());
    cell.hold(SetPoint.current(1, Envelope.of(2.5, 4.0, 5)));
    cell.advance(60);
    assertThat(cell.current()).isZero();
    assertThat(cell.stateOfCharge()).isEqualTo(1);
  }

  @Test
  void aPowerThatTheCellCannotGiveBecomesTheMostThatItCan() {
    CellModel cell = new CellModel(withoutPairs().stateOfCharge(0.5).build());
    cell.hold(ControlMode.POWER, -1e6, Envelope.UNBOUNDED);
    assertThat(cell.power()).isCloseTo(-3.6 * 3.6 / (4 * R0), EXACT);
  }

  @Test
  void aCurrentWarmsTheCellAndTheAmbientCoolsIt() {
    CellParameters parameters =
        withoutPairs().heatCapacity(50).thermalResistance(20).ambientCelsius(20).build();
    CellModel cell = new CellModel(parameters);
    cell.advance(ControlMode.CURRENT, -2, 500);
    double end = 2 * 2 * R0 * 20;
    assertThat(cell.temperature()).isCloseTo(20 - end * Math.expm1(-0.5), EXACT);
    cell.ambient(10);
    cell.advance(ControlMode.REST, 0, 1e6);
    assertThat(cell.temperature()).isCloseTo(10, within(1e-6));
  }

  @Test
  void thePairsWarmTheCellToo() {
    CellModel cell = new CellModel(linear().thermalResistance(20).build());
    cell.advance(ControlMode.CURRENT, 0.2, 5_000);
    cell.advance(ControlMode.CURRENT, -0.2, 40_000);
    assertThat(cell.temperature()).isCloseTo(25 + 0.04 * (R0 + R1 + R2) * 20, EXACT);
  }

  @Test
  void lossesAndFadingAreCounted() {
    CellModel cell =
        new CellModel(
            withoutPairs().stateOfCharge(0).coulombicEfficiency(0.9).fadePerCycle(0.1).build());
    cell.advance(ControlMode.CURRENT, 2.5, 3600);
    assertThat(cell.throughputAh()).isCloseTo(2.5, EXACT);
    assertThat(cell.capacityAh()).isCloseTo(2.5 * 0.95, EXACT);
    assertThat(cell.stateOfCharge()).isCloseTo(0.9 / 0.95, EXACT);
  }

  @Test
  void cellsInSeriesAddVoltagesAndParallelOnesCurrents() {
    CellModel one = new CellModel(linear().build());
    CellModel many = new CellModel(linear().cells(4, 3).build());
    one.advance(ControlMode.CURRENT, -1, 700);
    many.advance(ControlMode.CURRENT, -3, 700);
    assertThat(many.voltage()).isCloseTo(4 * one.voltage(), EXACT);
    assertThat(many.temperature()).isCloseTo(one.temperature(), EXACT);
    assertThat(many.capacityAh()).isCloseTo(7.5, EXACT);
    one.advance(ControlMode.VOLTAGE, 3.9, 100);
    many.advance(ControlMode.VOLTAGE, 4 * 3.9, 100);
    assertThat(many.current()).isCloseTo(3 * one.current(), EXACT);
  }

  @Test
  void overchargeIsVisible() {
    CellModel cell = new CellModel(CellChemistry.LI_ION_NMC.defaults(2.5));
    cell.advance(ControlMode.CURRENT, 2.5, 4 * 3600);
    assertThat(cell.stateOfCharge()).isGreaterThan(4);
    assertThat(cell.voltage()).isGreaterThan(6);
  }

  @Test
  void aThresholdThatIsReachedAlreadyTakesNoTimeAndOneThatNeverIsTakesAll() {
    CellModel cell = new CellModel(linear().build());
    assertThat(cell.advanceUntil(Threshold.atMost(Watched.VOLTAGE, 4), 100)).isZero();
    assertThat(cell.advanceUntil(Threshold.atLeast(Watched.VOLTAGE, 4), 100)).isNaN();
  }
}
