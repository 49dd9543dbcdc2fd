package org.finales.core.protocol.pybamm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads sentences. Not thread-safe; one for each experiment. */
final class SentenceReader {
  private static final int LONGEST = 300;
  private static final Pattern LEVEL = Pattern.compile("(\\S+?) ?(c|a|ma|v|mv|w|mw)");
  private static final Pattern RATE = Pattern.compile("c/(\\S+)");
  private static final Pattern TIME =
      Pattern.compile("for (\\S+) ?(s|sec|seconds?|min|minutes?|h|hours?)");
  private static final Pattern UNTIL = Pattern.compile("until (\\S+?) ?(v|mv|a|ma|c)");
  private static final Map<String, String> TIMES = Map.of("s", "s", "m", "min", "h", "h");

  private final Problems problems = new Problems();

  Converted<Protocol> read(byte[] utf8) {
    JsonNode list;
    try {
      list = FinalesJson.read(utf8);
    } catch (JsonException e) {
      throw new ProtocolFormatException(e.path(), String.valueOf(e.getMessage()), e);
    }
    if (!list.isArray() || list.isEmpty() || list.size() > Checks.MAX_ITEMS) {
      throw new ProtocolFormatException(
          "", "must be a list of 1 to %d sentences".formatted(Checks.MAX_ITEMS));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Step step = sentence(list.get(i), "/" + i);
      if (step != null) {
        steps.add(step);
      }
    }
    problems.done();
    return new Converted<>(Protocol.builder().steps(steps).build(), problems.warnings());
  }

  private @Nullable Step sentence(JsonNode node, String place) {
    String text = node.isString() ? node.asString() : "";
    try {
      Step step = text.length() > LONGEST ? null : step(text.strip().replaceAll("\\s+", " "));
      if (step != null) {
        return step;
      }
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return null;
    }
    problems.add(
        place,
        "%s is not understood; sentences are as 'Charge at 0.5C for 2 hours or until 4.2 V'"
            .formatted(Problems.show(node.isString() ? text : node.toString())));
    return null;
  }

  private static @Nullable Step step(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = ends(lower);
    String[] head = lower.substring(0, end).strip().split(" at ", 2);
    List<EndCondition> ends = new ArrayList<>();
    boolean charging = head[0].equals("charge");
    if (end < lower.length()) {
      for (String condition : lower.substring(end).strip().split(" or ")) {
        EndCondition found = condition(condition.strip(), head[0]);
        if (found == null) {
          return null;
        }
        ends.add(found);
      }
    }
    if (head.length == 1) {
      return head[0].equals("rest") ? Rest.builder().ends(ends).build() : null;
    }
    Quantity level = level(head[1]);
    if (level == null) {
      return null;
    }
    if (head[0].equals("hold")) {
      return ConstantVoltage.builder(level).ends(ends).build();
    } else if (!charging && !head[0].equals("discharge")) {
      return null;
    }
    Quantity signed = charging ? level : new Quantity(level.value().negate(), level.unit());
    return switch (level.unit().symbol()) {
      case "W", "mW" -> ConstantPower.builder(signed).ends(ends).build();
      case "A", "mA" -> ConstantCurrent.builder().current(signed).ends(ends).build();
      default -> ConstantCurrent.builder().cRate(signed).ends(ends).build();
    };
  }

  /** Where the conditions begin. */
  private static int ends(String text) {
    int time = text.indexOf(" for ");
    int until = text.indexOf(" until ");
    int first = time < 0 ? until : until < 0 ? time : Math.min(time, until);
    return first < 0 ? text.length() : first;
  }

  private static @Nullable Quantity level(String text) {
    Matcher fraction = RATE.matcher(text);
    if (fraction.matches()) {
      BigDecimal below = Decimals.parse(fraction.group(1));
      return below == null || below.signum() <= 0
          ? null
          : Quantity.of(BigDecimal.valueOf(1 / below.doubleValue()), "A/Ah");
    }
    Matcher matcher = LEVEL.matcher(text);
    BigDecimal number = matcher.matches() ? Decimals.parse(matcher.group(1)) : null;
    return number == null ? null : Quantity.of(number, unit(matcher.group(2)));
  }

  private static @Nullable EndCondition condition(String text, String verb) {
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      BigDecimal number = Decimals.parse(time.group(1));
      String unit = TIMES.getOrDefault(time.group(2).substring(0, 1), "s");
      return number == null ? null : EndCondition.of(EndKind.DURATION, Quantity.of(number, unit));
    }
    Matcher until = UNTIL.matcher(text);
    BigDecimal number = until.matches() ? Decimals.parse(until.group(1)) : null;
    if (number == null) {
      Quantity fraction = text.startsWith("until c/") ? level(text.substring(6)) : null;
      return fraction == null ? null : EndCondition.of(EndKind.LOWER_C_RATE, fraction);
    }
    Quantity quantity = Quantity.of(number, unit(until.group(2)));
    return switch (until.group(2)) {
      case "v", "mv" ->
          EndCondition.of(
              verb.equals("charge") ? EndKind.UPPER_VOLTAGE : EndKind.LOWER_VOLTAGE, quantity);
      case "c" -> EndCondition.of(EndKind.LOWER_C_RATE, quantity);
      default -> EndCondition.of(EndKind.LOWER_CURRENT, quantity);
    };
  }

  private static String unit(String lower) {
    return switch (lower) {
      case "c" -> "A/Ah";
      case "ma" -> "mA";
      case "mv" -> "mV";
      case "mw" -> "mW";
      default -> lower.toUpperCase(Locale.ROOT);
    };
  }
}
