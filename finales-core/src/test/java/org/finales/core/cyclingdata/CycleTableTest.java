package org.finales.core.cyclingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.cycles.CycleTable;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;
import org.junit.jupiter.api.Test;

/** Cycles, while rows arrive. */
class CycleTableTest {
  private static final List<Column> PLAIN =
      List.of(
          Column.of("test_time_second"), Column.of("voltage_volt"), Column.of("current_ampere"));

  private final List<Cycle> cycles = new ArrayList<>();

  private static Row row(double time, double voltage, double current) {
    return new Row(PLAIN).set(0, time).set(1, voltage).set(2, current);
  }

  @Test
  void withoutCycleCountsACycleBeginsWhereTheFirstDirectionComesBack() {
    CycleTable table = new CycleTable(PLAIN, cycles::add);
    double time = 0;
    table.accept(row(time, 3, 0));
    for (int i = 0; i < 3; i++) {
      table.accept(row(time + 0.001, 3, -1));
      table.accept(row(time + 3600, 3, -1));
      table.accept(row(time + 3600.001, 3, 0.005));
      table.accept(row(time + 3601, 4, 2));
      table.accept(row(time + 7201, 4, 2));
      time += 7201;
      table.accept(row(time + 0.0005, 4, 0));
    }
    assertThat(cycles).hasSize(2);
    assertThat(table.current()).hasValueSatisfying(c -> assertThat(c.number()).isEqualTo(3));
    table.finish();
    assertThat(cycles).extracting(Cycle::number).containsExactly(1L, 2L, 3L);
    for (Cycle cycle : cycles) {
      assertThat(cycle.dischargeCapacity()).isCloseTo(1, within(1e-3));
      assertThat(cycle.chargeCapacity()).isCloseTo(2, within(1e-3));
      assertThat(cycle.dischargeEnergy()).isCloseTo(3, within(5e-3));
      assertThat(cycle.energyEfficiency()).isCloseTo(3.0 / 8, within(1e-3));
      assertThat(cycle.chargeVoltage()).isCloseTo(4, within(1e-3));
      assertThat(cycle.dischargeTime()).isCloseTo(3600, within(1.0));
    }
  }

  @Test
  void currentThatTurnsBetweenTwoRowsCountsOnBothSides() {
    CycleTable table = new CycleTable(PLAIN, cycles::add);
    table.accept(row(0, 3, 1));
    table.accept(row(7200, 3, -1));
    table.finish();
    assertThat(cycles.get(0).chargeCapacity()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void timeThatGoesBackAndLeapsToWhereItWasAddsNothing() {
    CycleTable table = new CycleTable(PLAIN, cycles::add);
    table.accept(row(0, 3, 1));
    table.accept(row(3600, 3, 1));
    table.accept(row(0, 3, 1));
    table.accept(row(7200, 3, 1));
    table.finish();
    assertThat(cycles.get(0).chargeCapacity()).isCloseTo(2, within(1e-12));
  }
}
