package org.finales.server.web.station;

import java.util.List;
import org.finales.server.web.kit.form.Field;

/**
 * A channel in the form of a station.
 *
 * @param number its number, which the names of its fields begin with
 * @param fields its fields
 */
public record Part(String number, List<Field> fields) {
  /** Copies the list. */
  public Part {
    fields = List.copyOf(fields);
  }
}
