package org.finales.core.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Prefixes;
import org.finales.api.battinfo.UnitTerms;
import org.finales.api.battinfo.Vocabulary;
import org.finales.api.entity.Definitions;
import org.finales.api.entity.Entities;
import org.finales.api.entity.FieldTerm;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Writes the documentation of every record and field, with terms, IRIs and units. */
final class EntityPage {
  private EntityPage() {}

  static String write() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What a laboratory describes

        This page is made from the records; do not edit it. Each field names the term of the vocabulary that it
        stands for, and quantities name a usual unit: any other unit of the same dimension is accepted. How a value
        came about is *conventional* (agreed on), *measured* or *modelled*. Terms that begin with `finales:` exist in
        no ontology; their IRIs are `urn:finales:term:` and the name.

        | prefix | namespace |
        |---|---|
        """);
    Prefixes.all().forEach((prefix, iri) -> row(page, "`" + prefix + ":`", iri));
    page.append("\n## Things\n\n| name | record | classes |\n|---|---|---|\n");
    Entities.all().forEach((name, type) -> row(page, "`" + name + "`", link(type), concepts(type)));
    for (Class<? extends Record> type : Entities.records()) {
      section(page, type);
    }
    return page.toString();
  }

  private static void section(StringBuilder page, Class<? extends Record> type) {
    page.append("\n## ").append(type.getSimpleName()).append("\n\n");
    page.append(Definitions.of(type)).append(".\n\n");
    if (type.isAnnotationPresent(Concept.class)) {
      page.append("Classes: ").append(concepts(type)).append("\n\n");
    }
    page.append("| field | what it is | holds | term | IRI | relation | unit | nature |\n");
    page.append("|---|---|---|---|---|---|---|---|\n");
    for (RecordComponent field : type.getRecordComponents()) {
      FieldTerm term = FieldTerm.of(field).orElseThrow();
      row(
          page,
          "`" + field.getName() + "`",
          Definitions.of(field),
          holds(field),
          term.label(),
          shortened(term.iri()),
          term.relation() == null ? "" : term.relation(),
          unit(term.unit()),
          term.nature() == null ? "" : term.nature().name().toLowerCase(Locale.ROOT));
    }
  }

  private static String unit(@Nullable String unit) {
    if (unit == null) {
      return "";
    }
    return UnitTerms.iri(Unit.parse(unit))
        .map(iri -> "`" + unit + "` " + shortened(iri))
        .orElse("`" + unit + "`");
  }

  private static String holds(RecordComponent field) {
    if (field.getGenericType() instanceof ParameterizedType list) {
      return "list of " + link((Class<?>) list.getActualTypeArguments()[0]);
    }
    return link(field.getType());
  }

  private static String link(Class<?> type) {
    if (type.isEnum()) {
      return type.getSimpleName();
    }
    boolean isHere = Entities.records().stream().anyMatch(type::equals);
    String name = type.getSimpleName();
    return isHere ? "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT)) : word(type);
  }

  private static String word(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "text";
      case "BigDecimal" -> "number";
      case "Integer", "Long" -> "whole number";
      case "Boolean" -> "true or false";
      case "LocalDate" -> "date";
      case "Instant" -> "moment";
      default -> type.getSimpleName();
    };
  }

  private static String concepts(Class<?> type) {
    Concept concept = type.getAnnotation(Concept.class);
    List<String> labels = concept == null ? List.of() : Arrays.asList(concept.value());
    return String.join(
        ", ",
        labels.stream()
            .map(label -> "%s %s".formatted(label, shortened(Vocabulary.battinfo().iri(label))))
            .toList());
  }

  private static String shortened(String iri) {
    return "`" + Prefixes.shorten(iri).orElse(iri) + "`";
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
