package org.finales.api.entity;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CellCase;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.CurrentCollector;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.Material;
import org.finales.api.battery.Separator;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.CyclingOrder;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.DegradationOrder;
import org.finales.api.cycling.DegradationOutcome;
import org.finales.api.cycling.Protocol;
import org.finales.api.data.Dataset;
import org.finales.api.data.Spectrum;
import org.finales.api.lab.Channel;
import org.finales.api.lab.Equipment;
import org.finales.api.lab.Organisation;
import org.finales.api.lab.Person;
import org.finales.api.lab.Project;
import org.finales.api.lab.ReservationOrder;
import org.finales.api.lab.ReservationOutcome;
import org.finales.api.lab.TransportOrder;
import org.finales.api.lab.TransportOutcome;
import org.finales.api.measurement.PropertyMeasurement;

/** The records that describe things of a laboratory. Thread-safe. */
public final class Entities {
  private static final Map<String, Class<? extends Record>> ALL =
      named(
          List.of(
              Electrolyte.class,
              PropertyMeasurement.class,
              Spectrum.class,
              Electrode.class,
              Material.class,
              CurrentCollector.class,
              Separator.class,
              CellCase.class,
              BatteryCell.class,
              Battery.class,
              CellRatings.class,
              Protocol.class,
              BatteryTest.class,
              Dataset.class,
              Equipment.class,
              Channel.class,
              Person.class,
              Organisation.class,
              Project.class,
              CyclingOrder.class,
              CyclingOutcome.class,
              DegradationOrder.class,
              DegradationOutcome.class,
              TransportOrder.class,
              TransportOutcome.class,
              ReservationOrder.class,
              ReservationOutcome.class));
  private static final List<Class<? extends Record>> RECORDS = reachable();

  private Entities() {}

  /**
   * Returns the kinds of things that are described by themselves, by their stable names, as {@code
   * battery-cell}, in a fixed order.
   */
  public static Map<String, Class<? extends Record>> all() {
    return ALL;
  }

  /** Finds a kind of thing by its name. */
  public static Optional<Class<? extends Record>> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Returns the stable name of a record, {@code battery-cell} for {@code BatteryCell}. */
  public static String name(Class<? extends Record> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns every record with fields of the vocabulary: the kinds of things and what they are
   * described with, in a fixed order.
   */
  public static List<Class<? extends Record>> records() {
    return RECORDS;
  }

  private static Map<String, Class<? extends Record>> named(List<Class<? extends Record>> types) {
    Map<String, Class<? extends Record>> named = new LinkedHashMap<>();
    types.forEach(type -> named.put(name(type), type));
    return Collections.unmodifiableMap(named);
  }

  private static List<Class<? extends Record>> reachable() {
    Set<Class<? extends Record>> found = new LinkedHashSet<>();
    Deque<Class<?>> waiting = new ArrayDeque<>(ALL.values());
    while (!waiting.isEmpty()) {
      Class<?> type = waiting.removeFirst();
      if (type.isSealed()) {
        waiting.addAll(List.of(type.getPermittedSubclasses()));
      } else if (type.isRecord() && !isValue(type) && found.add(type.asSubclass(Record.class))) {
        for (RecordComponent component : type.getRecordComponents()) {
          waiting.add(itemType(component.getGenericType()));
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean isValue(Class<?> type) {
    return type.getPackageName().equals("org.finales.api.quantity");
  }

  private static Class<?> itemType(Type type) {
    if (type instanceof ParameterizedType list) {
      return itemType(list.getActualTypeArguments()[0]);
    }
    return (Class<?>) type;
  }
}
