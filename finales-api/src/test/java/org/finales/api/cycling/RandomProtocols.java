package org.finales.api.cycling;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.finales.api.entity.RandomEntities;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Valid protocols of every kind of step, the same again for the same seed: with tags on any step,
 * loops within, beside and across one another, jumps to anywhere, negative numbers, and units and
 * names with marks in them.
 */
public final class RandomProtocols {
  private static final List<String> TAGS =
      List.of(
          "cycle",
          "2nd",
          "step 1",
          "step 2",
          "step 3",
          "step 5",
          "a \"quoted\" one",
          "colon: and, comma; semi",
          "#7|8",
          " padded ",
          "a->b",
          "line\nbreak",
          "電解液",
          "CC",
          "\\");

  private final Random random;
  private final RandomEntities entities;

  /** Starts a sequence of its own. */
  public RandomProtocols(long seed) {
    this.random = new Random(seed);
    this.entities = new RandomEntities(seed);
  }

  /** Returns the next protocol. */
  public Protocol next() {
    Protocol plain = entities.next(Protocol.class);
    List<Step> steps = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    List<String> names = new ArrayList<>(TAGS);
    java.util.Collections.shuffle(names, random);
    List<@Nullable String> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tags.add(i < names.size() && random.nextInt(3) > 0 ? names.get(i) : null);
      if (random.nextInt(4) == 0 && !tags.contains("step " + (i + 1))) {
        tags.set(i, "step " + (i + 1));
      }
    }
    List<String> known = tags.stream().filter(Objects::nonNull).distinct().toList();
    for (int i = 0; i < count; i++) {
      String tag = tags.indexOf(tags.get(i)) == i ? tags.get(i) : null;
      List<String> before = tags.subList(0, i).stream().filter(Objects::nonNull).toList();
      if (!before.isEmpty() && random.nextInt(3) == 0) {
        String backTo = before.get(random.nextInt(before.size()));
        String note = random.nextInt(3) == 0 ? "again, #" + i : null;
        steps.add(new Loop(tag, backTo, 1 + random.nextInt(1000), note));
      } else {
        steps.add(step(tag, known));
      }
    }
    return plain.toBuilder().steps(steps).build();
  }

  private Step step(@Nullable String tag, List<String> known) {
    while (true) {
      Step step = entities.next(Step.class);
      if (!(step instanceof Loop)) {
        return (Step) changed((Record) step, tag, known);
      }
    }
  }

  /**
   * Returns a record like another with some of its numbers negative and its units spelled oddly.
   */
  private Record changed(Record record, @Nullable String tag, List<String> known) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = get(record, components[i]);
    }
    for (int i = 0; i < components.length; i++) {
      @Nullable Object old = values[i];
      if (components[i].getName().equals("tag")) {
        values[i] = tag;
      } else if (components[i].getName().equals("ends")) {
        List<EndCondition> ends = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(old))
            .forEach(end -> ends.add(end((EndCondition) end, known)));
        values[i] = ends;
      } else if (old instanceof Quantity quantity) {
        values[i] = odd(quantity);
        if (make(record, components, values) == null) {
          values[i] = old;
        }
      }
    }
    return Objects.requireNonNull(make(record, components, values));
  }

  private EndCondition end(EndCondition end, List<String> known) {
    Then then = random.nextBoolean() ? null : Then.values()[random.nextInt(4)];
    if (then == Then.GO_TO && known.isEmpty()) {
      then = Then.NEXT;
    }
    String target = then == Then.GO_TO ? known.get(random.nextInt(known.size())) : null;
    Quantity quantity = end.kind() == EndKind.DURATION ? end.quantity() : odd(end.quantity());
    return new EndCondition(end.kind(), quantity, then, target);
  }

  private Quantity odd(Quantity quantity) {
    String symbol = quantity.unit().symbol();
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Quantity(quantity.value().negate(), quantity.unit());
      case 2 -> new Quantity(new BigDecimal("0.00"), quantity.unit());
      case 3 -> new Quantity(new BigDecimal("-1E+5"), quantity.unit());
      case 4 ->
          symbol.matches("[A-Za-z]+")
              ? new Quantity(quantity.value(), Unit.parse(symbol + "{dc; 4-wire, \"x\" #1}"))
              : quantity;
      case 5 ->
          quantity.unit().isCompatibleWith(Unit.parse("A/Ah"))
              ? new Quantity(BigDecimal.ONE, Unit.parse("C-rate/" + (1 + random.nextInt(30))))
              : quantity;
      default -> quantity;
    };
  }

  private static @Nullable Object get(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Record make(
      Record record, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
