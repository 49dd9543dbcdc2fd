package org.finales.server.web.battery;

import java.util.List;
import org.finales.server.web.kit.form.Field;

/**
 * Fields of a form that stand together.
 *
 * @param key its name
 * @param title its heading
 * @param families the technologies that it is shown for, parted by blanks; empty for all
 * @param fields its fields
 */
public record FormGroup(String key, String title, String families, List<Field> fields) {
  /** Copies the list. */
  public FormGroup {
    fields = List.copyOf(fields);
  }
}
