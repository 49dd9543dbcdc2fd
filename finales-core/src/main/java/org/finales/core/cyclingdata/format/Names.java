package org.finales.core.cyclingdata.format;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.core.cyclingdata.table.MappedColumn;
import org.finales.core.cyclingdata.table.MappedColumn.Kind;
import org.jspecify.annotations.Nullable;

/** Keeps the names of columns apart. Not thread-safe. */
final class Names {
  private final Set<String> taken = new HashSet<>();

  /** Takes a quantity; false if it is taken already. */
  boolean take(BdfColumn quantity) {
    return taken.add(quantity.label());
  }

  boolean isTaken(String bdfName) {
    return BdfColumn.of(bdfName).map(column -> taken.contains(column.label())).orElse(false);
  }

  /** A column of the file's own, whose heading is that of no other column and of no quantity. */
  MappedColumn own(int position, String heading, String name, @Nullable Unit unit, boolean text) {
    String suffix = unit == null || text ? "" : " / " + unit.symbol();
    String unique = name;
    for (int i = 2; BdfColumn.of(unique + suffix).isPresent() || !taken.add(unique + suffix); i++) {
      unique = String.format(Locale.ROOT, "%s %d", name, i);
    }
    MappedColumn column = MappedColumn.own(position + 1, heading, unique, text ? null : unit);
    return text ? column.as(Kind.TEXT) : column;
  }
}
