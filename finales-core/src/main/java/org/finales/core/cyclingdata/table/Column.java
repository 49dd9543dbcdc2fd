package org.finales.core.cyclingdata.table;

import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column of rows; immutable.
 *
 * @param name machine-readable name in Battery Data Format, or a name of the file's own
 * @param quantity what it is in Battery Data Format; null if that has no name for it
 * @param unit unit of its numbers; null for text and where nobody told
 * @param text whether its values are text
 */
public record Column(String name, @Nullable BdfColumn quantity, @Nullable Unit unit, boolean text) {

  /** Makes a column of Battery Data Format. */
  public static Column of(String name) {
    BdfColumn quantity =
        BdfColumn.of(name)
            .orElseThrow(() -> new IllegalArgumentException(name + " is no name of a BDF column"));
    return new Column(
        quantity.name(), quantity, quantity.unit(), quantity.name().equals("step_type"));
  }

  /** Its heading in files that are written: the BDF label, or the name with the unit. */
  public String heading() {
    if (quantity != null) {
      return quantity.label();
    }
    return unit == null ? name : name + " / " + unit.symbol();
  }

  /** Whether it is the BDF column of this name. */
  public boolean is(String bdfName) {
    return quantity != null && quantity.name().equals(bdfName);
  }
}
