package org.finales.server.web.kit.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.server.web.kit.Submission;
import org.finales.server.web.kit.Texts;

/** The fields of a form, declared once. Immutable. */
public final class FormSpec {
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private FormSpec(List<Field> fields) {
    for (Field field : fields) {
      if (this.fields.put(field.name(), field) != null) {
        throw new IllegalArgumentException("two fields are named " + field.name());
      }
    }
  }

  /** A form of some fields, in their order. */
  public static FormSpec of(Field... fields) {
    return new FormSpec(List.of(fields));
  }

  /** A form of some fields, in their order. */
  public static FormSpec of(List<Field> fields) {
    return new FormSpec(fields);
  }

  /** The fields in their order. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  /**
   * A field.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("there is no field " + name);
    }
    return field;
  }

  /** Nothing typed yet. */
  public FormInput blank(Texts texts) {
    return new FormInput(this, texts);
  }

  /** What was sent, held to the fields; whatever else was sent is ignored. */
  public FormInput read(Submission sent, Texts texts) {
    FormInput input = new FormInput(this, texts);
    fields.values().forEach(field -> FieldReader.read(field, sent, input, texts));
    return input;
  }
}
