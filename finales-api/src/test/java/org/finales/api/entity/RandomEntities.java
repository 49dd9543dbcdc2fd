package org.finales.api.entity;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.cycling.DriveCycle;
import org.finales.api.cycling.DriveQuantity;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.data.DataColumn;
import org.finales.api.data.Spectrum;
import org.finales.api.data.TableSchema;
import org.finales.api.property.Attribute;
import org.finales.api.property.Condition;
import org.finales.api.property.ConditionKind;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Valid instances of every record that describes a thing of a laboratory, filled at random and the
 * same again for the same seed. No IRI that names a thing comes twice.
 */
public final class RandomEntities {
  private static final int MOST_ITEMS = 3;
  private static final int DEEPEST = 7;
  private static final int TRIES = 200;
  private static final Set<PropertyKind> OWN_FIELDS =
      EnumSet.of(
          PropertyKind.VOLUME,
          PropertyKind.MASS,
          PropertyKind.TEMPERATURE,
          PropertyKind.DIAMETER,
          PropertyKind.WIDTH,
          PropertyKind.LENGTH,
          PropertyKind.HEIGHT,
          PropertyKind.THICKNESS,
          PropertyKind.AREIC_CAPACITY,
          PropertyKind.SPECIFIC_CAPACITY,
          PropertyKind.SPECIFIC_SURFACE_AREA,
          PropertyKind.DENSITY,
          PropertyKind.MASS_LOADING,
          PropertyKind.CAPACITY,
          PropertyKind.CYCLE_LIFE,
          PropertyKind.INTERNAL_RESISTANCE);
  private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

  private final Random random;
  private final RandomValues given;
  private long names;

  /** Starts a sequence of its own. */
  public RandomEntities(long seed) {
    this.random = new Random(seed);
    this.given = new RandomValues(random);
  }

  /** Returns the next instance of one of the kinds of things, each as often as the others. */
  public Record next() {
    List<Class<? extends Record>> kinds = List.copyOf(Entities.all().values());
    return next(kinds.get(random.nextInt(kinds.size())));
  }

  /** Returns the next instance of a record. */
  public <T> T next(Class<T> type) {
    return type.cast(record(type, 0));
  }

