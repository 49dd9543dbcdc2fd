package org.finales.server.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.entity.Definitions;
import org.finales.api.entity.Entities;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.jspecify.annotations.Nullable;

/** Parts of linked data in one line. */
final class Lines {
  /** The field that a record's own check names. */
  private static final Pattern TOLD =
      Pattern.compile("(?:^|[;:] )([a-z][A-Za-z0-9]*)(?:/[0-9]+)? (?:needs|is|must|has)\\b");

  private static final Pattern PLACE = Pattern.compile("\\b([A-Z][A-Za-z]+)((?:\\.[A-Za-z0-9]+)+)");

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

  /** A statement that nothing explains, with the terms that were perhaps meant. */
  static String unknown(Statement statement) {
    String relation = URLDecoder.decode(statement.predicate().value(), StandardCharsets.UTF_8);
    if (relation.startsWith(JsonLdReader.UNKNOWN) && relation.contains("/")) {
      return "/%s of %s is not what the field holds: %s"
          .formatted(
              relation.substring(JsonLdReader.UNKNOWN.length()),
              of(statement.subject()),
              statement.object() instanceof Node.Literal literal
                  ? literal.text()
                  : of(statement.object()));
    }
    StringBuilder line = new StringBuilder("no context explains " + of(statement));
    for (Node node : List.of(statement.predicate(), statement.object())) {
      if (node instanceof Node.Iri iri && iri.value().startsWith(JsonLdReader.UNKNOWN)) {
        Suggestions.term(iri.value().substring(JsonLdReader.UNKNOWN.length()))
            .ifPresent(term -> line.append("; perhaps ").append(term).append(" is meant"));
      }
    }
    return line.toString();
  }

  /**
   * What a field of a record means, to stand behind a problem with it; empty if nobody can say. A
   * name that no field has is answered with the nearest that one has.
   *
   * @param path JSON pointer into the JSON of the record
   * @param problem what is wrong, for the name of a field that is not known or missing
   */
  static String definition(Class<?> record, String path, String problem) {
    RecordComponent last = null;
    List<Class<?>> types = List.of(record);
    for (String name : path.split("/", -1)) {
      RecordComponent field = field(types, name);
      if (field != null) {
        last = field;
        types = types(itemType(field.getGenericType()));
      }
    }
    String end = path.substring(path.lastIndexOf('/') + 1);
    if (problem.startsWith("is unknown")) {
      Optional<String> nearest = Suggestions.nearest(end, names(types));
      RecordComponent meant = nearest.isEmpty() ? null : field(types, nearest.get());
      return meant == null
          ? ""
          : "; perhaps %s is meant: %s".formatted(meant.getName(), Definitions.withTerm(meant));
    }
    Matcher told = TOLD.matcher(problem);
    while (told.find()) {
      RecordComponent named = field(types, told.group(1));
      if (named != null) {
        return "; " + named.getName() + ": " + Definitions.withTerm(named);
      }
    }
    return last == null ? "" : "; " + last.getName() + ": " + Definitions.withTerm(last);
  }

  /** A reason that begins with the place of a field, as {@code Battery.cell.name}, explained. */
  static String explained(String reason) {
    Matcher place = PLACE.matcher(reason);
    while (place.find()) {
      for (Class<? extends Record> record : Entities.records()) {
        if (record.getSimpleName().equals(place.group(1))) {
          return reason + definition(record, place.group(2).replace('.', '/'), reason);
        }
      }
    }
    return reason;
  }

  private static List<String> names(List<Class<?>> types) {
    return types.stream()
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .map(RecordComponent::getName)
        .distinct()
        .toList();
  }

  private static @Nullable RecordComponent field(List<Class<?>> types, String name) {
    return types.stream()
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The described records that a value may be. */
  private static List<Class<?>> types(Class<?> type) {
    Class<?>[] kinds = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[] {type};
    return Arrays.<Class<?>>stream(kinds).filter(Entities.records()::contains).toList();
  }

  private static Class<?> itemType(Type type) {
    return type instanceof ParameterizedType list
        ? itemType(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }
}
