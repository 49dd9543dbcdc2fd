package org.finales.api.experiment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which batteries or protocols of the register somebody wants to see, in the order of their names;
 * immutable.
 *
 * @param text letters that names, makers, models, serial numbers or descriptions hold, in any case;
 *     null for any
 * @param retired whether those that are out of use are wanted too
 * @param offset how many to leave out at the beginning, 0 to 10,000,000
 * @param limit how many at most, 1 to 1000; null for 100
 */
public record RegisterQuery(
    @Nullable @Size(max = 200) String text,
    boolean retired,
    @Min(0) @Max(10_000_000) int offset,
    @Nullable @Min(1) @Max(1000) Integer limit) {

  /** All that are in use, the first hundred. */
  public static RegisterQuery all() {
    return new RegisterQuery(null, false, 0, null);
  }

  /** Those that are in use and hold a text. */
  public static RegisterQuery of(String text) {
    return new RegisterQuery(text, false, 0, null);
  }
}
