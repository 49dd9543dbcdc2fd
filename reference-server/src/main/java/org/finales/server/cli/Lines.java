package org.finales.server.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.entity.FieldTerm;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Parts of linked data in one line. */
final class Lines {
  private Lines() {}

  static String of(Statement statement) {
    return NQuads.write(Graph.of(List.of(statement))).strip();
  }

  static String of(Node thing) {
    if (thing instanceof Node.Iri iri) {
      return "<" + iri.value() + ">";
    }
    return thing instanceof Node.Blank blank ? "_:" + blank.label() : thing.toString();
  }

  /** What a field means, given by its path into the JSON of a record; null if nobody can say. */
  static @Nullable String term(Class<?> record, String path) {
    Class<?> type = record;
    FieldTerm term = null;
    for (String name : path.split("/", -1)) {
      Optional<RecordComponent> field = field(type, name);
      if (field.isPresent()) {
        term = FieldTerm.of(field.get()).orElse(term);
        type = itemType(field.get().getGenericType());
      }
    }
    return term == null ? null : describe(term);
  }

  private static String describe(FieldTerm term) {
    String concept =
        Vocabulary.battinfo().byLabel(term.label()).map(known -> known.concept()).orElse("");
    return term.label()
        + (concept.isEmpty() || concept.equals(term.label()) ? "" : " (" + concept + ")")
        + " <"
        + term.iri()
        + ">"
        + (term.unit() == null ? "" : ", in a unit such as " + term.unit());
  }

  private static Optional<RecordComponent> field(Class<?> type, String name) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents()).filter(f -> f.getName().equals(name)).findAny()
        : Optional.empty();
  }

  private static Class<?> itemType(Type type) {
    return type instanceof ParameterizedType list
        ? itemType(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }
}
