package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How far data can be relied on; FINALES 2's MethodMeta.
 *
 * @param success whether the method came to its end
 * @param rating the tenant's own opinion, from 0 for the lowest to 5 for the highest
 */
public record MeasurementMeta(
    @JsonProperty(value = "success", required = true) boolean success,
    @JsonProperty(value = "rating", required = true) @Min(0) @Max(MAX_RATING) int rating) {

  /** The highest rating. */
  public static final int MAX_RATING = 5;

  /**
   * Checks the rating.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public MeasurementMeta {
    if (rating < 0 || rating > MAX_RATING) {
      throw new IllegalArgumentException(
          "the rating must be between 0 and %d, it is %d".formatted(MAX_RATING, rating));
    }
  }

  /** Returns the meta data of a success without reservations. */
  public static MeasurementMeta best() {
    return new MeasurementMeta(true, MAX_RATING);
  }

  /** Returns the meta data of a method that failed. */
  public static MeasurementMeta failed() {
    return new MeasurementMeta(false, 0);
  }
}
