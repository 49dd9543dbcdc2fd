package org.finales.core.cyclingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.finales.core.TestData;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Findings.Finding;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cyclers wrote. */
class RealFilesTest {
  @TempDir Path folder = Path.of("");

  private static CyclingFile file(String name, String part) {
    try (Stream<Path> files = Files.list(TestData.folder(name))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).contains(part))
          .findFirst()
          .map(CyclingFile::of)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bdf, sample.bdf.csv, bdf, 3",
    "bdf, Landt, bdf, 25162",
    "bdf, Time_Bug, bdf, 13086",
    "landt, Landt, landt, 25162",
    "arbin, arbin_example.csv, arbin, 2142",
    "arbin, sample_data_arbin.csv, arbin, 13",
    "maccor, maccor_example.001, maccor, 8",
    "maccor, maccor_example.002, maccor, 8",
    "maccor, sample_data_maccor.csv, maccor, 15",
    "basytec, sample_data_basytec.txt, basytec, 74",
    "novonix, sample_data_novonix.csv, novonix, 207",
    "bad, custom_good_small.csv, csv, 60"
  })
  void everyRowOfEveryFileIsReadAndReadAgainAfterItWasWritten(
      String name, String part, String format, long rows) throws IOException {
    CyclingFile file = file(name, part);
    Report report = file.inspect();
    assertThat(report.mapping().format()).isEqualTo(format);
    assertThat(report.rows()).isEqualTo(rows);
    assertThat(report.refusals()).isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableReader reader = file.rows();
        RowWriter writer = new CsvWriter(out, reader.columns())) {
      while (reader.next()) {
        writer.write(reader.row());
      }
    }
    CyclingFile written = CyclingFile.of(Written.path(folder, out.toByteArray()));
    assertThat(written.mapping().format()).isEqualTo("bdf");
    List<Row> before = Written.rows(file);
    List<Row> after = Written.rows(written);
    assertThat(after).hasSameSizeAs(before);
    assertThat(headings(after.get(0))).isEqualTo(headings(before.get(0)));
    for (int i = 0; i < before.size(); i++) {
      for (int j = 0; j < before.get(i).columns().size(); j++) {
        assertThat(Double.compare(after.get(i).number(j), before.get(i).number(j))).isZero();
        assertThat(after.get(i).text(j)).isEqualTo(before.get(i).text(j));
      }
    }
  }

  private static List<String> headings(Row row) {
    return row.columns().stream().map(column -> column.heading()).toList();
  }

  @Test
  void landtsExportIsWhatItsTwinSays() {
    CyclingFile landt = file("landt", "Landt");
    CyclingFile twin = file("bdf", "Landt");
    for (String quantity :
        new String[] {"test_time_second", "voltage_volt", "current_ampere", "step_id"}) {
      assertThat(Written.numbers(landt, quantity)).isEqualTo(Written.numbers(twin, quantity));
    }
    assertThat(Written.numbers(landt, "step_discharging_capacity_ah"))
        .isEqualTo(Written.numbers(twin, "discharging_capacity_ah"));
    assertThat(Written.numbers(landt, "step_charging_capacity_ah"))
        .isEqualTo(Written.numbers(twin, "charging_capacity_ah"));
    assertThat(landt.inspect().first()).isEqualTo(Instant.parse("2024-04-30T14:33:19Z"));
  }

  @Test
  void theCapacitiesOfCyclesAreThoseThatLandtCounted() {
    List<Cycle> cycles = file("landt", "Landt").inspect().cycles();
    assertThat(cycles).hasSize(2);
    assertThat(cycles.get(0).dischargeCapacity()).isCloseTo(0.0063, within(1e-9));
    assertThat(cycles.get(0).chargeCapacity()).isCloseTo(0.0032, within(1e-9));
    assertThat(cycles.get(0).coulombicEfficiency()).isCloseTo(0.0063 / 0.0032, within(1e-6));
    assertThat(cycles.get(1).dischargeCapacity()).isCloseTo(0.0013, within(1e-9));
  }

  @Test
  void theIntegralsOfCyclesAgreeWithWhatArbinCounted() {
    List<Cycle> cycles = file("arbin", "arbin_example").inspect().cycles();
    assertThat(cycles).extracting(Cycle::number).containsExactly(1L, 2L);
    // The first row has 0.8800053 Ah of charge already.
    assertThat(cycles.get(0).chargeCapacity()).isCloseTo(1.0719038 - 0.8800053, within(1e-6));
    assertThat(cycles.get(0).dischargeCapacity()).isCloseTo(1.0723603, within(1e-6));
    assertThat(cycles.get(1).chargeCapacity()).isCloseTo(1.0725317, within(1e-6));
    assertThat(cycles.get(1).dischargeCapacity()).isCloseTo(1.0729095, within(1e-6));
    for (Cycle cycle : cycles) {
      assertThat(cycle.integratedCharge())
          .isCloseTo(cycle.chargeCapacity(), within(0.005 * cycle.chargeCapacity()));
      assertThat(cycle.integratedDischarge())
          .isCloseTo(cycle.dischargeCapacity(), within(0.005 * cycle.dischargeCapacity()));
      assertThat(cycle.dischargeEnergy() / cycle.dischargeCapacity())
          .isCloseTo(cycle.dischargeVoltage(), within(0.01));
    }
  }

  @Test
  void theIntegralsOfCyclesAgreeWithWhatNovonixAndBasytecCounted() {
    Cycle novonix = file("novonix", "novonix").inspect().cycles().get(0);
    assertThat(novonix.chargeCapacity()).isCloseTo(1.70652976, within(1e-4));
    assertThat(novonix.chargeEnergy()).isCloseTo(6.84854718, within(5e-4));
    Cycle basytec = file("basytec", "basytec").inspect().cycles().get(1);
    assertThat(basytec.chargeCapacity()).isCloseTo(0.001248916998009, within(1e-12));
    assertThat(basytec.integratedCharge()).isCloseTo(0.001248916998009, within(1e-6));
  }

  @Test
  void timeThatBeginsAnewIsToldWithItsLines() {
    Report report = file("bdf", "Time_Bug").inspect();
    Finding back =
        report.warnings().stream()
            .filter(finding -> finding.message().contains("goes back"))
            .findFirst()
            .orElseThrow();
    assertThat(back.count()).isEqualTo(19);
    assertThat(back.lines()).startsWith(724L, 1467L, 1649L);
    assertThat(back.message()).contains("from 7200 s to 0 s");
    assertThat(report.warnings()).noneMatch(finding -> finding.message().contains("gap"));
  }

  @Test
  void clocksOfMaccorAndBasytecAreRead() {
    assertThat(file("maccor", "example.001").inspect().first())
        .isEqualTo(Instant.parse("2016-03-31T16:05:31Z"));
    assertThat(file("maccor", "example.002").inspect().first())
        .isEqualTo(Instant.parse("2016-04-01T16:05:31Z"));
    assertThat(file("maccor", "sample_data").inspect().first())
        .isEqualTo(Instant.parse("2023-11-23T15:56:11Z"));
    assertThat(file("basytec", "basytec").inspect().first())
        .isEqualTo(Instant.parse("2023-06-19T17:56:53Z"));
    assertThat(file("basytec", "basytec").withZone("Europe/Berlin").inspect().first())
        .isEqualTo(Instant.parse("2023-06-19T15:56:53Z"));
    assertThat(file("arbin", "sample_data").inspect().first())
        .isEqualTo(Instant.parse("2024-09-20T08:32:34.558Z"));
  }

  @Test
  void badFilesAreRefusedWithTheirLines() {
    assertThatThrownBy(() -> file("bad", "missing_column").inspect())
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("line 20: no column is the voltage")
        .hasMessageContaining("mapping");
    Report odd = file("bad", "nan_inf").inspect();
    assertThat(odd.rows()).isEqualTo(57);
    assertThat(odd.refusals()).flatExtracting(Finding::lines).containsExactly(24L, 28L, 32L);
    assertThat(odd.refusals().toString())
        .contains("column 8 (voltage) is empty", "is inf, which is no finite number");
    Report cut = file("bad", "truncated").inspect();
    assertThat(cut.rows()).isEqualTo(59);
    assertThat(cut.refusals()).flatExtracting(Finding::lines).containsExactly(80L);
    Report gap = file("bad", "missing_cycle").inspect();
    assertThat(gap.warnings().toString())
        .contains("line 41: Cycle Count leaps from 1 to 3")
        .contains("line 41");
  }
}
