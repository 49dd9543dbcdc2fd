package org.finales.core.cyclingdata.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.finales.core.cyclingdata.table.Mapping;

/**
 * Battery Data Format as delimited text, with labels, machine-readable names or older names as
 * headings (ontology 1.3.0). Further columns keep their names.
 */
final class BdfFormat implements FileFormat {
  @Override
  public String name() {
    return "bdf";
  }

  @Override
  public Optional<Mapping> recognise(Layout layout) {
    List<MappedColumn> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Names names = new Names();
    for (int i = 0; i < layout.headings().size(); i++) {
      String heading = layout.headings().get(i).strip();
      Optional<BdfColumn> known = BdfColumn.of(heading);
      if (heading.equalsIgnoreCase("step_index") && !counts(layout.numbers(i))) {
        notes.add(
            "step_index, which Battery Data Format no longer has, is read as Step ID, because it"
                + " does not count the rows of each step");
        known = BdfColumn.of("step_id");
      }
      boolean text = !layout.isNumeric(i) && layout.numbers(i).length * 2 < layout.values(i).size();
      if (known.isPresent() && names.take(known.get())) {
        BdfColumn quantity = known.get();
        boolean words = quantity.name().equals("step_type") || quantity.unit() == null && text;
        MappedColumn column = MappedColumn.of(i + 1, heading, quantity.name(), null);
        columns.add(words ? column.as(Kind.TEXT) : column);
      } else if (!heading.isEmpty()) {
        columns.add(own(i, heading, text, names));
      }
    }
    boolean complete =
        names.isTaken("test_time_second")
            && names.isTaken("voltage_volt")
            && names.isTaken("current_ampere");
    return complete ? Optional.of(mapping(layout, columns, notes)) : Optional.empty();
  }

  private static MappedColumn own(int position, String heading, boolean text, Names names) {
    int slash = heading.lastIndexOf(" / ");
    Unit unit =
        text || slash <= 0 ? null : Unit.tryParse(heading.substring(slash + 3)).orElse(null);
    String name = unit == null ? heading : heading.substring(0, slash);
    return names.own(position, heading, name, unit, text);
  }

  /** Whether numbers count rows: each is one more than the one before, or one. */
  private static boolean counts(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 1 && (i == 0 || numbers[i] != numbers[i - 1] + 1)) {
        return false;
      }
    }
    return numbers.length < 2 || numbers[1] == 2;
  }
}
