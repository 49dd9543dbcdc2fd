package org.finales.server.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.cell.CellParameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The cell that a protocol is tried on by reckoning. */
final class CellChoice {
  private static final Pattern AMOUNT =
      Pattern.compile("\\s*(\\+?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?)\\s*(\\S.*?)\\s*");
  private static final Unit AMPERE_HOUR = Unit.parse("Ah");

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      description =
          "a chemistry, as li-ion-nmc, li-ion-lfp or lead-acid, and settings if need be:"
              + " li-ion-nmc?soc=50%%&series=4")
  private @Nullable String cell;

  @Option(
      names = "--capacity",
      paramLabel = "CHARGE",
      description =
          "the capacity of the cell, to which C-rates refer unless the protocol has its own, as"
              + " 2.5Ah or 45mAh")
  private @Nullable String capacity;

  /** Whether a cell was named. */
  boolean isMade() {
    return cell != null;
  }

  /** The capacity that was named, in Ah; NaN for none. */
  double capacityAh() {
    if (capacity == null) {
      return Double.NaN;
    }
    double ampereHours = amount(capacity).doubleValue(AMPERE_HOUR);
    if (!(ampereHours > 0)) {
      throw new RefusedException("a capacity is above zero, not " + capacity);
    }
    return ampereHours;
  }

  /**
   * The cell, with the capacity that was named, or else that of the protocol, or else of 1 Ah.
   *
   * @param otherwise the cell if none was named
   */
  CellParameters parameters(Protocol protocol, String otherwise) {
    String text = cell == null ? otherwise : cell;
    double ampereHours = capacityAh();
    if (Double.isNaN(ampereHours) && protocol.capacity() != null) {
      ampereHours = protocol.capacity().doubleValue(AMPERE_HOUR);
    }
    try {
      CellParameters parameters =
          text.contains("capacity=") || Double.isNaN(ampereHours)
              ? CellParameters.parse(text)
              : CellParameters.parse(
                  text + (text.contains("?") ? "&" : "?") + "capacity=" + ampereHours + "Ah");
      return parameters;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads a charge. */
  static Quantity amount(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      throw new RefusedException("a capacity is written as 2.5Ah or 45mAh, not " + text);
    }
    try {
      Quantity given = Quantity.of(matcher.group(1), matcher.group(2));
      if (!given.unit().isCompatibleWith(AMPERE_HOUR)) {
        throw new RefusedException("a capacity is a charge, as 2.5Ah; " + text + " is none");
      }
      return given;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }
}
