package org.finales.server.web.experiments;

import java.util.Locale;
import org.finales.api.battery.Battery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/** Experiments in words, for all rooms that show them. */
public final class RunWords {
  private static final int SIGNIFICANT = 4;

  private RunWords() {}

  /** A state in words. */
  public static String state(Texts texts, ExperimentState state) {
    return texts.get("experiment.state." + state.name().toLowerCase(Locale.ROOT));
  }

  /** How a state looks: the style of a badge. */
  public static String style(ExperimentState state) {
    return switch (state) {
      case QUEUED -> "wait";
      case RUNNING -> "busy";
      case PAUSED -> "off";
      case INTERRUPTED, FAILED -> "bad";
      case ABORTED -> "off";
      case FINISHED -> "good";
    };
  }

  /** What people call a battery. */
  public static String battery(RegisteredBattery registered) {
    Battery battery = registered.battery();
    String name = battery.name();
    String number = battery.serialNumber();
    return name != null ? name : number != null ? number : registered.id().toString();
  }

  /** A name such as {@code LITHIUM_ION} in words. */
  static String spoken(String constant) {
    String words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A measured value with so many digits as are worth reading, and its unit; – for none. */
  public static String value(@Nullable Double value, String unit) {
    if (value == null || !Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    int before = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    int after = Math.max(0, Math.min(4, SIGNIFICANT - before));
    String text = String.format(Locale.ROOT, "%." + after + "f", value);
    if (text.startsWith("-") && text.matches("-0(\\.0*)?")) {
      text = text.substring(1);
    }
    return (unit.isEmpty() ? text : text + " " + unit).replace('-', '−');
  }

  /** A span such as 3 d 4 h, 2 h 10 min or 45 s. */
  public static String span(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return "–";
    }
    long s = Math.round(seconds);
    if (s >= 86_400) {
      return s / 86_400 + " d " + s % 86_400 / 3_600 + " h";
    }
    if (s >= 3_600) {
      return s / 3_600 + " h " + s % 3_600 / 60 + " min";
    }
    return s >= 60 ? s / 60 + " min " + s % 60 + " s" : s + " s";
  }
}
