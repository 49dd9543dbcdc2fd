package org.finales.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a virtual machine of its own does with its heap when it is asked to spare memory. */
@Timeout(60)
class SpareMemoryTest {
  private static final long MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
  void aHeapThatGrewAndIsEmptyAgainIsGivenBack(String collector) throws Exception {
    Report report = run(collector, "-XX:InitialHeapSize=16m", "-Xmx400m");
    assertThat(report.before).isGreaterThan(150 * MIB);
    assertThat(report.after).isLessThan(report.before / 3);
    assertThat(report.ratios).isEqualTo("10 30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=90"})
  void whoeverStartedTheProcessDecides(String flag) throws Exception {
    Report report = run("-XX:+UseSerialGC", flag, "-XX:InitialHeapSize=16m", "-Xmx400m");
    assertThat(report.after).as("nothing is collected").isEqualTo(report.before);
    assertThat(report.ratios).contains(flag.replaceFirst(".*=", "")).isNotEqualTo("10 30");
  }

  @Test
  void aHeapOfOneSizeKeepsIt() throws Exception {
    Report report = run("-XX:+UseSerialGC", "-Xms400m", "-Xmx400m");
    assertThat(report.after).isEqualTo(report.before);
  }

  private static Report run(String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1)
          .as(said)
          .isZero();
      List<String> lines = said.lines().toList();
      return new Report(Long.parseLong(lines.get(0)), Long.parseLong(lines.get(1)), lines.get(2));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Report(long before, long after, String ratios) {}

  /**
   * Says how large the heap is, before and after, and at which shares of free memory it is kept.
   */
  public static final class Probe {
    private Probe() {}

    /** Runs in a process of its own. */
    public static void main(String[] args) {
      List<byte[]> needed = new ArrayList<>();
      for (int i = 0; i < 160; i++) {
        needed.add(new byte[(int) MIB]);
      }
      needed.clear();
      System.out.println(Runtime.getRuntime().totalMemory());
      SpareMemory.giveBack();
      System.out.println(Runtime.getRuntime().totalMemory());
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      System.out.println(
          machine.getVMOption("MinHeapFreeRatio").getValue()
              + " "
              + machine.getVMOption("MaxHeapFreeRatio").getValue());
    }
  }
}
