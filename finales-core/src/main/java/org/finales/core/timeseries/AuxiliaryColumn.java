package org.finales.core.timeseries;

import org.finales.api.broker.InvalidException;
import org.finales.api.data.BdfColumn;
import org.finales.api.quantity.Unit;
import org.finales.api.quantity.UnitException;

/**
 * A measured value that a point has besides voltage and current; immutable.
 *
 * @param name machine-readable name of the Battery Data Format, as {@code
 *     surface_temperature_celsius}, or one of the laboratory's own, 1 to 100 characters
 * @param unit unit of its values in any of the spellings of {@link Unit}; {@code 1} for numbers. A
 *     column of the Battery Data Format has that format's unit.
 */
public record AuxiliaryColumn(String name, String unit) {
  private static final int LONGEST_NAME = 100;

  /** Checks the name and the unit. */
  public AuxiliaryColumn {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidException("name", "a column has a name of 1 to 100 characters");
    }
    Texts.check("name", name);
    Unit given;
    try {
      given = Unit.parse(unit);
    } catch (UnitException e) {
      throw new InvalidException("unit", "unit of " + name + ": " + e.getMessage());
    }
    String named = name;
    BdfColumn.of(name)
        .filter(column -> column.name().equals(named))
        .map(BdfColumn::unit)
        .filter(expected -> !expected.isEquivalentTo(given))
        .ifPresent(
            expected -> {
              throw new InvalidException(
                  "unit", named + " is in " + expected + ", not in " + given + "; convert it");
            });
  }

  /**
   * A column of the Battery Data Format.
   *
   * @param heading its name, label or one of its other names
   * @throws InvalidException if the format has none of that name
   */
  public static AuxiliaryColumn ofBdf(String heading) {
    BdfColumn column =
        BdfColumn.of(heading)
            .orElseThrow(
                () ->
                    new InvalidException(
                        "name",
                        heading + " is no column of the Battery Data Format; name its unit too"));
    Unit unit = column.unit();
    return new AuxiliaryColumn(column.name(), unit == null ? "1" : unit.toString());
  }
}
