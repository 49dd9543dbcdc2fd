package org.finales.core.cyclingdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.finales.core.cyclingdata.table.DataFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with random damage. */
class SpoiledFilesTest {
  private static final int ROUNDS = 1200;
  private static final List<String> FILES =
      List.of(
          "Test Time / s,Voltage / V,Current / A,Step Type\n0,3.7,0.1,\"a\nb\"\n1,3.6,0.1,x\n",
          "Data_Point,Test_Time,DateTime,Step_Index,Cycle_Index,Current,Voltage\n"
              + "1,0,1499006353,10,1,-9.63E-05,3.27\n2,5.02,1499006358,11,1,1.09,3.37\n",
          "Today's Date ,28-Nov-23\nDate of Test:,23-Nov-23 3:56:08 PM\n"
              + "Rec,Cycle C,Step,Test Time (sec),Current,Voltage,DPT Time,Temp 1\n"
              + "1,1,1,0.0000,0,3.668,23-Nov-23 3:56:11 PM,22.2591\n",
          "~Resultfile from Basytec\n~Start of Test: 19.06.2023 17:56:53\n~\n"
              + "~Time[s]\tDataSet\tU[V]\tI[A]\n0\t1\t3.5\t0\n1\t2\t3.5\t0\n",
          "Timestamp,MeasID,Voltage,Current\n2024-05-01 10:00:00+00:00,1,3700,-1500\n",
          "zeit;U;I\n0,5;3,7;0,1\n1,5;3,6;0,1\n");
  private static final String ODD = "\"\n\r,;\t\u00000e-9/:. \uFFFFäNaN";

  @TempDir Path folder = Path.of("");

  @Test
  void damagedFilesAreReadOrRefusedButNothingElseHappens() {
    Random random = new Random(42);
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = FILES.get(i % FILES.size()).getBytes(StandardCharsets.UTF_8);
      byte[] spoiled = spoil(bytes, random);
      try {
        Report report = CyclingFile.of(Written.path(folder, spoiled)).inspect();
        assertThat(report.rows()).isLessThan(100);
        read++;
      } catch (DataFileException e) {
        assertThat(e.getMessage()).contains("line ");
      }
    }
    assertThat(read).isGreaterThan(ROUNDS / 10);
  }

  private static byte[] spoil(byte[] bytes, Random random) {
    byte[] spoiled = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(spoiled.length);
      int kind = random.nextInt(4);
      if (kind == 0) {
        spoiled[at] = (byte) random.nextInt(256);
      } else if (kind == 1) {
        spoiled[at] = (byte) ODD.charAt(random.nextInt(ODD.length()));
      } else if (kind == 2) {
        spoiled = Arrays.copyOf(spoiled, Math.max(1, at));
      } else {
        byte[] longer = Arrays.copyOf(spoiled, spoiled.length + at);
        System.arraycopy(spoiled, 0, longer, spoiled.length, at);
        spoiled = longer;
      }
    }
    return spoiled;
  }
}
