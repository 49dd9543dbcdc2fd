package org.finales.core.cyclingdata.format;

import java.util.List;
import java.util.Optional;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.Mapping;

/** A format that files of cycling data are in. */
interface FileFormat {
  /** Its name, for people. */
  String name();

  /** How the file is to be read; nothing if it is in another format. */
  Optional<Mapping> recognise(Layout layout);

  /** A mapping of these columns in a layout, with what was noted on the way. */
  default Mapping mapping(Layout layout, List<MappedColumn> columns, List<String> notes) {
    return new Mapping(
        name(),
        layout.head().encoding(),
        String.valueOf(layout.delimiter()),
        String.valueOf(layout.decimal()),
        layout.line(),
        layout.firstRow(),
        null,
        null,
        null,
        columns,
        notes);
  }

  /** Maps all columns by rules, if those that every file of the format has are among them. */
  default Optional<Mapping> byRules(Layout layout, List<Rule> rules) {
    Columns columns = Columns.of(layout, rules);
    return Optional.of(mapping(layout, columns.columns(), columns.notes()));
  }
}
