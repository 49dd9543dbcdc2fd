package org.finales.api.entity;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON Schema (2020-12) of one record and of those it holds.
 *
 * <p>Each field carries a description, {@code x-term} with the label and the IRI of its term, and
 * each quantity {@code unit} with its usual unit; any other unit of the same dimension is accepted.
 * The annotations that say what a field means stand on record components, which no common schema
 * generator looks at.
 */
public final class EntitySchema {
  private static final String IRI_PATTERN = "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

  private EntitySchema() {}

  /**
   * Returns the schema of a record whose fields are annotated with terms of the vocabulary.
   *
   * @param name its name, as {@code battery-cell}
   */
  public static ObjectNode of(String name, Class<? extends Record> type) {
    EntitySchema made = new EntitySchema();
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:finales:schema:" + name);
    schema.setAll(made.object(type));
    if (!made.definitions.isEmpty()) {
      ObjectNode definitions = schema.putObject("$defs");
      made.definitions.forEach(definitions::set);
    }
    return schema;
  }

  private ObjectNode object(Class<?> type) {
    ObjectNode schema = JSON.objectNode();
    schema.put("title", words(type.getSimpleName()));
    schema.put("description", Definitions.of(type));
    Concept concept = type.getAnnotation(Concept.class);
    if (concept != null) {
      schema.set("x-term", term(concept.value()[0]));
    }
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    JsonTypeName kind = type.getAnnotation(JsonTypeName.class);
    if (kind != null) {
      properties
          .putObject("step")
          .put("description", "Which kind of step it is")
          .put("const", kind.value());
      required.add("step");
    }
    for (RecordComponent field : type.getRecordComponents()) {
      boolean isRequired =
          annotation(field, NotNull.class) != null || annotation(field, NotEmpty.class) != null;
      properties.set(field.getName(), field(field, isRequired));
      if (isRequired) {
        required.add(field.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private ObjectNode field(RecordComponent field, boolean isRequired) {
    ObjectNode schema = JSON.objectNode();
    schema.put("title", words(field.getName()));
    FieldTerm term =
        FieldTerm.of(field)
            .orElseThrow(() -> new IllegalStateException("No term is known for " + field));
    schema.set("x-term", JSON.objectNode().put("label", term.label()).put("iri", term.iri()));
    schema.put("description", Definitions.withTerm(field));
    if (term.unit() != null) {
      schema.put("unit", term.unit());
    }
    ObjectNode shape = shape(field);
    if (isRequired) {
      schema.setAll(shape);
    } else {
      schema.set("anyOf", JSON.arrayNode().add(shape).add(JSON.objectNode().put("type", "null")));
    }
    return schema;
  }

  private ObjectNode shape(RecordComponent field) {
    Size size = annotation(field, Size.class);
    if (field.getGenericType() instanceof ParameterizedType list) {
      ObjectNode schema = JSON.objectNode().put("type", "array");
      schema.set("items", value((Class<?>) list.getActualTypeArguments()[0], field, null));
      if (size != null) {
        schema.put("maxItems", size.max());
      }
      if (annotation(field, NotEmpty.class) != null) {
        schema.put("minItems", 1);
      }
      return schema;
    }
    ObjectNode schema = value(field.getType(), field, size);
    Min least = annotation(field, Min.class);
    if (least != null) {
      schema.put("minimum", least.value());
    }
    Max most = annotation(field, Max.class);
    if (most != null) {
      schema.put("maximum", most.value());
    }
    if (annotation(field, PositiveOrZero.class) != null) {
      schema.put("minimum", 0);
    }
    return schema;
  }

  private ObjectNode value(Class<?> type, RecordComponent field, @Nullable Size size) {
    ObjectNode schema = JSON.objectNode();
    if (type == String.class) {
      return text(schema, field, size);
    } else if (type == BigDecimal.class) {
      return schema.put("type", "number");
    } else if (type == Integer.class) {
      return schema.put("type", "integer").put("maximum", Integer.MAX_VALUE);
    } else if (type == Long.class) {
      return schema.put("type", "integer").put("maximum", Long.MAX_VALUE);
    } else if (type == Boolean.class) {
      return schema.put("type", "boolean");
    } else if (type == LocalDate.class) {
      return schema.put("type", "string").put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
    } else if (type == Instant.class) {
      return schema
          .put("type", "string")
          .put("pattern", "^\\d{4}-\\d{2}-\\d{2}T[0-9:.]{5,24}(Z|[+-]\\d{2}:\\d{2})$");
    } else if (type == Unit.class) {
      return schema.put("type", "string").put("minLength", 1).put("maxLength", Unit.MAX_LENGTH);
    } else if (type == Quantity.class) {
      return reference("Quantity", EntitySchema::quantity);
    } else if (type.isEnum()) {
      schema.set("enum", FinalesJson.tree(type.getEnumConstants()));
      return schema;
    } else if (type.isSealed()) {
      return reference(type.getSimpleName(), () -> alternatives(type));
    }
    return reference(type.getSimpleName(), () -> object(type));
  }

  private static ObjectNode text(ObjectNode schema, RecordComponent field, @Nullable Size size) {
    Relation relation = field.getAnnotation(Relation.class);
    boolean isIri =
        field.isAnnotationPresent(Identity.class) || (relation != null && relation.link());
    schema.put("type", "string");
    schema.put("pattern", isIri ? IRI_PATTERN : "\\S");
    if (size != null) {
      schema.put("maxLength", size.max());
    }
    return schema;
  }

  private static ObjectNode quantity() {
    ObjectNode schema = JSON.objectNode().put("title", "Quantity").put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    schema.put("description", "A number and its unit");
    properties.putObject("value").put("description", "The number").put("type", "number");
    properties
        .putObject("unit")
        .put("description", "The unit, in UCUM or as laboratories write it, as mS/cm or mPa.s")
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", Unit.MAX_LENGTH);
    schema.putArray("required").add("value").add("unit");
    return schema.put("additionalProperties", false);
  }

  /** The field {@code step} chooses, so that what is wrong is said of the right alternative. */
  private ObjectNode alternatives(Class<?> type) {
    ObjectNode schema = JSON.objectNode().put("title", words(type.getSimpleName()));
    schema.put("type", "object");
    schema.putArray("required").add("step");
    ArrayNode names = schema.putObject("properties").putObject("step").putArray("enum");
    ArrayNode choices = schema.putArray("allOf");
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      JsonTypeName name = permitted.getAnnotation(JsonTypeName.class);
      if (name == null) {
        throw new IllegalStateException(permitted + " has no name in JSON");
      }
      names.add(name.value());
      ObjectNode choice = choices.addObject();
      ObjectNode condition = choice.putObject("if");
      condition.putObject("properties").putObject("step").put("const", name.value());
      condition.putArray("required").add("step");
      choice.set("then", reference(permitted.getSimpleName(), () -> object(permitted)));
    }
    return schema;
  }

  private ObjectNode reference(String name, Supplier<ObjectNode> definition) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, JSON.objectNode());
      definitions.put(name, definition.get());
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode term(String label) {
    return JSON.objectNode().put("label", label).put("iri", Vocabulary.battinfo().iri(label));
  }

  /** Constraints are passed on from a record's component to its accessor, not to itself. */
  private static <A extends Annotation> @Nullable A annotation(
      RecordComponent field, Class<A> type) {
    return field.getAccessor().getAnnotation(type);
  }

  /** Returns {@code Upper voltage limit} for {@code upperVoltageLimit}. */
  private static String words(String name) {
    String text = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
