package org.finales.server.api;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.finales.api.broker.Page;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the records of the api, as they are read and written. What is sent to the server
 * is described strictly (no other fields); what it answers may grow. Not thread-safe.
 */
final class Schemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Rooms of records that have schemas of their own, at {@code /schemas}. */
  private static final Set<String> DESCRIBED =
      Set.of(
          "org.finales.api.battery",
          "org.finales.api.chemistry",
          "org.finales.api.cycling",
          "org.finales.api.property",
          "org.finales.api.quantity");

  private final Map<String, ObjectNode> named = new TreeMap<>();
  private final Map<String, Type> types = new TreeMap<>();
  private final Set<Class<?>> sent;

  /**
   * Begins with no schemas.
   *
   * @param sent the records that callers send; all others are answers
   */
  Schemas(Set<Class<?>> sent) {
    this.sent = sent;
  }

  /** All named schemas that were needed so far. */
  Map<String, ObjectNode> named() {
    return named;
  }

  /** The schema of a type, by reference where it has a name. */
  ObjectNode of(Type type) {
    if (type instanceof Class<?> simple) {
      return ofClass(simple);
    }
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      if (raw == Page.class) {
        return page((Class<?>) arguments[0]);
      } else if (Map.class.isAssignableFrom(raw)) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("additionalProperties", of(arguments[1]));
        return schema;
      } else if (Collection.class.isAssignableFrom(raw)) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", of(arguments[0]));
        if (Set.class.isAssignableFrom(raw)) {
          schema.put("uniqueItems", true);
        }
        return schema;
      }
    }
    throw new IllegalArgumentException("no schema is known for " + type);
  }

  private ObjectNode ofClass(Class<?> type) {
    if (type == String.class) {
      return JSON.objectNode().put("type", "string");
    } else if (type == UUID.class) {
      return JSON.objectNode().put("type", "string").put("format", "uuid");
    } else if (type == Instant.class) {
      return JSON.objectNode().put("type", "string").put("format", "date-time");
    } else if (type == Duration.class) {
      return JSON.objectNode().put("type", "string").put("format", "duration");
    } else if (type == boolean.class || type == Boolean.class) {
      return JSON.objectNode().put("type", "boolean");
    } else if (type == int.class || type == Integer.class) {
      return JSON.objectNode().put("type", "integer").put("format", "int32");
    } else if (type == long.class || type == Long.class) {
      return JSON.objectNode().put("type", "integer").put("format", "int64");
    } else if (type == double.class || type == Double.class) {
      return JSON.objectNode().put("type", "number");
    } else if (JsonNode.class.isAssignableFrom(type)) {
      return JSON.objectNode();
    } else if (DESCRIBED.contains(type.getPackageName())) {
      return JSON.objectNode().put("description", "See docs/schemas.md: " + type.getSimpleName());
    } else if (type.isEnum() || type.isRecord()) {
      return reference(type);
    }
    throw new IllegalArgumentException("no schema is known for " + type);
  }

  private ObjectNode reference(Class<?> type) {
    return reference(name(type), type, type);
  }

  private ObjectNode page(Class<?> item) {
    return reference("PageOf" + name(item), new PageOf(item), Page.class);
  }

  private ObjectNode reference(String name, Type type, Class<?> raw) {
    Type known = types.putIfAbsent(name, type);
    if (known == null) {
      named.put(name, JSON.objectNode()); // Holds the place for a record that names itself.
      named.put(name, type instanceof PageOf page ? pageSchema(page) : structure(raw));
    } else if (!known.equals(type)) {
      throw new IllegalStateException("two types are named " + name + ": " + known + ", " + type);
    }
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
  }

  private ObjectNode pageSchema(PageOf page) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("items").put("type", "array").set("items", of(page.item()));
    properties
        .putObject("next")
        .put("type", "string")
        .put("description", "The cursor for what follows; absent at the end.");
    schema.putArray("required").add("items");
    return schema;
  }

  private ObjectNode structure(Class<?> type) {
    if (type.isEnum()) {
      ObjectNode schema = JSON.objectNode().put("type", "string");
      ArrayNode values = schema.putArray("enum");
      Arrays.stream(type.getEnumConstants()).map(FinalesJson::tree).forEach(values::add);
      return schema;
    }
    if (writesItself(type)) {
      return anyOfArrayAndObject();
    }
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), property(type, component));
      if (sent.contains(type) ? mustBeSent(type, component) : !isNullable(component)) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    if (sent.contains(type)) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  /** A record of one tree that is written in its place: limitations, a set or a list of sets. */
  private static boolean writesItself(Class<?> type) {
    if (type.getRecordComponents().length != 1) {
      return false;
    }
    Method accessor = type.getRecordComponents()[0].getAccessor();
    return accessor.isAnnotationPresent(JsonValue.class);
  }

  private static ObjectNode anyOfArrayAndObject() {
    ObjectNode schema = JSON.objectNode();
    ArrayNode types = schema.putArray("type");
    types.add("array").add("object");
    schema.putObject("items").put("type", "object");
    return schema;
  }

  private ObjectNode property(Class<?> owner, RecordComponent component) {
    ObjectNode schema = of(component.getGenericType());
    if (!sent.contains(owner)) {
      return schema;
    }
    constrain(schema, constraints(owner, component.getName()));
    AnnotatedType annotated = component.getAnnotatedType();
    if (annotated instanceof AnnotatedParameterizedType generic
        && schema.get("items") instanceof ObjectNode items) {
      constrain(items, generic.getAnnotatedActualTypeArguments()[0]);
    }
    if (isNullable(component) && schema.has("type")) {
      // Null means the same as leaving it out.
      ArrayNode types = JSON.arrayNode().add(schema.get("type")).add("null");
      schema.set("type", types);
    }
    return schema;
  }

  /** Constraints stand where Java keeps them for a record: on its field. */
  private static AnnotatedElement constraints(Class<?> owner, String name) {
    try {
      return owner.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record without its field " + name, e);
    }
  }

  private static void constrain(ObjectNode schema, AnnotatedElement place) {
    String type = schema.path("type").asString("");
    Size size = place.getAnnotation(Size.class);
    if (size != null) {
      String what = suffix(type);
      if (size.min() > 0) {
        schema.put("min" + what, size.min());
      }
      if (size.max() < Integer.MAX_VALUE) {
        schema.put("max" + what, size.max());
      }
    }
    if (place.isAnnotationPresent(NotEmpty.class)) {
      schema.put("min" + suffix(type), 1);
    }
    Pattern pattern = place.getAnnotation(Pattern.class);
    if (pattern != null) {
      schema.put("pattern", ecma(pattern.regexp()));
    }
    Min min = place.getAnnotation(Min.class);
    if (min != null) {
      schema.put("minimum", min.value());
    }
    Max max = place.getAnnotation(Max.class);
    if (max != null) {
      schema.put("maximum", max.value());
    }
    if (place.isAnnotationPresent(PositiveOrZero.class)) {
      schema.put("minimum", 0);
    }
  }

  private static String suffix(String type) {
    return switch (type) {
      case "array" -> "Items";
      case "object" -> "Properties";
      default -> "Length";
    };
  }

  /** A pattern that must match the whole text, in the dialect of JSON Schema. */
  private static String ecma(String pattern) {
    return "^(?:" + pattern.replace("\\p{Cntrl}", "\\u0000-\\u001f\\u007f") + ")$";
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private boolean mustBeSent(Class<?> type, RecordComponent component) {
    if (component.getType().isPrimitive()) {
      return true;
    }
    AnnotatedElement place = constraints(type, component.getName());
    if (!place.isAnnotationPresent(NotNull.class) && !place.isAnnotationPresent(NotEmpty.class)) {
      return false;
    }
    // A record may put something in the place of what was left out.
    Object value = valueWhenNothingIsSent(type, component);
    return value == null
        || place.isAnnotationPresent(NotEmpty.class)
            && value instanceof Collection<?> all
            && all.isEmpty();
  }

  private static @Nullable Object valueWhenNothingIsSent(Class<?> type, RecordComponent wanted) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters = new Class<?>[components.length];
    Object[] nothing = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
      if (parameters[i].isPrimitive()) {
        nothing[i] = Array.get(Array.newInstance(parameters[i], 1), 0);
      }
    }
    try {
      Object empty = type.getDeclaredConstructor(parameters).newInstance(nothing);
      return wanted.getAccessor().invoke(empty);
    } catch (InvocationTargetException e) {
      // It cannot be made of nothing, so nothing is put in the place of what was left out.
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot find out what " + type + " needs", e);
    }
  }
}
