package org.finales.core.protocol.unicycler;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one object, read as leniently as aurora-unicycler reads them: numbers may be texts,
 * and blank texts are nulls where it says so. Not thread-safe.
 */
final class Fields {
  private static final int LONGEST_NUMBER = 100;
  private static final int MAX_EXPONENT = 290;
  private static final double LEAST = 1e-100;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+(?:_\\d+)*)?\\.?(?:\\d+(?:_\\d+)*)?(?:[eE][+-]?\\d{1,3})?");
  private static final Set<String> YES = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> NO = Set.of("false", "f", "no", "n", "off", "0");

  private final JsonNode object;
  private final String path;
  private final Problems problems;

  Fields(JsonNode object, String path, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** Reads the fields of an object; null if it is none, which is a problem. */
  static @Nullable Fields of(JsonNode node, String path, Problems problems, Set<String> names) {
    if (!node.isObject()) {
      problems.add(path, "must be an object, not " + kind(node));
      return null;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!names.contains(field.getKey())) {
        problems.add(
            path + "/" + field.getKey(),
            "is not a field here; there are "
                + String.join(", ", names.stream().sorted().toList()));
      }
    }
    return new Fields(node, path, problems);
  }

  String place(String name) {
    return path + "/" + name;
  }

  JsonNode node(String name) {
    return object.path(name);
  }

  private boolean isAbsent(String name) {
    return node(name).isMissingNode() || node(name).isNull();
  }

  /** Reads a text; null if it is absent. */
  @Nullable String text(String name) {
    if (isAbsent(name)) {
      return null;
    }
    if (!node(name).isString()) {
      problems.add(place(name), "must be a text, not " + kind(node(name)));
      return null;
    }
    return node(name).asString();
  }

  /** Reads a number of which a blank text is a null; null if it is absent or no number. */
  @Nullable BigDecimal number(String name) {
    return node(name).isString() && node(name).asString().isBlank() ? null : strictNumber(name);
  }

  /** Reads a number of which a blank text is an error. */
  @Nullable BigDecimal strictNumber(String name) {
    return isAbsent(name) ? null : number(node(name), place(name));
  }

  /** Reads a number that must be there. */
  @Nullable BigDecimal required(String name) {
    if (node(name).isString() && node(name).asString().isBlank() || isAbsent(name)) {
      problems.add(place(name), "is missing");
      return null;
    }
    return strictNumber(name);
  }

  private @Nullable BigDecimal number(JsonNode node, String place) {
    if (node.isNumber()) {
      return bounded(node.decimalValue(), place);
    }
    if (node.isString()) {
      String text = node.asString().strip();
      if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
        try {
          return bounded(new BigDecimal(text.replace("_", "")), place);
        } catch (NumberFormatException e) {
          // a sign or a point alone
        }
      }
      problems.add(place, Problems.show(node.asString()) + " is not a number");
      return null;
    }
    problems.add(place, "must be a number, not " + kind(node));
    return null;
  }

  private @Nullable BigDecimal bounded(BigDecimal number, String place) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long exponent = (long) number.precision() - number.scale() - 1;
    if (Math.abs(exponent) > MAX_EXPONENT) {
      problems.add(place, "is beyond the range of numbers that a cycler knows");
      return null;
    }
    return number;
  }

  /** Reads a C-rate: a number, or a fraction such as C/3, D/2, 3C/2 or 1/5. */
  @Nullable BigDecimal rate(String name) {
    JsonNode node = node(name);
    if (node.isString() && node.asString().indexOf('/') >= 0) {
      BigDecimal fraction = fraction(node.asString());
      if (fraction == null) {
        problems.add(
            place(name),
            Problems.show(node.asString()) + " is not a C-rate; C/3, D/2, 3C/2, 1/5 and 0.2 are");
      }
      return fraction;
    }
    return number(name);
  }

  /** The double that Python's division gives, or null if the text is no fraction. */
  private static @Nullable BigDecimal fraction(String text) {
    String[] parts = text.replace(" ", "").split("/", -1);
    if (parts.length != 2 || text.length() > LONGEST_NUMBER) {
      return null;
    }
    String letters = parts[0].replaceAll("[^CD]", "");
    String above = parts[0].replace("C", "").replace("D", "");
    if (letters.length() > 1
        || (above.isEmpty() && letters.isEmpty())
        || (!above.isEmpty() && !NUMBER.matcher(above).matches())
        || !NUMBER.matcher(parts[1]).matches()) {
      return null;
    }
    try {
      double top = above.isEmpty() ? 1 : new BigDecimal(above.replace("_", "")).doubleValue();
      double bottom = new BigDecimal(parts[1].replace("_", "")).doubleValue();
      double rate = ("D".equals(letters) ? -top : top) / bottom;
      boolean sane = rate == 0 ? top == 0 : Math.abs(rate) > LEAST && Math.abs(rate) < 1 / LEAST;
      return sane ? BigDecimal.valueOf(rate) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reads a whole number of at least 1; the default if it is absent. */
  @Nullable Integer count(String name, @Nullable Integer byDefault) {
    if (node(name).isMissingNode()) {
      if (byDefault == null) {
        problems.add(place(name), "is missing");
      }
      return byDefault;
    }
    if (node(name).isNull()) {
      problems.add(place(name), "must be a whole number, not null");
      return null;
    }
    BigDecimal number = number(node(name), place(name));
    if (number == null) {
      return null;
    }
    try {
      int count = number.intValueExact();
      if (count >= 1) {
        return count;
      }
      problems.add(place(name), "must be more than zero");
    } catch (ArithmeticException e) {
      problems.add(place(name), "must be a whole number that a cycler can count to");
    }
    return null;
  }

  /** Reads yes or no; null for null, false if it is absent. */
  @Nullable Boolean truth(String name) {
    JsonNode node = node(name);
    if (node.isMissingNode()) {
      return Boolean.FALSE;
    }
    if (node.isNull()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    String text = node.isContainer() ? "" : node.asString().toLowerCase(Locale.ROOT);
    if (YES.contains(text) || "1.0".equals(text)) {
      return Boolean.TRUE;
    }
    if (!NO.contains(text) && !"0.0".equals(text)) {
      problems.add(place(name), "must be true or false, not " + kind(node));
    }
    return Boolean.FALSE;
  }

  /** Reads a quantity that must be more than zero if it is there. */
  @Nullable Quantity positive(String name, String unit) {
    BigDecimal number = strictNumber(name);
    if (number != null && number.signum() <= 0) {
      problems.add(place(name), "must be more than zero");
      return null;
    }
    return quantity(name, number, unit);
  }

  /** Makes a quantity of a number that was read. */
  @Nullable Quantity quantity(String name, @Nullable BigDecimal number, String unit) {
    if (number == null) {
      return null;
    }
    try {
      return Quantity.of(number, unit);
    } catch (IllegalArgumentException e) {
      problems.add(place(name), "is out of range");
      return null;
    }
  }

  /** What a node is, in the words of JSON. */
  static String kind(JsonNode node) {
    if (node.isString()) {
      return "the text " + Problems.show(node.asString());
    }
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL -> "null";
      case MISSING -> "nothing";
      default -> node.toString();
    };
  }
}
