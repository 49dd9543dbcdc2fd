package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.protocol.check.ProtocolCheckTest.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.cycling.Protocol;
import org.finales.cycler.cell.CellParameters;
import org.junit.jupiter.api.Test;

class ProtocolPreviewTest {
  private static final CellParameters CELL =
      CellParameters.parse("li-ion-nmc?capacity=2.5Ah&soc=0");
  private static final String CYCLING =
      "NAME, C/2 cycling / SAFETY, MAX VOLTAGE, 4.3; MIN VOLTAGE, 2.4 / WAIT, 600 / LOOP 3"
          + " / CC, C/2, VOLTAGE, 4.2 / CV, 4.2, CURRENT, C/20 / WAIT, 600 / CC, -C/2, VOLTAGE, 2.5"
          + " / END";

  private static String page(String lines) {
    Protocol protocol = read(lines);
    return ProtocolPreview.html(protocol, CELL, ProtocolCheck.of(protocol, 2.5));
  }

  @Test
  void stepsFindingsEstimateAndCurvesAreOnOnePage() {
    String page = page(CYCLING);
    assertThat(page)
        .contains("<h1>C/2 cycling</h1>")
        .contains("charge at 1.25 A until at least 4.2 V")
        .contains("go back to step 2 until it has run 3 times")
        .contains("Nothing was found.")
        .contains("Voltage / V", "Current / A", "Time / h")
        .contains("Safety limits: voltage from 2.4 V to 4.3 V")
        .contains("class=\"volt\"", "class=\"amp\"", "class=\"even\"", "class=\"odd\"");
    assertThat(page.length()).isLessThan(400_000);
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    assertThat(page(CYCLING))
        .doesNotContain("http:", "https:", "src=", "href=", "url(", "@import")
        .contains("default-src 'none'");
  }

  @Test
  void textsAreEscaped() {
    String page =
        page(
            "NAME, \"<script>alert(1)</script>\" / DESCRIPTION, \"\\\"&' onload=\" / WAIT, 5"
                + "\n | NOTE, \"</td><img>\"");
    assertThat(page)
        .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
        .contains("&quot;&amp;&#39; onload=")
        .contains("&lt;/td&gt;&lt;img&gt;")
        .doesNotContain("<script>alert", "<img>");
  }

  @Test
  void findingsOfTheEstimateAreAmongThem() {
    assertThat(page("CC, 1, VOLTAGE, 4.5"))
        .contains("<li class=\"warning\">")
        .contains("Step 1: it takes the cell to 4.5 V, above the 4.2 V that li-ion-nmc bears")
        .contains("<li class=\"note\">");
  }

  @Test
  void numbersOfTheScriptAreInTheOrderOfTime() {
    Matcher rows = Pattern.compile("\"rows\":\\[(.*)\\]\\}").matcher(page(CYCLING));
    assertThat(rows.find()).isTrue();
    List<Double> times =
        Pattern.compile("\\[([^,]+),")
            .matcher(rows.group(1))
            .results()
            .map(found -> Double.valueOf(found.group(1)))
            .toList();
    assertThat(times).hasSizeBetween(Trace.MOST / 2, Trace.MOST).isSorted();
  }

  @Test
  void manyRunsOfStepsAreNotShaded() {
    assertThat(page("LOOP 90 / WAIT, 10 / CC, 1, TIME, 1 / END"))
        .contains("they are not shaded")
        .doesNotContain("class=\"even\"");
  }

  @Test
  void pulsesAndSmallCurrentsAreDrawn() {
    assertThat(page("PULSES, 3\n | CC, -0.02, TIME, 10\n | WAIT, 40\n | CC, 0.01, TIME, 10"))
        .contains("Current / mA", "Time / s");
    assertThat(page("WAIT, 0")).contains("Time / s");
  }

  @Test
  void axesHaveRoundTicks() {
    assertThat(Axis.round(2.5, 4.2).ticks()).containsExactly(2.0, 2.5, 3.0, 3.5, 4.0, 4.5);
    assertThat(Axis.round(0, 0).ticks()).contains(0.0);
    assertThat(Axis.until(7.3).ticks()).containsExactly(0.0, 2.0, 4.0, 6.0);
  }
}
