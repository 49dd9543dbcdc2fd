package org.finales.core.protocol.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Voltage and current against time as SVG, and the same numbers for the script that shows them. */
final class Chart {
  static final int WIDTH = 1000;
  private static final int HEIGHT = 440;
  static final int LEFT = 64;
  static final int RIGHT = WIDTH - 70;
  private static final int TOP = 30;
  private static final int BOTTOM = HEIGHT - 52;

  /** More bands than these would only be stripes. */
  private static final int MOST_BANDS = 150;

  /** Enough to tell two stretches apart. */
  private static final MathContext DIGITS = new MathContext(6);

  private final Trace trace;
  private final double timeScale;
  private final String timeUnit;
  private final double currentScale;
  private final String currentUnit;
  private final Axis time;
  private final Axis volts;
  private final Axis amperes;
  private final StringBuilder svg = new StringBuilder();

  Chart(Trace trace) {
    this.trace = trace;
    double last = trace.last;
    timeUnit = last <= 300 ? "s" : last <= 10_800 ? "min" : last <= 72 * 3600 ? "h" : "d";
    timeScale =
        switch (timeUnit) {
          case "s" -> 1;
          case "min" -> 60;
          case "h" -> 3600;
          default -> 86_400;
        };
    Range voltage = Range.NONE;
    Range current = Range.NONE.with(0);
    for (int i = 0; i < trace.size; i++) {
      if (trace.any[i]) {
        voltage = voltage.with(trace.minVoltage[i]).with(trace.maxVoltage[i]);
        current = current.with(trace.minCurrent[i]).with(trace.maxCurrent[i]);
      }
    }
    boolean small = Math.max(-current.least(), current.most()) < 0.1;
    currentScale = small ? 1e-3 : 1;
    currentUnit = small ? "mA" : "A";
    time = Axis.until(last / timeScale);
    volts =
        Axis.round(voltage.isKnown() ? voltage.least() : 0, voltage.isKnown() ? voltage.most() : 1);
    amperes = Axis.round(current.least() / currentScale, current.most() / currentScale);
  }

  String svg() {
    add(
        "<svg id=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Voltage and current"
            + " against time\">",
        WIDTH, HEIGHT);
    bands();
    for (double tick : time.ticks()) {
      double x = x(tick);
      add("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, BOTTOM);
      text("", x, BOTTOM + 18, "middle", Figures.number(tick));
    }
    for (double tick : volts.ticks()) {
      double y = y(volts, tick);
      add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y, y);
      text("v", LEFT - 8, y + 4, "end", Figures.number(tick));
    }
    for (double tick : amperes.ticks()) {
      double y = y(amperes, tick);
      add(
          "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          RIGHT, RIGHT + 4, y, y);
      text("a", RIGHT + 8, y + 4, "start", Figures.number(tick));
    }
    add(
        "<rect class=\"axis\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\"/>",
        LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    text("v", LEFT - 8, TOP - 12, "middle", "Voltage / V");
    text("a", RIGHT + 8, TOP - 12, "middle", "Current / " + currentUnit);
    text("", (LEFT + RIGHT) / 2.0, HEIGHT - 10, "middle", "Time / " + timeUnit);
    line("amp", amperes, trace.minCurrent, trace.maxCurrent, trace.lastCurrent, currentScale);
    line("volt", volts, trace.minVoltage, trace.maxVoltage, trace.lastVoltage, 1);
    add(
        "<line id=\"hand\" visibility=\"hidden\" x1=\"0\" x2=\"0\" y1=\"%d\" y2=\"%d\"/>",
        TOP, BOTTOM);
    return svg.append("</svg>").toString();
  }

  /** What is left out, in words; empty if nothing is. */
  String omission() {
    return hasTooManyBands()
        ? "Steps are run more than " + MOST_BANDS + " times; they are not shaded."
        : "";
  }

  private boolean hasTooManyBands() {
    return trace.moreBands || trace.bands.size() > MOST_BANDS;
  }

  private void bands() {
    if (hasTooManyBands()) {
      return;
    }
    double end = 0;
    for (Trace.Band band : trace.bands) {
      band(band.step(), band.from(), band.to());
      end = band.to();
    }
    if (trace.last > end) {
      band(trace.lastStep, end, trace.last);
    }
  }

  private void band(int step, double from, double to) {
    double left = x(from / timeScale);
    double width = x(to / timeScale) - left;
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>step %d</title>"
            + "</rect>",
        step % 2 == 0 ? "even" : "odd", left, TOP, width, BOTTOM - TOP, step);
    if (width >= 9 * String.valueOf(step).length() + 4) {
      text("", left + width / 2, TOP - 6, "middle", String.valueOf(step));
    }
  }

  /** Goes through least and most of each stretch, the nearer one first, and its last value. */
  private void line(
      String style, Axis axis, double[] least, double[] most, double[] last, double scale) {
    StringBuilder path = new StringBuilder();
    double at = Double.NaN;
    for (int i = 0; i < trace.size; i++) {
      if (!trace.any[i]) {
        continue;
      }
      double x = x(middle(i));
      double low = y(axis, least[i] / scale);
      double high = y(axis, most[i] / scale);
      if (Math.abs(low - high) > 0.3) {
        boolean lowFirst = !(Math.abs(at - high) < Math.abs(at - low));
        point(path, x, lowFirst ? low : high);
        point(path, x, lowFirst ? high : low);
      }
      at = y(axis, last[i] / scale);
      point(path, x, at);
    }
    add("<path class=\"%s\" d=\"%s\"/>", style, path);
  }

  private static void point(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? "M" : "L").append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
  }

  /** Middle of a stretch, in the unit of the axis. */
  private double middle(int stretch) {
    return Math.min((stretch + 0.5) * trace.width, trace.last) / timeScale;
  }

  private double x(double value) {
    return LEFT + time.part(value) * (RIGHT - LEFT);
  }

  private static double y(Axis axis, double value) {
    return BOTTOM - axis.part(value) * (BOTTOM - TOP);
  }

  private void text(String style, double x, double y, String anchor, String text) {
    add(
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        style, x, y, anchor, text);
  }

  private void add(String format, Object... parts) {
    svg.append(String.format(Locale.ROOT, format, parts)).append('\n');
  }

  /** The numbers for the script, as JSON of numbers and three fixed words. */
  String json() {
    StringBuilder json = new StringBuilder();
    json.append(
        String.format(
            Locale.ROOT,
            "{\"width\":%d,\"left\":%d,\"right\":%d,\"last\":%s,\"timeUnit\":\"%s\","
                + "\"currentUnit\":\"%s\",\"rows\":[",
            WIDTH,
            LEFT,
            RIGHT,
            number(trace.last > 0 ? trace.last / timeScale : 1),
            timeUnit,
            currentUnit));
    boolean first = true;
    for (int i = 0; i < trace.size; i++) {
      if (trace.any[i]) {
        json.append(first ? "[" : ",[")
            .append(number(middle(i)))
            .append(',')
            .append(number(trace.minVoltage[i]))
            .append(',')
            .append(number(trace.maxVoltage[i]))
            .append(',')
            .append(number(trace.minCurrent[i] / currentScale))
            .append(',')
            .append(number(trace.maxCurrent[i] / currentScale))
            .append(',')
            .append(number(trace.maxTemperature[i]))
            .append(',')
            .append(trace.step[i])
            .append(']');
        first = false;
      }
    }
    return json.append("]}").toString();
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : "null";
  }
}
