package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Something about a thing that no other field tells: a name with a text or a number; immutable.
 *
 * @param name what it is
 * @param group what it belongs to, as {@code safety}; or null
 * @param text the value, if it is a text; or null
 * @param number the value, if it is a number, kept as given; or null
 * @param unit unit of the number in any spelling; or null
 * @param description more about it; or null
 */
@Concept("schema:PropertyValue")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Attribute(
    @Relation("schema:name") @NotNull @Size(max = Checks.MAX_NAME) String name,
    @Relation("schema:propertyID") @Size(max = Checks.MAX_NAME) @Nullable String group,
    @Relation("schema:value") @Size(max = Checks.MAX_TEXT) @Nullable String text,
    @Relation("schema:value") @Nullable BigDecimal number,
    @Relation("schema:unitText") @Size(max = Checks.MAX_NAME) @Nullable String unit,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Attribute {
    Checks.of("attribute")
        .required("name", name)
        .text("name", name, Checks.MAX_NAME)
        .text("group", group, Checks.MAX_NAME)
        .text("text", text, Checks.MAX_TEXT)
        .number("number", number)
        .text("unit", unit, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .that((text == null) != (number == null), "either text or number is needed")
        .done();
  }

  /** Makes an attribute with a text. */
  public static Attribute of(String name, String text) {
    return new Attribute(name, null, text, null, null, null);
  }

  /** Makes an attribute with a number. */
  public static Attribute of(String name, BigDecimal number, @Nullable String unit) {
    return new Attribute(name, null, null, number, unit, null);
  }
}