  private Object record(Class<?> type, int depth) {
    @Nullable IllegalArgumentException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return make(type, depth);
      } catch (IllegalArgumentException e) {
        last = e;
      }
    }
    throw new IllegalStateException("No valid " + type.getSimpleName() + " was found", last);
  }

  private Object make(Class<?> type, int depth) {
    if (type.isSealed()) {
      Class<?>[] kinds = type.getPermittedSubclasses();
      return record(kinds[random.nextInt(kinds.length)], depth);
    }
    RecordComponent[] components = COMPONENTS.computeIfAbsent(type, Class::getRecordComponents);
    @Nullable Object[] values = new @Nullable Object[components.length];
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < components.length; i++) {
      places.put(components[i].getName(), i);
      values[i] = value(components[i], depth);
    }
    adjust(type, values, places);
    return construct(type, components, values);
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object value(RecordComponent component, int depth) {
    boolean required =
        component.isAnnotationPresent(jakarta.validation.constraints.NotNull.class)
            || isRequired(component);
    boolean isNested =
        component.getType().isRecord() && component.getType() != Quantity.class
            || component.getType() == List.class;
    double presence = isNested && depth > 3 ? 0.15 : 0.5;
    if (!required && (random.nextDouble() > presence || (isNested && depth > DEEPEST))) {
      return component.getType() == List.class ? List.of() : null;
    }
    if (component.isAnnotationPresent(Identity.class)) {
      return "https://example.org/lab/thing/" + names++;
    }
    Property property = component.getAnnotation(Property.class);
    if (component.getType() == Quantity.class) {
      return given.quantity(property == null ? "1" : property.unit());
    }
    if (component.getType() == MeasuredQuantity.class && property != null) {
      return measured(property.unit());
    }
    if (component.getType() == List.class) {
      return list(component, depth);
    }
    return scalar(component.getType(), component, depth);
  }

  /** The constraint stands on the accessor where the component's own annotations leave it out. */
  private static boolean isRequired(RecordComponent component) {
    for (Annotation annotation : component.getAccessor().getAnnotations()) {
      if (annotation instanceof jakarta.validation.constraints.NotNull) {
        return true;
      }
    }
    return false;
  }

  private List<?> list(RecordComponent component, int depth) {
    Type item = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    Set<Object> items = new LinkedHashSet<>();
    int size = 1 + random.nextInt(MOST_ITEMS);
    for (int i = 0; i < size; i++) {
      items.add(scalar((Class<?>) item, component, depth));
    }
    List<Object> list = new ArrayList<>(items);
    if (((Class<?>) item).isEnum()) {
      list.sort((a, b) -> Integer.compare(((Enum<?>) a).ordinal(), ((Enum<?>) b).ordinal()));
    }
    return list;
  }

  private Object scalar(Class<?> type, RecordComponent component, int depth) {
    Relation relation = component.getAnnotation(Relation.class);
    if (type == String.class) {
      return relation != null && relation.link()
          ? "https://example.org/lab/link/" + names++
          : given.text() + (random.nextBoolean() ? "" : " " + names++);
    } else if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    } else if (type == BigDecimal.class) {
      return given.number();
    } else if (type == Unit.class) {
      return given.anyUnit();
    } else if (type == Integer.class) {
      return 1 + random.nextInt(1000);
    } else if (type == Long.class) {
      return random.nextLong() >>> 1;
    } else if (type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == LocalDate.class) {
      return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000));
    } else if (type == Instant.class) {
      return Instant.ofEpochMilli(1_500_000_000_000L + random.nextInt(Integer.MAX_VALUE) * 300L);
    }
    return record(type, depth + (component.isAnnotationPresent(Inline.class) ? 0 : 1));
  }

  /** Puts right what the fields of one record ask of each other. */
  private void adjust(Class<?> type, @Nullable Object[] values, Map<String, Integer> at) {
    if (at.containsKey("properties")) {
      set(values, at, "properties", others(values[at.getOrDefault("properties", 0)]));
    }
    if (type == Condition.class) {
      ConditionKind kind = given.pick(ConditionKind.values());
      set(values, at, "kind", kind, "quantity", given.quantity(kind.unit().symbol()));
    } else if (type == Observation.class) {
      PropertyKind kind = given.pick(PropertyKind.values());
      set(values, at, "kind", kind, "quantity", given.quantity(kind.unit().symbol()));
    } else if (type == Attribute.class) {
      boolean isText = random.nextBoolean();
      set(
          values,
          at,
          "text",
          isText ? given.text() : null,
          "number",
          isText ? null : given.number());
    } else if (type == EndCondition.class) {
      EndKind kind = given.pick(EndKind.values());
      set(values, at, "kind", kind, "quantity", given.quantity(kind.unit().symbol()));
      set(values, at, "then", random.nextBoolean() ? null : Then.STOP, "target", null);
    } else if (type == Impedance.class) {
      boolean isVoltage = random.nextBoolean();
      set(values, at, isVoltage ? "amplitudeCurrent" : "amplitudeVoltage", null);
      set(
          values,
          at,
          isVoltage ? "amplitudeVoltage" : "amplitudeCurrent",
          given.quantity(isVoltage ? "V" : "A"));
    } else if (type == Pulse.class) {
      List<String> levels = List.of("current", "cRate", "power", "voltage");
      int kept = random.nextInt(levels.size());
      for (int i = 0; i < levels.size(); i++) {
        if (i != kept) {
          set(values, at, levels.get(i), null);
        }
      }
    } else if (type == DriveCycle.class) {
      driveCycle(values, at);
    } else if (type == SafetyLimits.class) {
      set(values, at, random.nextBoolean() ? "upperVoltageLimit" : "lowerVoltageLimit", null);
      set(values, at, random.nextBoolean() ? "upperCurrentLimit" : "lowerCurrentLimit", null);
    } else if (type == TableSchema.class || type == Spectrum.class) {
      columns(type, values, at);
    } else if (type == Protocol.class) {
      set(values, at, "steps", steps());
    } else if (Step.class.isAssignableFrom(type)) {
      step(type, values, at);
    } else if (at.containsKey("started") && at.containsKey("ended")) {
      set(values, at, random.nextBoolean() ? "started" : "ended", null);
    } else if (at.containsKey("inchiKey")) {
      set(values, at, "inchiKey", random.nextBoolean() ? null : given.inchiKey());
    }
  }

  /** Leaves out what a thing has fields of its own for. */
  private static List<?> others(@Nullable Object properties) {
    return ((List<?>) Objects.requireNonNull(properties))
        .stream().filter(known -> !OWN_FIELDS.contains(((Observation) known).kind())).toList();
  }

  private void driveCycle(@Nullable Object[] values, Map<String, Integer> at) {
    DriveQuantity quantity = given.pick(DriveQuantity.values());
    int points = 2 + random.nextInt(4);
    List<BigDecimal> times = new ArrayList<>();
    BigDecimal time = BigDecimal.ZERO;
    for (int i = 0; i < points; i++) {
      times.add(time);
      time = time.add(BigDecimal.valueOf(1 + random.nextInt(9999), 2));
    }
    set(values, at, "quantity", quantity, "unit", given.unitLike(quantity.unit().symbol()));
    set(values, at, "times", times, "values", given.numbers(points));
    set(values, at, "timeUnit", given.unitLike("s"));
  }

  private void columns(Class<?> type, @Nullable Object[] values, Map<String, Integer> at) {
    if (type == TableSchema.class) {
      List<DataColumn> columns = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        columns.add(
            column("column_" + i, List.of(), given.pick(ConditionKind.values()).unit().symbol()));
      }
      set(values, at, "columns", columns);
    } else {
      int points = 1 + random.nextInt(5);
      var axis = given.pick(org.finales.api.data.SpectrumAxis.values());
      set(values, at, "axisKind", axis);
      set(values, at, "axis", column("axis", given.numbers(points), axis.unit().symbol()));
      set(values, at, "intensity", column("intensity", given.numbers(points), "1"));
      set(
          values,
          at,
          "uncertainty",
          random.nextBoolean() ? null : column("uncertainty", given.numbers(points), "1"));
    }
  }

  private DataColumn column(String name, List<BigDecimal> values, String unit) {
    DataColumn any = (DataColumn) record(DataColumn.class, DEEPEST);
    return new DataColumn(
        name,
        any.title(),
        any.property(),
        any.type(),
        given.unitLike(unit),
        any.description(),
        values);
  }

  private void step(Class<?> type, @Nullable Object[] values, Map<String, Integer> at) {
    set(values, at, "tag", null);
    if (type == Loop.class) {
      set(values, at, "backTo", "first");
    } else {
      List<EndCondition> ends = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(2); i++) {
        ends.add(next(EndCondition.class));
      }
      set(values, at, "ends", ends);
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    EndCondition again =
        new EndCondition(
            EndKind.DURATION,
            given.quantity("s"),
            Then.GO_TO,
            random.nextBoolean() ? "first" : "2nd");
    steps.add(Rest.builder().tag("first").ends(List.of(again)).build());
    for (int i = 0; i < random.nextInt(5); i++) {
      steps.add((Step) record(Step.class, 1));
    }
    steps.add(Rest.builder().tag("2nd").ends(List.of(next(EndCondition.class))).build());
    return steps;
  }

  private static void set(
      @Nullable Object[] values, Map<String, Integer> at, String field, @Nullable Object value) {
    Integer place = at.get(field);
    if (place == null) {
      throw new IllegalStateException("There is no field " + field);
    }
    values[place] = value;
  }

  private static void set(
      @Nullable Object[] values,
      Map<String, Integer> at,
      String a,
      @Nullable Object ofA,
      String b,
      @Nullable Object ofB) {
    set(values, at, a, ofA);
    set(values, at, b, ofB);
  }

  private MeasuredQuantity measured(String unit) {
    MeasuredQuantity any = (MeasuredQuantity) record(MeasuredQuantity.class, DEEPEST - 1);
    return new MeasuredQuantity(
        any.id(),
        given.quantity(unit),
        any.repeats(),
        any.uncertainty(),
        any.conditions(),
        any.comment());
  }
}
