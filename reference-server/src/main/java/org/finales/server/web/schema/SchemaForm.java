package org.finales.server.web.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Unit;
import org.finales.server.web.kit.Submission;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Numbers;
import org.finales.server.web.schema.SchemaField.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form for a document that fits a JSON Schema: objects, lists with items that can be added and
 * removed, numbers with a choice of units, choices, alternatives, and JSON where nothing else
 * suits. Whether the document fits is for the broker to say. Not thread-safe.
 */
public final class SchemaForm {
  /** What all names of fields begin with. */
  static final String PREFIX = "p";

  private static final int MAX_DEPTH = 12;
  private static final int MOST_FIELDS = 600;
  private static final int MOST_ITEMS = 100;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Schemas schemas;
  private final Texts texts;
  private final @Nullable Submission sent;
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final String add;
  private final String remove;
  private int count;
  private SchemaField root;
  private @Nullable JsonNode value;

  private SchemaForm(
      JsonNode schema, Texts texts, @Nullable Submission sent, @Nullable JsonNode initial) {
    this.schemas = new Schemas(schema);
    this.texts = texts;
    this.sent = sent;
    String action = sent == null ? null : sent.find("_action");
    this.add = action != null && action.startsWith("add ") ? action.substring(4) : "\n";
    this.remove = action != null && action.startsWith("remove ") ? action.substring(7) : "\n";
    Built built = build(schema, "", "", true, initial, 0);
    this.root = built.field();
    this.value = built.value();
  }

  /** A form with what is known already. */
  public static SchemaForm of(JsonNode schema, Texts texts, @Nullable JsonNode initial) {
    return new SchemaForm(schema, texts, null, initial);
  }

  /** A form as it was sent; the button that adds or removes an item has done so. */
  public static SchemaForm read(JsonNode schema, Texts texts, Submission sent) {
    return new SchemaForm(schema, texts, sent, null);
  }

  /** The whole, for the template. */
  public SchemaField root() {
    return root;
  }

  /** The document, as far as it could be read; an empty object if nothing was typed. */
  public JsonNode value() {
    return value == null ? JSON.objectNode() : value;
  }

  /** Whether every field could be read. */
  public boolean isReadable() {
    return errors.isEmpty();
  }

  /**
   * Says what is wrong at a place.
   *
   * @return whether there is a field for it; otherwise it belongs above the form
   */
  public boolean error(String path, String message) {
    boolean[] found = new boolean[1];
    root = marked(root, nearest(path), message, found);
    return found[0];
  }

