package org.finales.server.web.bring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.jspecify.annotations.Nullable;

/** The fields of a file that is brought in, and its mapping as fields. */
final class BringForm {
  /** A column that keeps its own name. */
  static final String OWN = "own";

  /** A column that is left out. */
  static final String OUT = "out";

  private final Texts texts;
  private final List<Option> batteries;
  private final List<Option> protocols;
  private final @Nullable Mapping found;

  BringForm(Texts texts, List<Option> batteries, List<Option> protocols, @Nullable Mapping found) {
    this.texts = texts;
    this.batteries = batteries;
    this.protocols = protocols;
    this.found = found;
  }

  FormSpec spec() {
    List<Field> all = new ArrayList<>(what());
    all.addAll(how());
    if (found != null) {
      found.columns().forEach(column -> all.addAll(column(column)));
    }
    return FormSpec.of(all);
  }

  List<Field> what() {
    return List.of(
        Field.text("name", texts.get("bring.name")).required().length(1, 200),
        Field.choice("battery", texts.get("bring.battery"), batteries).required(),
        Field.choice("protocol", texts.get("bring.protocol"), protocols),
        Field.longText("description", texts.get("bring.description")).length(0, 4000).rows(2),
        Field.number("volume", texts.get("bring.volume")).units("mL", "L").between("0", "9999999"),
        Field.number("maxFlow", texts.get("bring.maxFlow"))
            .units("mL/min", "L/min")
            .between("0", "9999999"));
  }

  List<Field> how() {
    return List.of(
        Field.text("zone", texts.get("bring.zone"))
            .length(0, 60)
            .hint(texts.get("bring.zone.hint")),
        Field.moment("start", texts.get("bring.start")).hint(texts.get("bring.start.hint")),
        Field.check("skip", texts.get("bring.skip")),
        Field.check("again", texts.get("bring.again")));
  }

  static String prefix(MappedColumn column) {
    return "m" + column.column() + ".";
  }

  List<Field> column(MappedColumn column) {
    String m = prefix(column);
    String heading = column.heading() == null ? "" : column.heading();
    List<Option> quantities = new ArrayList<>();
    quantities.add(new Option(OWN, texts.get("bring.column.own")));
    quantities.add(new Option(OUT, texts.get("bring.column.out")));
    BdfColumn.all().forEach(each -> quantities.add(new Option(each.name(), each.label())));
    return List.of(
        Field.choice(m + "quantity", texts.get("bring.column.quantity", heading), quantities),
        Field.text(m + "unit", texts.get("bring.column.unit", heading)).length(0, 40),
        Field.choice(
            m + "kind",
            texts.get("bring.column.kind", heading),
            Stream.of(MappedColumn.Kind.values())
                .map(
                    kind ->
                        new Option(
                            kind.name(),
                            texts.get("bring.kind." + kind.name().toLowerCase(Locale.ROOT))))
                .toList()),
        Field.check(m + "negate", texts.get("bring.column.negate", heading)));
  }

  void fill(FormInput input, Mapping mapping) {
    for (MappedColumn column : mapping.columns()) {
      String m = prefix(column);
      Unit unit = column.unit();
      MappedColumn.Kind kind = column.kind();
      input
          .with(m + "quantity", column.quantity() == null ? OWN : column.quantity())
          .with(m + "unit", unit == null ? "" : unit.symbol())
          .with(m + "kind", kind == null ? "NUMBER" : kind.name())
          .with(m + "negate", Boolean.TRUE.equals(column.negate()) ? "on" : "");
    }
    input.with("zone", mapping.zone());
  }

  /** The mapping as the form says it; mistakes are said to the input. */
  @Nullable Mapping read(FormInput input) {
    Mapping known = found;
    if (known == null) {
      return null;
    }
    List<MappedColumn> columns = new ArrayList<>();
    for (MappedColumn column : known.columns()) {
      String m = prefix(column);
      String quantity = input.text(m + "quantity");
      if (quantity.equals(OUT)) {
        continue;
      }
      try {
        columns.add(changed(input, column, m, quantity));
      } catch (IllegalArgumentException e) {
        input.error(m + "quantity", String.valueOf(e.getMessage()));
      }
    }
    try {
      String zone = input.find("zone");
      return new Mapping(
          known.format(),
          known.encoding(),
          known.delimiter(),
          known.decimal(),
          known.headings(),
          known.firstRow(),
          zone,
          known.start(),
          known.direction(),
          columns,
          known.notes());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      input.error(message.startsWith("zone") ? "zone" : "name", message);
      return null;
    }
  }

  private static MappedColumn changed(
      FormInput input, MappedColumn column, String m, String quantity) {
    String unit = input.find(m + "unit");
    String kind = input.find(m + "kind");
    boolean own = quantity.isEmpty() || quantity.equals(OWN);
    if (!own
        && "TEXT".equals(kind)
        && BdfColumn.of(quantity).filter(known -> known.unit() != null).isPresent()) {
      // A word among the numbers made it look like text; what has a unit is none.
      kind = "NUMBER";
      input.with(m + "kind", kind);
    }
    String heading = column.heading();
    String name =
        column.name() != null
            ? column.name()
            : heading == null || heading.isBlank() ? "column " + column.column() : heading;
    return new MappedColumn(
        column.column(),
        heading,
        own ? null : quantity,
        own ? name : null,
        unit == null ? null : Unit.parse(unit),
        kind == null || kind.equals("NUMBER") ? null : MappedColumn.Kind.valueOf(kind),
        input.isChecked(m + "negate") ? Boolean.TRUE : null);
  }
}
