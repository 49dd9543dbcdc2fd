package org.finales.server.web.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place of a document that a schema describes, with what stands there.
 *
 * @param shape what it takes
 * @param path JSON pointer of the place
 * @param id its place on the page
 * @param label its title
 * @param hint what it is, in the schema's words; may be empty
 * @param needed whether it must not be left out
 * @param unit unit of the schema; empty for none
 * @param units units to choose from, the schema's first; empty without a unit
 * @param chosenUnit the unit in which the value stands
 * @param value what was typed; empty for nothing
 * @param options what to choose from
 * @param children parts of an object, items of a list, or the chosen alternative
 * @param error what is wrong; empty for nothing
 * @param bounds what the schema allows, in words; may be empty
 */
public record SchemaField(
    Shape shape,
    String path,
    String id,
    String label,
    String hint,
    boolean needed,
    String unit,
    List<String> units,
    String chosenUnit,
    String value,
    List<String> options,
    List<SchemaField> children,
    @Nullable String error,
    String bounds) {

  /** What a place takes. */
  public enum Shape {
    OBJECT,
    LIST,
    NUMBERS,
    TEXTS,
    NUMBER,
    INTEGER,
    TEXT,
    YES_NO,
    CHOICE,
    ALTERNATIVES,
    JSON
  }

  public SchemaField {
    units = List.copyOf(units);
    options = List.copyOf(options);
    children = List.copyOf(children);
  }

  /** Whether it holds anything. */
  public boolean isFilled() {
    return !value.isEmpty() || children.stream().anyMatch(SchemaField::isFilled);
  }

  /** Whether anything in it is wrong. */
  public boolean isBad() {
    return error != null || children.stream().anyMatch(SchemaField::isBad);
  }

  /** The form's field. */
  public String name() {
    return SchemaForm.PREFIX + path;
  }
}
