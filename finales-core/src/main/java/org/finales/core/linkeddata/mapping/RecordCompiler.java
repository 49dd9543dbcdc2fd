package org.finales.core.linkeddata.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.Node;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of one record class. Not thread-safe. */
final class RecordCompiler {
  private final Class<?> type;
  private final List<RecordMapping.Part> parts = new ArrayList<>();
  private final Map<Node.Iri, Contenders> contenders;
  private final Map<Node.Iri, LiteralSlot> literals = new HashMap<>();
  private int identity = -1;

  RecordCompiler(Class<?> type) {
    this(type, new HashMap<>());
    contenders.values().forEach(Contenders::settle);
  }

  /** Reads a record whose fields say something of the same thing as those of others. */
  private RecordCompiler(Class<?> type, Map<Node.Iri, Contenders> contenders) {
    this.type = type;
    this.contenders = contenders;
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    for (int i = 0; i < components.length; i++) {
      Field field = new Field(components[i]);
      if (field.annotation(Identity.class) != null) {
        identity = i;
      }
      parts.add(new RecordMapping.Part(field, accessor(components[i]), slot(field)));
    }
  }

  List<RecordMapping.Part> parts() {
    return List.copyOf(parts);
  }

  /** Returns the place of the field with the thing's IRI, or -1. */
  int identity() {
    return identity;
  }

  /** Returns a handle that takes all values as an array. */
  MethodHandle constructor() {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be constructed", e);
    }
  }

  private MethodHandle accessor(RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(accessor)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(component + " cannot be read", e);
    }
  }

  private @Nullable Slot slot(Field field) {
    if (field.annotation(Identity.class) != null) {
      return null;
    }
    if (field.annotation(Kind.class) != null) {
      return new KindSlot(field, RecordMapping.concepts(type.getAnnotation(Concept.class)));
    }
    if (field.annotation(Inline.class) != null) {
      Class<?> inner = field.element();
      return new InlineSlot(new RecordMapping(inner, new RecordCompiler(inner, contenders)));
    }
    Property property = field.annotation(Property.class);
    if (property != null) {
      return contend(new ThingSlot(field, property));
    }
    Relation relation = field.annotation(Relation.class);
    if (relation != null) {
      return relationSlot(field, relation);
    }
    if (field.element() == Quantity.class && !field.isCollection()) {
      return new AmountSlot();
    }
    throw new IllegalArgumentException(
        "%s says nothing about its meaning; annotate it with @Identity, @Kind, @Property or @Relation"
            .formatted(field));
  }

  private Slot relationSlot(Field field, Relation relation) {
    if (field.isMap()) {
      return new AttributesSlot(field, relation);
    }
    if (relation.link() && !field.element().isEnum()) {
      return contend(new LinkSlot(field, relation));
    }
    if (Literals.has(field.element()) && !EnumType.hasConcepts(field.element())) {
      LiteralSlot slot = new LiteralSlot(field, relation);
      LiteralSlot other = literals.putIfAbsent(slot.relation(), slot);
      if (other != null) {
        other.share();
        slot.share();
      }
      return slot;
    }
    ThingSlot slot = new ThingSlot(field, relation);
    if (relation.ordered() && field.element() == Step.class) {
      return new WorkflowSlot(slot);
    }
    return contend(slot);
  }

  /** Notes that a field takes things by a relation, which others may take too. */
  private Slot contend(Contender slot) {
    for (Node.Iri relation : slot.relations()) {
      contenders.computeIfAbsent(relation, key -> new Contenders()).add(slot);
    }
    slot.among(contenders);
    return slot;
  }
}
