package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.finales.api.battery.Battery;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.folder.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cycling data on the command line. */
class DataCommandsTest {
  private static final String OWN = "zeit;U;I;Kühler °\n0,5;3,7;0,1;1\n1,5;3,6;0,1;2\n";

  @TempDir Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  @Test
  void aReportSaysWhatAFileHolds() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Shell.Outcome told = Shell.run("data", "inspect", file(OWN).toString());
      assertThat(told.status()).as(told.err()).isZero();
      assertThat(told.out())
          .contains("format    csv (UTF-8, semicolon between cells, decimal comma")
          .contains("rows      2, 0 refused")
          .contains("Voltage / V", "Kühler °", "3.7", "coulombic");
      assertThat(told.err()).contains("\"quantity\" : \"voltage_volt\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsConvertedIsTheSameWhenItIsConvertedAgain() throws IOException {
    Shell.Outcome once = Shell.runWith(OWN, "data", "convert", "-", "--to", "csv");
    assertThat(once.status()).as(once.err()).isZero();
    assertThat(once.out())
        .isEqualTo(
            "Test Time / s,Voltage / V,Current / A,Kühler °\n0.5,3.7,0.1,1\n1.5,3.6,0.1,2\n");
    Shell.Outcome again = Shell.runWith(once.out(), "data", "convert", "-", "--to", "bdf");
    assertThat(again.out()).isEqualTo(once.out());
    assertThat(again.err()).isEmpty();
  }

  @Test
  void batteryDataFormatHasItsMetadataBesideIt() throws IOException {
    Path out = folder.resolve("out.bdf.csv");
    Shell.Outcome done =
        Shell.run("data", "convert", file(OWN).toString(), "--to", "bdf", "--out", out.toString());
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(Files.readString(out)).startsWith("Test Time / s,Voltage / V,Current / A");
    assertThat(Files.readString(folder.resolve("out.bdf.csv.metadata.jsonld")))
        .contains("Dataset", "voltage_volt", "Voltage / V", "out.bdf.csv");
  }

  @Test
  void nothingIsWrittenIfARowIsRefusedUnlessItIsSkipped() throws IOException {
    Path file = file(OWN + "2,5;NaN;0,1;3\n");
    Path out = folder.resolve("out.csv");
    Shell.Outcome refused =
        Shell.run("data", "convert", file.toString(), "--to", "csv", "--out", out.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .contains("error: line 4: column 2 (U) is NaN")
        .contains("1 of 3 rows");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()).toList())
          .isEqualTo(List.of("data.csv"));
    }
    Shell.Outcome skipped =
        Shell.run("data", "convert", file.toString(), "--to", "csv", "--skip-refused");
    assertThat(skipped.status()).isZero();
    assertThat(skipped.out().lines()).hasSize(3);
  }

  @Test
  void aMappingIsCorrected() throws IOException {
    Shell.Outcome proposed = Shell.run("data", "convert", file(OWN).toString(), "--to", "csv");
    String json =
        proposed.err().substring(proposed.err().indexOf('{'), proposed.err().lastIndexOf('}') + 1);
    Path mapping =
        Files.writeString(
            folder.resolve("mapping.json"), json.replace("\"unit\" : \"A\"", "\"unit\" : \"mA\""));
    Shell.Outcome corrected =
        Shell.run(
            "data",
            "convert",
            file(OWN).toString(),
            "--to",
            "csv",
            "--mapping",
            mapping.toString());
    assertThat(corrected.status()).as(corrected.err()).isZero();
    assertThat(corrected.out()).contains("0.5,3.7,0.0001,1");
    Files.writeString(mapping, json.replace("voltage_volt", "voltage_vault"));
    Shell.Outcome wrong =
        Shell.run("data", "inspect", file(OWN).toString(), "--mapping", mapping.toString());
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("voltage_vault is no column of Battery Data Format");
  }

  @Test
  void aBareFileBecomesAReport() throws IOException {
    Path out = folder.resolve("report.html");
    Shell.Outcome done =
        Shell.run("data", "convert", file(OWN).toString(), "--to", "html", "--out", out.toString());
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(Files.readString(out))
        .contains("<h1>data.csv</h1>", "Voltage / V", "Kühler °")
        .contains("</html>");
  }

  @Test
  void filesAreKeptAsDataSetsWrittenArchivedAndRestored() throws IOException {
    Path file = file(OWN);
    String data = folder.resolve("lab").toString();
    Shell.Outcome refused =
        Shell.run("data", "import", file.toString(), folder + "/none.csv", "--data", data);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("there is no file");
    String id = refused.out().strip().split(" ")[0];
    assertThat(refused.out()).contains("2 rows 1 cycles");
    assertThat(Shell.run("data", "list", "--data", data).out()).contains(id, "data.csv");
    Shell.Outcome again = Shell.run("data", "import", file.toString(), "--data", data);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("imported already");

    Shell.Outcome csv = Shell.run("data", "export", id, "--format", "csv", "--data", data);
    assertThat(csv.out())
        .isEqualTo(
            "Test Time / s,Voltage / V,Current / A,Kühler °\n0.5,3.7,0.1,1\n1.5,3.6,0.1,2\n");
    assertThat(Shell.run("data", "export", id, "--format", "html", "--data", data).out())
        .contains("</html>");
    String archive = folder.resolve("archive").toString();
    Shell.Outcome archived =
        Shell.run("data", "archive", id, "--out", archive, "--remove", "--data", data);
    assertThat(archived.status()).as(archived.err()).isZero();
    assertThat(Shell.run("data", "list", "--data", data).out()).doesNotContain(id);
    Shell.Outcome restored = Shell.run("data", "restore", archive, "--data", data);
    assertThat(restored.out().strip()).isEqualTo(id);
    assertThat(Shell.run("data", "export", id, "--format", "csv", "--data", data).out())
        .isEqualTo(csv.out());
    Shell.Outcome unknown = Shell.run("data", "export", id, "--format", "xlsx", "--data", data);
    assertThat(unknown.status()).isNotZero();
  }

  @Test
  void filesBecomeExperimentsOfABattery() throws IOException {
    Path data = folder.resolve("lab");
    UUID battery;
    try (SeriesStore series = SeriesStore.sqlite(DataFolder.open(data).series());
        LabDesk desk = new LabDesk(Store.sqlite(DataFolder.open(data).database()), null, series)) {
      Battery cell = Battery.builder().name("cell of the shelf").build();
      battery = desk.laboratory().batteries().add(desk.actor(), cell).id();
    }
    Shell.Outcome unknown =
        Shell.run(
            "data",
            "import",
            file(OWN).toString(),
            "--battery",
            UUID.randomUUID().toString(),
            "--data",
            data.toString());
    assertThat(unknown.status()).isEqualTo(1);
    Shell.Outcome done =
        Shell.run(
            "data",
            "import",
            file(OWN).toString(),
            "--battery",
            battery.toString(),
            "--name",
            "old data",
            "--data",
            data.toString());
    assertThat(done.status()).as(done.err()).isZero();
    String experiment = done.out().strip().replaceAll(".* experiment ", "");
    Shell.Outcome report =
        Shell.run("data", "export", experiment, "--format", "html", "--data", data.toString());
    assertThat(report.out())
        .as(report.err())
        .contains("<h1>old data</h1>", "cell of the shelf", "finished");
  }
}
