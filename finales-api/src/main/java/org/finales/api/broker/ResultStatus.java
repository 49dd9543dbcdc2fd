package org.finales.api.broker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a result still says what its poster first said. */
public enum ResultStatus {
  /** As posted. */
  ORIGINAL,
  /** Changed by its poster since; earlier versions stay in the log. */
  AMENDED,
  /** Withdrawn by its poster; kept, and not to be used. */
  DELETED;

  /** The name used in JSON and in stores: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #wireName()}, in any case.
   *
   * @throws IllegalArgumentException if there is no such status
   */
  @JsonCreator
  public static ResultStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
