package org.finales.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.quantity.Unit;
import org.finales.core.schema.SchemaView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads limitations in the shape that FINALES 2 laid down, beside the schema that they limit.
 *
 * <p>What has no meaning becomes a violation and a limit that admits nothing; what concerns a name
 * that the capability does not know becomes a warning and no limit.
 */
final class LimitReader {
  private static final String ANY_OF = "anyOf";

  /** What may be anything. */
  static final SchemaView OPEN = SchemaView.of(JsonNodeFactory.instance.booleanNode(true));

  /**
   * Most limits that are read. Where a schema leaves the type open, a list is read in several ways,
   * and lists of lists of lists would multiply without end.
   */
  private static final int MOST_READINGS = 100_000;

  /** Most numbers and ranges of one list; they are gone through one by one. */
  private static final int MOST_NUMBERS = 2_000;

  private static final String TOO_MANY = "there are too many ways to read its lists within lists";

  private final Findings findings;
  private final AtomicInteger readings;

  private LimitReader(Findings findings, AtomicInteger readings) {
    this.findings = findings;
    this.readings = readings;
  }

  private LimitReader into(Findings other) {
    return new LimitReader(other, readings);
  }

  /** Reads limitations: a list of alternative sets, or one set. */
  static Limit read(
      JsonNode limitations, JsonNode parametersSchema, String path, Findings findings) {
    AtomicInteger readings = new AtomicInteger();
    Limit limit =
        new LimitReader(findings, readings)
            .readSets(limitations, SchemaView.of(parametersSchema), path);
    if (readings.get() > MOST_READINGS) {
      findings.violation(path, TOO_MANY);
      return Limit.impossible(TOO_MANY, limitations);
    }
    return limit;
  }

  private Limit readSets(JsonNode sets, SchemaView parameters, String path) {
    if (sets.isArray()) {
      List<Limit> alternatives = new ArrayList<>();
      for (int i = 0; i < sets.size(); i++) {
        alternatives.add(readSets(sets.get(i), parameters, path + "/" + i));
      }
      return alternatives.isEmpty() ? Limit.NONE : Limit.anyOf(alternatives);
    }
    if (!sets.isObject()) {
      return refuse(path, "a set of limits is an object of parameters and their limits", sets);
    }
    JsonNode anyOf = alternatives(sets, parameters);
    Limit chosen = anyOf == null ? Limit.NONE : readSets(anyOf, parameters, path + "/" + ANY_OF);
    return Limit.allOf(List.of(readProperties(sets, parameters, path, anyOf != null), chosen));
  }

  /** Reads the limit of one parameter, at any depth. */
  Limit read(JsonNode limit, SchemaView view, String path) {
    if (readings.incrementAndGet() > MOST_READINGS) {
      return Limit.impossible(TOO_MANY, limit);
    }
    if (limit.isArray()) {
      return readList(limit, view, path);
    }
    if (!limit.isObject()) {
      return readValue(limit, view, path);
    }
    if (limit.isEmpty()) {
      return Limit.NONE;
    }
    JsonNode anyOf = alternatives(limit, view);
    if (anyOf != null && limit.size() == 1) {
      return readAlternatives(anyOf, view, path + "/" + ANY_OF);
    }
    if (RangeReader.allowsNumbers(view)) {
      if (RangeReader.isValueWithUnit(limit)) {
        return readNumbers(List.of(limit), List.of(path), view, limit);
      }
      if (RangeReader.looksLikeRange(limit)) {
        return refuse(path, "a range stands in a list: write [" + shown(limit) + "]", limit);
      }
    }
    if (!view.allows("object")) {
      return refuse(path, "is an object, expected " + expected(view), limit);
    }
    Limit chosen = anyOf == null ? Limit.NONE : readAlternatives(anyOf, view, path + "/" + ANY_OF);
    return Limit.allOf(List.of(readProperties(limit, view, path, anyOf != null), chosen));
  }

