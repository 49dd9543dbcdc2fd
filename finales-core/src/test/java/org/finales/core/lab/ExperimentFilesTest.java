package org.finales.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.experimentdata.DataExport;
import org.finales.core.experimentdata.DataFormat;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files become finished experiments, whole or not at all, and experiments files. */
class ExperimentFilesTest {
  private static final String TABLE =
      "Test Time / s,Unix Time / s,Voltage / V,Current / A\n"
          + "0,1700000000,3,1\n3600,1700003600,4,1\n3601,1700003601,4,-1\n7200,1700007200,3,-1\n";

  @TempDir private Path folder;
  private LabFixture fixture;
  private ExperimentFiles files;
  private UUID battery;

  @BeforeEach
  void open() {
    fixture =
        new LabFixture(
            Store.sqlite(folder.resolve("finales.db")),
            SeriesStore.sqlite(folder.resolve("series.db")));
    files = new ExperimentFiles(fixture.lab);
    battery = fixture.lab.batteries().add(LabFixture.OPERATOR, LabFixture.cell("1").build()).id();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private ImportDraft draft(UUID cell) {
    return new ImportDraft("cell 1 aged", "", cell, null, null, List.of(), null, null);
  }

  private CyclingFile file(String text) throws IOException {
    return CyclingFile.of(Files.writeString(Files.createTempFile(folder, "data", ".csv"), text));
  }

  private static final ImportOptions OPTIONS = ImportOptions.of("cell 1 aged", "data.csv");

  @Test
  void aFileIsAFinishedExperimentWithBeginAndEndOfItsData() throws IOException {
    Experiment made =
        files.bringIn(LabFixture.RITA, draft(battery), file(TABLE), OPTIONS).experiment();
    assertThat(made.state()).isEqualTo(ExperimentState.FINISHED);
    assertThat(made.imported()).isTrue();
    assertThat(made.begun()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(made.ended()).isEqualTo(Instant.ofEpochSecond(1_700_007_200));
    assertThat(
            files
                .capacities(LabFixture.RITA, made.id(), FinalesJson.read("{}"))
                .path("capacity_list"))
        .hasSize(2);
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    DataExport.write(
        DataFormat.HTML,
        files.dossier(LabFixture.RITA, made.id()),
        fixture.series,
        files.dataset(LabFixture.RITA, made.id()),
        report);
    assertThat(report.toString(StandardCharsets.UTF_8))
        .contains("<h1>cell 1 aged</h1>", "INR21700", "States", "finished");
  }

  @Test
  void whatCannotBeBroughtInLeavesNothing() throws IOException {
    assertThatThrownBy(
            () -> files.bringIn(LabFixture.RITA, draft(UUID.randomUUID()), file(TABLE), OPTIONS))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                files.bringIn(
                    LabFixture.RITA, draft(battery), file(TABLE + "9000,1,NaN,1\n"), OPTIONS))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("refused");
    assertThat(fixture.series.datasets()).isEmpty();
    files.bringIn(LabFixture.RITA, draft(battery), file(TABLE), OPTIONS);
    assertThatThrownBy(() -> files.bringIn(LabFixture.RITA, draft(battery), file(TABLE), OPTIONS))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("imported already");
    assertThat(fixture.series.datasets()).hasSize(1);
    assertThat(fixture.lab.batteries().experiments(LabFixture.RITA, battery)).hasSize(1);
  }
}
