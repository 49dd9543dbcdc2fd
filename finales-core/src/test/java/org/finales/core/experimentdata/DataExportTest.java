package org.finales.core.experimentdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.finales.api.battery.Battery;
import org.finales.api.battery.Ratings;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.Recovery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesLoad;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Experiments as files of every format. */
class DataExportTest {
  private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");
  private static final String EVIL = "</script><img src=x onerror=alert(1)>\"'&";

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

  private UUID run(int points, String auxiliary) {
    RecordedDataset dataset =
        RecordedDataset.of("run", List.of(new AuxiliaryColumn(auxiliary, "degC")));
    long begin = TIME.getEpochSecond() * 1_000_000;
    try (SeriesLoad load = store.load(dataset)) {
      Points.Builder some = dataset.points();
      for (int i = 0; i < points; i++) {
        long time = i * 1_000_000L;
        boolean charge = i % 200 < 100;
        double voltage = i == points / 2 ? 9.5 : 3.5 + i % 100 / 100.0;
        some.add(time, begin + time, 1, 1 + i / 200, charge ? 1 : 2, voltage, charge ? 1 : -1, 25);
        if (some.size() == 8192) {
          load.append(some.build());
        }
      }
      load.append(some.build());
      load.record(
          List.of(
              new SeriesEvent(
                  begin,
                  "alarm",
                  EVIL,
                  "{\"code\":\"voltage-high\",\"text\":\"4.31 V is above 4.3 V\",\"safe\":true}"),
              new SeriesEvent(begin, "instruction", "charge at 1 A " + EVIL, null)));
      load.finish();
    }
    return dataset.id();
  }

  private static Dossier dossier(UUID dataset) {
    UUID battery = UUID.fromString("00000000-0000-4000-8000-000000000001");
    Experiment experiment =
        new Experiment(
            UUID.fromString("00000000-0000-4000-8000-000000000002"),
            "run " + EVIL,
            "",
            battery,
            null,
            null,
            0,
            Recovery.WAIT,
            0,
            List.of(),
            ExperimentState.FINISHED,
            "",
            "lab",
            TIME,
            TIME,
            TIME.plusSeconds(3600),
            null,
            dataset,
            List.of(dataset),
            null,
            null,
            true,
            false,
            1);
    Battery cell =
        Battery.builder()
            .name("cell " + EVIL)
            .ratings(Ratings.builder().nominalCapacity(Quantity.of("2.5", "Ah")).build())
            .build();
    return new Dossier(
        experiment.name(),
        TIME,
        experiment,
        new RegisteredBattery(battery, cell, false, "lab", TIME, 1),
        null,
        null,
        List.of(
            new ExperimentChange(
                1, TIME, null, ExperimentState.FINISHED, "lab", "because " + EVIL)));
  }

  private byte[] write(DataFormat format, UUID dataset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataExport.write(format, dossier(dataset), store, dataset, out);
    return out.toByteArray();
  }