  private Limit readAlternatives(JsonNode anyOf, SchemaView view, String path) {
    List<Limit> alternatives = new ArrayList<>();
    for (int i = 0; i < anyOf.size(); i++) {
      JsonNode alternative = anyOf.get(i);
      String place = path + "/" + i;
      // A lone range is clear enough as an alternative.
      alternatives.add(
          RangeReader.allowsNumbers(view) && RangeReader.looksLikeRange(alternative)
              ? readNumbers(List.of(alternative), List.of(place), view, alternative)
              : read(alternative, view, place));
    }
    return alternatives.isEmpty() ? Limit.NONE : Limit.anyOf(alternatives);
  }

  private Limit readProperties(JsonNode set, SchemaView view, String path, boolean skipAnyOf) {
    return readProperties(set, view, path, skipAnyOf ? Set.of(ANY_OF) : Set.of());
  }

  /** Reads the limits of an object's properties, but for some. */
  Limit readProperties(JsonNode set, SchemaView view, String path, Set<String> skipped) {
    List<String> names = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    List<Boolean> required = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : set.properties()) {
      String name = field.getKey();
      if (skipped.contains(name)) {
        continue;
      }
      String place = path + "/" + Misses.escape(name);
      SchemaView property = view.property(name);
      if (property == null) {
        if (!view.isOpenObject()) {
          findings.warning(place, "is no parameter of the capability and restricts nothing");
          continue;
        }
        property = OPEN;
      }
      Limit limit = read(field.getValue(), property, place);
      if (limit != Limit.NONE) {
        names.add(name);
        limits.add(limit);
        required.add(view.requires(name));
      }
    }
    return names.isEmpty() ? Limit.NONE : new Limit.Properties(names, limits, required);
  }

  private Limit readValue(JsonNode value, SchemaView view, String path) {
    if (value.isNumber()) {
      return RangeReader.allowsNumbers(view)
          ? readNumbers(List.of(value), List.of(path), view, value)
          : refuse(path, "is a number, expected " + expected(view), value);
    }
    String type = value.isString() ? "string" : value.isBoolean() ? "boolean" : "null";
    return view.allows(type)
        ? new Limit.Values(List.of(value), value)
        : refuse(path, "is " + shown(value) + ", expected " + expected(view), value);
  }

  private Limit readList(JsonNode list, SchemaView view, String path) {
    if (list.isEmpty()) {
      return Limit.NONE;
    }
    Findings asArray = new Findings();
    Findings asChoices = new Findings();
    Limit array = null;
    Limit choices = null;
    if (view.allows("array")) {
      SchemaView items = view.items() == null ? OPEN : view.items();
      array =
          FormulationReader.describes(items, list)
              ? new FormulationReader(asArray, into(asArray)).readSystems(list, items, path)
              : into(asArray).readArray(list, items, path);
    }
    if (view.isOpen() || view.types().stream().anyMatch(type -> !type.equals("array"))) {
      choices = into(asChoices).readChoices(list, view, path);
    }
    if (array != null && choices != null && asArray.isSound() == asChoices.isSound()) {
      findings.addAll(asArray);
      return asArray.isSound() ? Limit.anyOf(List.of(array, choices)) : array;
    }
    boolean useArray = array != null && (choices == null || asArray.isSound());
    findings.addAll(useArray ? asArray : asChoices);
    return Objects.requireNonNull(useArray ? array : choices);
  }

  /** A list of values and ranges of which any will do. */
  private Limit readChoices(JsonNode list, SchemaView view, String path) {
    List<JsonNode> numbers = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<JsonNode> values = new ArrayList<>();
    List<Limit> alternatives = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      String place = path + "/" + i;
      if (RangeReader.allowsNumbers(view)
          && (entry.isNumber()
              || RangeReader.isValueWithUnit(entry)
              || RangeReader.looksLikeRange(entry))) {
        numbers.add(entry);
        places.add(place);
      } else if (entry.isArray() && !view.isOpen()) {
        alternatives.add(refuse(place, "is a list, expected " + expected(view), entry));
      } else if (entry.isString() || entry.isBoolean() || entry.isNull()) {
        if (readValue(entry, view, place) instanceof Limit.Values) {
          values.add(entry);
        }
      } else {
        alternatives.add(read(entry, view, place));
      }
    }
    if (!numbers.isEmpty()) {
      alternatives.add(readNumbers(numbers, places, view, list));
    }
    if (!values.isEmpty()) {
      alternatives.add(new Limit.Values(values, list));
    }
    return alternatives.isEmpty()
        ? Limit.impossible("none of its values is one of the parameter", list)
        : Limit.anyOf(alternatives);
  }

  private Limit readNumbers(
      List<JsonNode> entries, List<String> places, SchemaView view, JsonNode offered) {
    if (entries.size() > MOST_NUMBERS) {
      return refuse(
          places.get(0),
          "is followed by more than " + MOST_NUMBERS + " others; write a range with a step",
          offered);
    }
    String text = RangeReader.unitOf(view);
    Unit unit = text == null ? null : Unit.tryParse(text).orElse(null);
    if (text != null && unit == null) {
      findings.warning(
          places.get(0),
          "the capability's unit " + text + " is unknown; numbers are compared plain");
    }
    RangeReader reader =
        new RangeReader(findings, unit, !view.allows("number") && view.allows("integer"));
    List<Numbers.Range> ranges = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Numbers.Range range = reader.read(entries.get(i), places.get(i));
      if (range != null) {
        ranges.add(range);
      }
    }
    return ranges.isEmpty()
        ? Limit.impossible("it holds no usable number or range", offered)
        : new Numbers(unit, ranges, offered);
  }

  /**
   * A limit of an array-typed parameter: read as one array with limits for each item, and as a list
   * of alternative such arrays. Ranges or objects in a list hold for every item.
   */
  private Limit readArray(JsonNode list, SchemaView items, String path) {
    Findings asInstance = new Findings();
    Limit instance = into(asInstance).readInstance(list, items, path, false);
    if (!list.valueStream().allMatch(JsonNode::isArray)) {
      findings.addAll(asInstance);
      return instance;
    }
    Findings asAlternatives = new Findings();
    List<Limit> readings = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      readings.add(
          list.get(i).isEmpty()
              ? Limit.NONE
              : into(asAlternatives).readInstance(list.get(i), items, path + "/" + i, true));
    }
    if (asInstance.isSound() || !asAlternatives.isSound()) {
      readings.add(instance);
    }
    findings.addAll(
        asInstance.isSound() || !asAlternatives.isSound() ? asInstance : asAlternatives);
    return Limit.anyOf(readings);
  }

  private Limit readInstance(JsonNode list, SchemaView items, String path, boolean alternative) {
    Findings asPositions = new Findings();
    List<Limit> positions = new ArrayList<>();
    boolean pattern = false;
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      pattern |= entry.isObject();
      positions.add(into(asPositions).read(entry, items, path + "/" + i));
    }
    Limit inPlace = new Limit.Positions(positions, list);
    Findings asPatterns = new Findings();
    if (!pattern) {
      findings.addAll(asPositions);
      return inPlace;
    }
    Limit each = into(asPatterns).readChoices(list, items, path);
    each = each == Limit.NONE ? Limit.NONE : new Limit.Each(each);
    if (alternative && asPatterns.isSound() && !asPositions.isSound()) {
      findings.addAll(asPatterns);
      return each;
    }
    findings.addAll(asPositions);
    return Limit.anyOf(List.of(inPlace, each));
  }

  /** The alternatives under {@code anyOf}, unless that is the name of a parameter. */
  private static @Nullable JsonNode alternatives(JsonNode limit, SchemaView view) {
    JsonNode anyOf = limit.get(ANY_OF);
    return anyOf != null && anyOf.isArray() && !view.propertyNames().contains(ANY_OF)
        ? anyOf
        : null;
  }

  private Limit refuse(String path, String reason, JsonNode limit) {
    findings.violation(path, reason);
    return Limit.impossible(reason, limit);
  }

  private static String expected(SchemaView view) {
    if (view.isOpen()) {
      return "a value or a list of values";
    }
    List<String> words = new ArrayList<>();
    for (String type : new TreeSet<>(view.types())) {
      words.add(
          switch (type) {
            case "number", "integer" -> type + "s and ranges {min, max, step} in a list";
            case "string" -> "a text or a list of texts";
            case "boolean" -> "true, false or a list of them";
            case "array" -> "a list";
            default -> type;
          });
    }
    return String.join(" or ", words);
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