  /** Every field that is wrong, for the summary above the form. */
  public List<SchemaField> mistakes() {
    List<SchemaField> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(SchemaField field, List<SchemaField> into) {
    if (field.error() != null) {
      into.add(field);
    }
    field.children().forEach(child -> collect(child, into));
  }

  private String nearest(String path) {
    String place = path;
    while (!place.isEmpty() && !has(root, place)) {
      place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
    }
    return place;
  }

  private static boolean has(SchemaField field, String path) {
    return field.path().equals(path) || field.children().stream().anyMatch(c -> has(c, path));
  }

  private static SchemaField marked(
      SchemaField field, String path, String message, boolean[] found) {
    if (field.path().equals(path) && !found[0] && field.shape() != Shape.ALTERNATIVES) {
      found[0] = true;
      return with(field, field.children(), field.error() == null ? message : field.error());
    }
    if (field.children().isEmpty()) {
      return field;
    }
    List<SchemaField> children = new ArrayList<>();
    field.children().forEach(child -> children.add(marked(child, path, message, found)));
    return with(field, children, field.error());
  }

  private static SchemaField with(
      SchemaField field, List<SchemaField> children, @Nullable String error) {
    return new SchemaField(
        field.shape(),
        field.path(),
        field.id(),
        field.label(),
        field.hint(),
        field.needed(),
        field.unit(),
        field.units(),
        field.chosenUnit(),
        field.value(),
        field.options(),
        children,
        error,
        field.bounds());
  }

  /** A field and what it comes to; nothing if it is left out. */
  private record Built(SchemaField field, @Nullable JsonNode value) {}

  private Built build(
      JsonNode raw,
      String path,
      String key,
      boolean needed,
      @Nullable JsonNode initial,
      int depth) {
    JsonNode schema = schemas.resolved(raw);
    JsonNode given = initial == null || initial.isNull() ? null : initial;
    count++;
    Shape shape = depth > MAX_DEPTH || count > MOST_FIELDS ? Shape.JSON : schemas.shape(schema);
    Parts parts = new Parts(schema, path, "s" + count, schemas.label(key, raw, schema), needed);
    return switch (shape) {
      case OBJECT -> object(parts, given, depth);
      case LIST -> list(parts, given, depth);
      case ALTERNATIVES -> alternatives(parts, given, depth);
      default -> leaf(parts, shape, given);
    };
  }

  /** What all fields have. */
  private record Parts(JsonNode schema, String path, String id, String label, boolean needed) {}

  private SchemaField field(
      Parts parts, Shape shape, String text, List<String> options, List<SchemaField> children) {
    String unit = schemas.unit(parts.schema());
    List<String> units = Schemas.units(unit);
    String asked = sent == null ? null : sent.find(PREFIX + parts.path() + ".unit");
    String chosen =
        asked != null && units.contains(asked) ? asked : units.isEmpty() ? "" : units.get(0);
    return new SchemaField(
        shape,
        parts.path(),
        parts.id(),
        parts.label(),
        parts.schema().path("description").asString(""),
        parts.needed(),
        unit,
        units,
        chosen,
        text,
        options,
        children,
        errors.get(parts.path()),
        schemas.bounds(parts.schema(), texts));
  }

  private Built object(Parts parts, @Nullable JsonNode given, int depth) {
    List<SchemaField> children = new ArrayList<>();
    ObjectNode made = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schemas.properties(parts.schema()).entrySet()) {
      String name = property.getKey();
      Built child =
          build(
              property.getValue(),
              parts.path() + "/" + Schemas.escape(name),
              name,
              schemas.requires(parts.schema(), name),
              given == null ? null : given.get(name),
              depth + 1);
      children.add(child.field());
      if (child.value() != null) {
        made.set(name, child.value());
      }
    }
    boolean absent = !parts.needed() && children.stream().noneMatch(SchemaField::isFilled);
    return new Built(field(parts, Shape.OBJECT, "", List.of(), children), absent ? null : made);
  }

  private Built list(Parts parts, @Nullable JsonNode given, int depth) {
    String name = PREFIX + parts.path();
    int items;
    if (sent == null) {
      items = given == null ? 0 : given.size();
      if (items == 0 && parts.needed()) {
        items = 1;
      }
    } else {
      String text = sent.find(name + ".count");
      items = text != null && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }
    items = Math.min(items, MOST_ITEMS);
    List<SchemaField> children = new ArrayList<>();
    ArrayNode made = JSON.arrayNode();
    int at = 0;
    for (int i = 0; i < items; i++) {
      String itemPath = parts.path() + "/" + i;
      if (itemPath.equals(remove)) {
        continue;
      }
      Built child =
          build(
              schemas.items(parts.schema()),
              itemPath,
              Integer.toString(i + 1),
              true,
              given == null ? null : given.get(i),
              depth + 1);
      children.add(
          at == i ? child.field() : moved(child.field(), itemPath, parts.path() + "/" + at));
      made.add(child.value() == null ? JSON.nullNode() : child.value());
      at++;
    }
    if (parts.path().equals(add) && at < MOST_ITEMS) {
      children.add(
          build(
                  schemas.items(parts.schema()),
                  parts.path() + "/" + at + "\u0000",
                  Integer.toString(at + 1),
                  true,
                  null,
                  depth + 1)
              .field());
      SchemaField last = children.remove(children.size() - 1);
      children.add(moved(last, parts.path() + "/" + at + "\u0000", parts.path() + "/" + at));
    }
    if (children.stream().noneMatch(SchemaField::isFilled)) {
      made.removeAll();
    }
    boolean absent = made.isEmpty() && !parts.needed();
    return new Built(field(parts, Shape.LIST, "", List.of(), children), absent ? null : made);
  }

