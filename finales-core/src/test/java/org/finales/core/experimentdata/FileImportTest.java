package org.finales.core.experimentdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.broker.InvalidException;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.core.TestData;
import org.finales.core.cyclingdata.CsvWriter;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.RowWriter;
import org.finales.core.cyclingdata.WattrexWriter;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files become data sets, and data sets the same files again. */
class FileImportTest {
  private static final String HEAD =
      "Test Time / s,Unix Time / s,Cycle Count / 1,Step Count / 1,Step Type,Voltage / V,"
          + "Current / A,Temperature T1 / degC,flow / L/min\n";

  @TempDir private Path folder;
  private SeriesStore store;

  @BeforeEach
  void open() {
    store = SeriesStore.sqlite(folder.resolve("series.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path file(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte[] bytes) {
    try {
      return Files.write(Files.createTempFile(folder, "data", ".csv"), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ImportedFile load(Path file) {
    return FileImport.run(store, CyclingFile.of(file), ImportOptions.of("cell 7", "data.csv"));
  }

  private String csv(UUID dataset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatasetRows rows = new DatasetRows(store, dataset);
    try (RowWriter writer = new CsvWriter(out, rows.columns())) {
      while (rows.next()) {
        writer.write(rows.row());
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Two cycles of charge at 2 A and discharge at 1 A for an hour and for two, a point a minute. */
  private static String twoCycles() {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i <= 360; i++) {
      int cycle = i <= 180 ? 1 : 2;
      boolean charge = (i == 0 ? 0 : (i - 1) % 180) < 60;
      text.append(i * 60).append(',').append(1_700_000_000 + i * 60).append(".25,");
      text.append(cycle).append(',').append((cycle - 1) * 2 + (charge ? 1 : 2)).append(',');
      text.append(charge ? "charge" : "discharge").append(charge ? ",4,2," : ",3,-1,");
      text.append(i % 7 == 0 ? "" : "25." + i % 7).append(",1.5\n");
    }
    return text.toString();
  }

  @Test
  void aTableIsTheSameAfterItWasImportedAndExported() throws IOException {
    String text = twoCycles();
    ImportedFile imported = load(file(text));
    assertThat(imported.notes()).isEmpty();
    assertThat(imported.begin()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 250_000_000));
    assertThat(imported.end()).isEqualTo(Instant.ofEpochSecond(1_700_021_600, 250_000_000));
    assertThat(csv(imported.dataset())).isEqualTo(text);
    assertThat(store.find(imported.dataset()).orElseThrow().modes())
        .containsExactly("", "charge", "discharge");
  }

  @Test
  void cyclesAreEventsOfTheDataset() {
    ImportedFile imported = load(file(twoCycles()));
    List<RecordedEvent> events = store.events(imported.dataset(), 0, 10);
    assertThat(events)
        .extracting(e -> e.event().kind())
        .containsExactly("import", "cycle", "cycle");
    assertThat(events.get(1).event().detail()).contains("\"chargeCapacity\":2");
    assertThat(events.get(1).event().kind()).isEqualTo(RunEvent.CYCLE);
    CycleFigures second = imported.cycles().get(1);
    assertThat(second.chargeCapacity()).isCloseTo(2, within(1e-9));
    assertThat(second.dischargeCapacity()).isCloseTo(2, within(1e-9));
    assertThat(second.coulombicEfficiency()).isCloseTo(1, within(1e-9));
    assertThat(second.energyEfficiency()).isCloseTo(0.75, within(1e-9));
    assertThat(CyclingResults.of(store, imported.dataset())).isEqualTo(imported.cycles());
    assertThat(CyclingOutcomes.observations(imported.cycles())).hasSize(12);
    JsonNode answer =
        CyclingOutcomes.finales2(imported.cycles(), List.of(3), FinalesJson.read("null"));
    assertThat(answer.path("capacity_list")).hasSize(4);
    assertThat(answer.path("capacity_list").get(3).asDouble()).isCloseTo(2, within(1e-9));
    assertThat(answer.path("channel_list").get(0).asInt()).isEqualTo(3);
    assertThat(answer.path("cell_info").isObject()).isTrue();
  }

  @Test
  void aFileThatWasImportedIsNoticed() {
    Path file = file(twoCycles());
    UUID first = load(file).dataset();
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("imported already")
        .hasMessageContaining(first.toString());
    ImportedFile again =
        FileImport.run(
            store, CyclingFile.of(file), ImportOptions.of("again", "data.csv").onceMore());
    assertThat(again.dataset()).isNotEqualTo(first);
    assertThat(store.datasets()).hasSize(2);
  }

  @Test
  void aFileWithARefusedRowStoresNothingUnlessItIsLeftOut() {
    Path file = file(twoCycles() + "21660,1700021660,2,4,discharge,NaN,-1,,\n");
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("1 of 362 rows")
        .hasMessageContaining("line 363");
    assertThat(store.datasets()).isEmpty();
    ImportedFile imported =
        FileImport.run(
            store, CyclingFile.of(file), ImportOptions.of("cell", "x.csv").skippingRefused());
    assertThat(store.status(imported.dataset()).points()).isEqualTo(361);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Test Time / s,Voltage / V,Current / A\n1e300,1,1\n",
        "Test Time / s,Voltage / V,Current / A\n1,1,1\n2,1\n",
        "Test Time / s,Voltage / V,Current / A\n1,Infinity,1\n"
      })
  void nothingOfABadFileIsStored(String text) {
    Path file = file(text);
    assertThatThrownBy(() -> load(file)).isInstanceOf(InvalidException.class);
    assertThat(store.datasets()).isEmpty();
  }

  @Test
  void aLineWithoutEndIsRefusedInBoundedMemory() {
    StringBuilder text = new StringBuilder("Test Time / s,Voltage / V,Current / A\n1,1,1\n");
    text.append("9".repeat(3 << 20));
    Path file = file(text.toString());
    assertThatThrownBy(() -> load(file)).isInstanceOf(DataFileException.class);
    assertThat(store.datasets()).isEmpty();
  }

  @Test
  void clocksThatJumpAndTimesThatRepeatStayAsTheyAreAndAreTold() throws IOException {
    String text =
        "Test Time / s,Unix Time / s,Voltage / V,Current / A\n"
            + "0,1700000000,3,1\n1,1700000001,3.1,1\n1,1700000001,3.1,1\n"
            + "0.5,1699990000,3.2,1\n9,1700009999,3.3,1\n";
    ImportedFile imported = load(file(text));
    assertThat(csv(imported.dataset())).isEqualTo(text);
    assertThat(imported.report().warnings().toString())
        .contains("goes back")
        .contains("same as the one before");
  }

  @Test
  void aTestOfUnknownTimeHasNoClockUnlessSomebodyTells() throws IOException {
    String text = "Test Time / s,Voltage / V,Current / A\n0,3,1\n0.000001,3.1,1\n";
    Path file = file(text);
    ImportedFile unknown = load(file);
    assertThat(unknown.begin()).isNull();
    assertThat(csv(unknown.dataset())).isEqualTo(text);
    Instant start = Instant.parse("2024-05-01T10:00:00Z");
    ImportedFile told =
        FileImport.run(
            store,
            CyclingFile.of(file),
            ImportOptions.of("told", "x.csv").beginning(start).onceMore());
    assertThat(told.begin()).isEqualTo(start);
    assertThat(told.end()).isEqualTo(start.plusNanos(1000));
    assertThat(csv(told.dataset())).contains("Unix Time / s").contains("1714557600.000001");
  }

  @Test
  void theOlderLayoutsComeBackAsFarAsTheyTell() throws IOException {
    ImportedFile imported = load(file(twoCycles()));
    for (boolean exported : new boolean[] {true, false}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      DatasetRows rows = new DatasetRows(store, imported.dataset());
      try (RowWriter writer = new WattrexWriter(out, rows.columns(), exported)) {
        while (rows.next()) {
          writer.write(rows.row());
        }
      }
      ImportedFile back = load(file(out.toByteArray()));
      List<Row> before = rows(imported.dataset());
      List<Row> after = rows(back.dataset());
      assertThat(after).hasSameSizeAs(before);
      for (int i = 0; i < before.size(); i++) {
        for (String name : List.of("unix_time_second", "voltage_volt", "current_ampere")) {
          assertThat(number(after.get(i), name))
              .isCloseTo(number(before.get(i), name), within(exported ? 0.5 : 1e-9));
        }
      }
    }
  }

  private static double number(Row row, String name) {
    return row.number(Row.indexOf(row.columns(), name));
  }

  private List<Row> rows(UUID dataset) {
    List<Row> rows = new ArrayList<>();
    DatasetRows all = new DatasetRows(store, dataset);
    while (all.next()) {
      rows.add(all.row().copy());
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "bdf, sample.bdf.csv",
    "bdf, Landt",
    "bdf, Time_Bug",
    "landt, Landt",
    "arbin, arbin_example.csv",
    "maccor, maccor_example.001",
    "basytec, sample_data_basytec.txt",
    "novonix, sample_data_novonix.csv",
    "bad, custom_good_small.csv"
  })
  void filesOfCyclersKeepEveryNumber(String name, String part) throws IOException {
    Path path;
    try (Stream<Path> files = Files.list(TestData.folder(name))) {
      path =
          files
              .filter(file -> String.valueOf(file.getFileName()).contains(part))
              .findFirst()
              .orElseThrow();
    }
    ImportedFile imported = load(path);
    DatasetRows stored = new DatasetRows(store, imported.dataset());
    try (TableReader reader = CyclingFile.of(path).rows()) {
      while (reader.next()) {
        assertThat(stored.next()).isTrue();
        for (int i = 0; i < reader.columns().size(); i++) {
          Column column = reader.columns().get(i);
          if (column.text()) {
            continue;
          }
          int place = stored.columns().indexOf(column);
          double before = reader.row().number(i);
          double after = stored.row().number(place);
          boolean time = column.is("test_time_second") || column.is("unix_time_second");
          if (!(time ? Math.abs(after - before) < 1e-6 : Double.compare(after, before) == 0)) {
            assertThat(after)
                .as("%s on line %s", column.heading(), reader.row().line())
                .isEqualTo(before);
          }
        }
      }
    }
    assertThat(stored.next()).isFalse();
    assertThat(CyclingResults.of(store, imported.dataset()))
        .as("cycles of the data set are those of the file")
        .hasSameSizeAs(imported.cycles());
  }

  @Test
  void whatIsPreparedIsSeenOnceItIsShown() {
    Path file = file(twoCycles());
    ImportOptions options = ImportOptions.of("cell 7", "data.csv");
    try (PreparedImport prepared = FileImport.prepare(store, CyclingFile.of(file), options)) {
      assertThat(prepared.file().cycles()).hasSize(2);
      assertThat(store.datasets()).isEmpty();
    }
    assertThat(store.datasets()).as("what was not shown").isEmpty();
    try (PreparedImport prepared = FileImport.prepare(store, CyclingFile.of(file), options)) {
      prepared.show();
      assertThat(store.find(prepared.file().dataset())).isPresent();
    }
    assertThat(store.datasets()).hasSize(1);
  }

  @Test
  void aReportShowsEveryExtremeInFewParts() {
    StringBuilder text = new StringBuilder("Test Time / s,Voltage / V,Current / A\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(i == 4321 ? ",99," : ",3,").append(i == 17 ? "-7\n" : "1\n");
    }
    JsonNode report = ReportJson.of(CyclingFile.of(file(text.toString())).inspect());
    JsonNode overview = report.path("overview");
    assertThat(overview.path("begin").size()).isBetween(500, 1024);
    assertThat(overview.path("end").get(overview.path("end").size() - 1).asInt()).isEqualTo(4999);
    assertThat(overview.path("greatestVoltage").toString()).contains("99.0");
    assertThat(overview.path("leastCurrent").toString()).contains("-7.0");
    assertThat(report.path("mapping").path("columns")).hasSize(3);
    assertThat(report.path("preview")).hasSize(10);
  }
}
