package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How readings of a channel are corrected: true value = gain × reading + offset; immutable.
 *
 * @param quantity {@code voltage}, {@code current}, or the name of an auxiliary input
 * @param gain factor without unit, above zero
 * @param offset what is added, in the unit of the readings: V, A, or that of the input
 * @param since from when on; the newest that has begun holds
 * @param author who found it out; or null
 * @param note with what; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Calibration(
    @NotNull @Size(min = 1, max = 100) String quantity,
    double gain,
    double offset,
    @NotNull Instant since,
    @Nullable @Size(max = 200) String author,
    @Nullable @Size(max = 4000) String note) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the gain is not above zero, or the offset is no number
   */
  public Calibration {
    if (!(gain > 0) || gain == Double.POSITIVE_INFINITY || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "a calibration has a gain above zero and an offset, not " + gain + " and " + offset);
    }
  }

  /** Returns what a reading really is. */
  public double correct(double reading) {
    return gain * reading + offset;
  }
}