  /** An item that has another place now, because one before it was removed. */
  private static SchemaField moved(SchemaField field, String from, String to) {
    List<SchemaField> children =
        field.children().stream().map(child -> moved(child, from, to)).toList();
    String path =
        field.path().startsWith(from) ? to + field.path().substring(from.length()) : field.path();
    boolean item = field.path().equals(from);
    String label =
        item
            ? Integer.toString(Integer.parseInt(to.substring(to.lastIndexOf('/') + 1)) + 1)
            : field.label();
    return new SchemaField(
        field.shape(),
        path,
        field.id(),
        label,
        field.hint(),
        field.needed(),
        field.unit(),
        field.units(),
        field.chosenUnit(),
        field.value(),
        field.options(),
        children,
        field.error(),
        field.bounds());
  }

  private Built alternatives(Parts parts, @Nullable JsonNode given, int depth) {
    List<JsonNode> all = schemas.alternatives(parts.schema());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      names.add(schemas.nameOf(all.get(i), i));
    }
    int chosen = parts.needed() ? 0 : -1;
    if (sent != null) {
      String text = sent.find(PREFIX + parts.path() + ".kind");
      int at = text == null ? -1 : names.indexOf(text);
      chosen = at;
    } else if (given != null) {
      chosen = schemas.fitting(all, given);
    }
    if (chosen < 0) {
      return new Built(field(parts, Shape.ALTERNATIVES, "", names, List.of()), null);
    }
    Built child = build(all.get(chosen), parts.path(), "", true, given, depth + 1);
    return new Built(
        field(parts, Shape.ALTERNATIVES, names.get(chosen), names, List.of(child.field())),
        child.value());
  }

  private Built leaf(Parts parts, Shape shape, @Nullable JsonNode given) {
    List<String> options =
        shape == Shape.CHOICE
            ? schemas.choices(parts.schema())
            : shape == Shape.YES_NO ? List.of("true", "false") : List.of();
    String text;
    if (sent == null) {
      text = given == null ? schemas.standard(parts.schema()) : Leaves.text(shape, given);
    } else {
      String raw = sent.raw(PREFIX + parts.path());
      text = raw == null ? "" : raw.strip();
    }
    JsonNode read = text.isEmpty() ? null : value(parts, shape, text);
    if (text.isEmpty() && parts.needed() && sent != null && shape != Shape.TEXT) {
      boolean list = shape == Shape.NUMBERS || shape == Shape.TEXTS;
      if (list) {
        read = JSON.arrayNode();
      }
    }
    return new Built(field(parts, shape, text, options, List.of()), read);
  }

  private @Nullable JsonNode value(Parts parts, Shape shape, String text) {
    return switch (shape) {
      case NUMBER, INTEGER -> number(parts, text);
      case NUMBERS -> {
        ArrayNode all = JSON.arrayNode();
        for (String part : text.split("[\\s;]+|,\\s+")) {
          JsonNode one = part.isEmpty() ? null : number(parts, part);
          if (one != null) {
            all.add(one);
          }
        }
        yield all;
      }
      case TEXTS -> {
        ArrayNode all = JSON.arrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
        yield all;
      }
      case YES_NO -> JSON.booleanNode(text.equals("true"));
      case CHOICE -> schemas.choice(parts.schema(), text);
      case JSON -> {
        try {
          yield FinalesJson.read(text);
        } catch (JsonException e) {
          errors.put(parts.path(), String.valueOf(e.getMessage()));
          yield null;
        }
      }
      default -> JSON.stringNode(text);
    };
  }

  private @Nullable JsonNode number(Parts parts, String text) {
    Optional<BigDecimal> typed = Numbers.parse(text);
    String unit = schemas.unit(parts.schema());
    String asked = sent == null ? null : sent.find(PREFIX + parts.path() + ".unit");
    List<String> units = Schemas.units(unit);
    if (typed.isPresent()
        && asked != null
        && units.contains(asked)
        && !asked.equals(units.get(0))) {
      typed = Unit.convert(typed.get(), Unit.parse(asked), Unit.parse(units.get(0)));
    }
    if (typed.isEmpty()) {
      errors.put(parts.path(), texts.get("form.no-number"));
      return null;
    }
    BigDecimal number = typed.get().stripTrailingZeros();
    return JSON.numberNode(number.scale() < 0 ? number.setScale(0) : number);
  }
}
