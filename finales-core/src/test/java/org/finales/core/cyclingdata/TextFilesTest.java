package org.finales.core.cyclingdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.cyclingdata.table.TableReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in all encodings and layouts. */
class TextFilesTest {
  private static final String BDF = "Test Time / s,Voltage / V,Current / A\n0,3.7,0.1\n1,3.6,0.1\n";
  private static final Locale BEFORE = Locale.getDefault();

  @TempDir Path folder = Path.of("");

  @AfterEach
  void backHome() {
    Locale.setDefault(BEFORE);
  }

  private CyclingFile file(String text) {
    return Written.file(folder, text);
  }

  private static double[] volts(CyclingFile file) {
    return Written.numbers(file, "voltage_volt");
  }

  @Test
  void linesEndInAnyWayAndMarksAtTheBeginningArePassedOver() {
    assertThat(volts(file(BDF.replace("\n", "\r\n")))).containsExactly(3.7, 3.6);
    assertThat(volts(file("\uFEFF" + BDF))).containsExactly(3.7, 3.6);
    assertThat(volts(file(BDF.strip()))).containsExactly(3.7, 3.6);
  }

  @Test
  void everyEncodingIsFoundByTheContent() {
    String text =
        "Zeit [s];Spannung [V];Strom [mA];Temperatur [°C]\n0;3,7;100;25,5\n1;3,6;100;25,6\n";
    for (String name : List.of("UTF-8", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE")) {
      CyclingFile file = Written.file(folder, text, Charset.forName(name));
      assertThat(volts(file)).as(name).containsExactly(3.7, 3.6);
      assertThat(Written.numbers(file, "current_ampere")).as(name).containsExactly(0.1, 0.1);
      assertThat(Written.numbers(file, "temperature_t1_celsius")).containsExactly(25.5, 25.6);
    }
  }

  @Test
  void theCountryOfTheComputerDoesNotMatter() {
    Locale.setDefault(Locale.GERMANY);
    Report report = file(BDF).inspect();
    assertThat(report.rows()).isEqualTo(2);
    assertThat(volts(file(BDF))).containsExactly(3.7, 3.6);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void quotedCellsMayHoldAnything() {
    CyclingFile file =
        file(
            "Test Time / s,Voltage / V,Current / A,Step Type\n"
                + "0,3.7,0.1,\"a, \"\"b\"\"\nand c\"\n\"1\",3.6,0.1,rest\n2,3.5,0.1,\"\"\n");
    List<Row> rows = Written.rows(file);
    assertThat(rows)
        .extracting(row -> row.text(3))
        .containsExactly("a, \"b\"\nand c", "rest", null);
    assertThat(rows).extracting(Row::line).containsExactly(2L, 4L, 5L);
  }

  @Test
  void raggedRowsAreRefusedWithLineAndRemedy() {
    Report report = file(BDF + "2,3.5\n3,3.4,0.1,7\n4,x,0.1\n\n,,\n5,3.3,0.1,\n").inspect();
    assertThat(report.rows()).isEqualTo(3);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.refusals().toString())
        .contains("line 4: 2 cells where 3 are needed")
        .contains("line 5: 4 cells under 3 headings")
        .contains("line 6: column 2 (Voltage / V) holds \"x\"");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    Mapping mapping = file(BDF).mapping();
    byte[] head = BDF.getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            return at < head.length ? head[(int) at++] : at++ < 1L << 30 ? '7' : -1;
          }
        };
    try (TableReader reader = new TableReader(endless, mapping)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isTrue();
      assertThatThrownBy(reader::next)
          .isInstanceOf(DataFileException.class)
          .hasMessageContaining("line 4: longer than 1 MiB");
    }
  }

  @Test
  void filesWithoutATableAreRefused() {
    for (String text : List.of("", "\n\n", "hello\nworld\n", "a,b\n", "1,2\n3,4\n", "\"")) {
      assertThatThrownBy(() -> file(text)).isInstanceOf(DataFileException.class);
    }
    assertThatThrownBy(() -> file("time,volts,weight\n1,2,3\n4,5,6\n").rows())
        .hasMessageContaining("line 1: no column is the current");
  }

  @Test
  void aMappingIsProposedFromNamesUnitsAndMagnitudes() {
    CyclingFile file =
        file(
            "my lab\n\ndate;time (min);U;I [uA];T(cell);humidity [%]\n"
                + "13.02.2024 10:00:00;0,5;3700;-5;25;40\n13.02.2024 10:01:00;1,5;3650;-5;25;41\n");
    assertThat(file.isProposed()).isTrue();
    assertThat(volts(file)).containsExactly(3.7, 3.65);
    assertThat(Written.numbers(file, "test_time_second")).containsExactly(30, 90);
    assertThat(Written.numbers(file, "current_ampere")).containsExactly(-5e-6, -5e-6);
    assertThat(Written.numbers(file, "unix_time_second")).containsExactly(1707818400, 1707818460);
    assertThat(file.mapping().notes().toString()).contains("U names no unit and is read in mV");
  }

  @Test
  void aMappingIsWrittenAsJsonCorrectedAndReadAgain() {
    CyclingFile file = file("time,U,I\n0,3.7,100\n1,3.6,100\n");
    String json = FinalesJson.write(file.mapping());
    assertThat(FinalesJson.read(json.getBytes(StandardCharsets.UTF_8), Mapping.class))
        .isEqualTo(file.mapping());
    String corrected = json.replace("\"unit\":\"A\"", "\"unit\":\"mA\",\"negate\":true");
    Mapping mapping = FinalesJson.read(corrected.getBytes(StandardCharsets.UTF_8), Mapping.class);
    Path path = Written.path(folder, "time,U,I\n0,3.7,100\n".getBytes(StandardCharsets.UTF_8));
    assertThat(Written.numbers(CyclingFile.of(path, mapping), "current_ampere"))
        .containsExactly(-0.1);
    assertThatThrownBy(
            () ->
                FinalesJson.read(
                    json.replace("\"unit\":\"A\"", "\"unit\":\"V\"")
                        .getBytes(StandardCharsets.UTF_8),
                    Mapping.class))
        .hasMessageContaining("V cannot be the unit of current_ampere");
  }

  @Test
  void unsignedCurrentsGetTheirSignFromTheState() {
    CyclingFile file =
        file(
            "Today's Date 04/04/2016\nRec#\tCyc#\tStep\tTest (Sec)\tAmps\tVolts\tState\tES\tDPt Time\n"
                + "1\t0\t1\t0\t1.5\t3.3\tC\t0\t03/31/2016 16:05:31\n"
                + "2\t0\t2\t1\t1.5\t3.2\tD\t0\t03/31/2016 16:05:32\n"
                + "3\t0\t3\t2\t0\t3.2\tR\t0\t03/31/2016 16:05:33\n");
    assertThat(file.mapping().format()).isEqualTo("maccor");
    assertThat(Written.numbers(file, "current_ampere")).containsExactly(1.5, -1.5, 0);
  }

  @Test
  void theOlderTablesAreReadAndWrittenInBothLayouts() throws IOException {
    CyclingFile exported =
        file(
            "Timestamp,MeasID,Voltage,Current,flow\n2024-05-01 10:00:00+00:00,1,3700,-1500,7\n"
                + "2024-05-01 10:00:01+00:00,2,3699,-1500,\n");
    assertThat(volts(exported)).containsExactly(3.7, 3.699);
    assertThat(Written.numbers(exported, "current_ampere")).containsExactly(-1.5, -1.5);
    assertThat(Written.numbers(exported, "test_time_second")).containsExactly(0, 1);
    for (boolean layout : new boolean[] {true, false}) {
      Path out = folder.resolve("older" + layout);
      try (TableReader reader = exported.rows();
          var stream = Files.newOutputStream(out);
          RowWriter writer = new WattrexWriter(stream, reader.columns(), layout)) {
        while (reader.next()) {
          writer.write(reader.row());
        }
      }
      if (layout) {
        assertThat(Files.readString(out)).startsWith("Timestamp,MeasID,Voltage,Current,flow\n");
        assertThat(Files.readString(out)).contains("2024-05-01 10:00:00+00:00,1,3700,-1500,7\n");
      } else {
        assertThat(Files.readString(out)).contains("2024-05-01 10:00:00.000000,3.7,-1.5,7\n");
      }
      assertThat(volts(CyclingFile.of(out))).containsExactly(3.7, 3.699);
      assertThat(Written.numbers(CyclingFile.of(out), "current_ampere"))
          .containsExactly(-1.5, -1.5);
    }
  }

  @Test
  void whatContradictsItselfIsToldWithItsLine() {
    String text =
        "test_time_second,voltage_volt,current_ampere,unix_time_second,charging_capacity_ah,"
            + "discharging_capacity_ah,power_watt\n"
            + "0,3.7,1,1700000000,0,0,3.7\n1,3.7,1,1700000060,0.016,0,3.7\n"
            + "2,3.7,1,1700000120,0.033,0,9\n2,3.7,1,1700000120,0.033,0,9\n"
            + "3,3.7,1,1700000180,0.03,0,3.7\n1000,3.7,1,1700000240,0.06,0,3.7\n";
    String warnings = file(text).inspect().warnings().toString();
    assertThat(warnings)
        .contains("line 4: Power / W is 9, but voltage times current is 3.7; 2 times, lines 4, 5")
        .contains("line 5: the row is the same as the one before")
        .contains("line 6: Charging Capacity / Ah falls")
        .contains("line 7: a gap of 997 s");
    String counted =
        "Test Time / s,Voltage / V,Current / A,Charging Capacity / Ah,Discharging Capacity / Ah\n"
            + "0,3,1,0,0\n3600,3,1,10,0\n";
    assertThat(file(counted).inspect().warnings().toString())
        .contains(
            "line 3: cycle 1: the file counts 10 Ah of charge", "integrates to 1 Ah, 10 times")
        .contains("check units");
    String scaled =
        "Test Time / s,Voltage / V,Current / A,Unix Time / s\n0,3,0,1700000000\n1,3,0,1700000060\n2,3,0,1700000120\n";
    assertThat(file(scaled).inspect().warnings().toString())
        .contains("its unit may be wrong, it looks like min");
    String inverted =
        "Test Time / s,Voltage / V,Current / A,Charging Capacity / Ah\n0,3,-1,0\n3600,3,-1,1\n";
    assertThat(file(inverted).inspect().warnings().toString()).contains("sign of the current");
  }
}