  @Test
  void aReportTellsEverythingAndRunsNothingThatItWasTold() throws IOException {
    UUID dataset = run(1000, "place " + EVIL);
    String report = new String(write(DataFormat.HTML, dataset), StandardCharsets.UTF_8);
    assertThat(report)
        .contains("Content-Security-Policy", "default-src 'none'")
        .contains("voltage-high", "4.31 V is above 4.3 V", "2.5 Ah", "because ", "charge at 1 A")
        .doesNotContain("<img")
        .doesNotContain("src=\"", "@import", "url(");
    assertThat(report.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    assertThat(report.split("</script>", -1)).as("ends of scripts").hasSize(3);
    String data = report.replaceAll("(?s).*id=\"data\">(.*?)</script>.*", "$1");
    assertThat(FinalesJson.read(data)).as("plots").hasSize(3);
  }

  @Test
  void theSizeOfAReportDoesNotGrowWithThePointsAndNoSpikeIsLost() throws IOException {
    String report = new String(write(DataFormat.HTML, run(300_000, "box")), StandardCharsets.UTF_8);
    assertThat(report.length()).isLessThan(1_000_000);
    String data = report.replaceAll("(?s).*id=\"data\">(.*?)</script>.*", "$1");
    double most = 0;
    for (var high : FinalesJson.read(data).get(0).path("series").get(0).path("high")) {
      most = Math.max(most, high.asDouble());
    }
    assertThat(most).isEqualTo(9.5);
  }

  @Test
  void theTestTimeOfARunBeginsAtZeroWhereverTheInstrumentsClockBegan() throws IOException {
    RecordedDataset dataset = RecordedDataset.of("run", List.of());
    long begin = TIME.getEpochSecond() * 1_000_000;
    try (SeriesLoad load = store.load(dataset)) {
      // The instrument was switched off and on between the second and the third.
      load.append(
          dataset
              .points()
              .add(9_000_000_000L, begin, 1, 1, 1, 3.5, 1)
              .add(9_001_000_000L, begin + 1_000_000, 1, 1, 1, 3.6, 1)
              .add(5, begin + 2_500_000, 1, 1, 1, 3.7, 1)
              .build());
      load.finish();
    }
    String csv = new String(write(DataFormat.CSV, dataset.id()), StandardCharsets.UTF_8);
    assertThat(csv.lines().skip(1).map(line -> line.split(",", -1)[0]))
        .containsExactly("0", "1", "2.5");
  }

  @Test
  void linkedDataNameTestBatteryAndColumns() throws IOException {
    String text = new String(write(DataFormat.JSONLD, run(400, "box")), StandardCharsets.UTF_8);
    assertThat(FinalesJson.read(text).isObject()).isTrue();
    assertThat(text)
        .contains("BatteryTest", "00000000-0000-4000-8000-000000000002")
        .contains("Voltage / V", "2.5");
  }

  @Test
  void anArchiveHoldsTableRecordsAndReport() throws IOException {
    UUID dataset = run(400, "box");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(write(DataFormat.RO_CRATE, dataset)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName().replaceAll(".*/", ""), zip.readAllBytes());
      }
    }
    assertThat(entries.keySet())
        .containsExactly(
            "data.bdf.csv", "experiment.jsonld", "report.html", "ro-crate-metadata.json");
    Path table = Files.write(folder.resolve("data.bdf.csv"), entries.get("data.bdf.csv"));
    assertThat(CyclingFile.of(table).inspect().rows()).isEqualTo(400);
    String description = new String(entries.get("ro-crate-metadata.json"), StandardCharsets.UTF_8);
    assertThat(description).contains(FileImport.sha256(table)).contains("urn:uuid:" + dataset);
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "BDF", "WATTREX_IMPORT"})
  void whatARunRecordedIsImportedAsItWas(DataFormat format) throws IOException {
    UUID dataset = run(450, "box");
    Path file = Files.write(folder.resolve("export.csv"), write(format, dataset));
    ImportedFile back =
        FileImport.run(store, CyclingFile.of(file), ImportOptions.of("back", "export.csv"));
    assertThat(back.report().warnings()).isEmpty();
    assertThat(new String(write(format, back.dataset()), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(file));
    if (format != DataFormat.WATTREX_IMPORT) {
      assertThat(CyclingResults.of(store, back.dataset()))
          .isEqualTo(CyclingResults.of(store, dataset));
    }
  }

  @Test
  void theOlderLayoutIsRefusedWhereNobodyKnowsTheTimeOfDay() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.csv"), "Test Time / s,Voltage / V,Current / A\n0,3,1\n1,3,1\n");
    UUID dataset =
        FileImport.run(store, CyclingFile.of(file), ImportOptions.of("x", "x.csv")).dataset();
    assertThatThrownBy(() -> DataExport.requirePossible(DataFormat.WATTREX_EXPORT, store, dataset))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("time of day");
  }

  @Test
  void figuresGrowWithTheRun() {
    RecordedDataset dataset = RecordedDataset.of("live");
    store.create(dataset);
    CyclingResults results = new CyclingResults(store, dataset.id());
    assertThat(results.cycles()).isEmpty();
    long hour = 3_600_000_000L;
    store.append(dataset.id(), dataset.points().add(0, 0, 1, 1, 0, 4, 1).build());
    store.append(dataset.id(), dataset.points().add(hour, hour, 1, 1, 0, 4, 1).build());
    assertThat(results.cycles()).hasSize(1);
    assertThat(results.cycles().get(0).chargeCapacity()).isEqualTo(1);
    store.append(dataset.id(), dataset.points().add(2 * hour, 2 * hour, 1, 2, 0, 4, 1).build());
    assertThat(results.cycles()).hasSize(2);
  }
}
