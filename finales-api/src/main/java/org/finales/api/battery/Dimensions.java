package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.stream.Stream;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How large and heavy a cell or a battery is; immutable. Its quantities are those of the thing that
 * it belongs to.
 *
 * @param height height; in a unit such as {@code mm}; or null
 * @param width width; in a unit such as {@code mm}; or null
 * @param length length; in a unit such as {@code mm}; or null
 * @param thickness thickness of a flat one; in a unit such as {@code mm}; or null
 * @param diameter diameter of a round one; in a unit such as {@code mm}; or null
 * @param mass mass; in a unit such as {@code g}; or null
 * @param volume volume; in a unit such as {@code mL}; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Dimensions(
    @Property(value = "Height", unit = "mm") @Valid @Nullable Quantity height,
    @Property(value = "Width", unit = "mm") @Valid @Nullable Quantity width,
    @Property(value = "Length", unit = "mm") @Valid @Nullable Quantity length,
    @Property(value = "Thickness", unit = "mm") @Valid @Nullable Quantity thickness,
    @Property(value = "Diameter", unit = "mm") @Valid @Nullable Quantity diameter,
    @Property(value = "Mass", unit = "g", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity mass,
    @Property(value = "Volume", unit = "mL", nature = Nature.MEASURED) @Valid
        @Nullable MeasuredQuantity volume) {

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Dimensions {
    Checks.of("dimensions")
        .measures("height", height, "mm")
        .positive("height", height)
        .measures("width", width, "mm")
        .positive("width", width)
        .measures("length", length, "mm")
        .positive("length", length)
        .measures("thickness", thickness, "mm")
        .positive("thickness", thickness)
        .measures("diameter", diameter, "mm")
        .positive("diameter", diameter)
        .measures("mass", mass == null ? null : mass.quantity(), "g")
        .measures("volume", volume == null ? null : volume.quantity(), "mL")
        .that(
            Stream.of(height, width, length, thickness, diameter, mass, volume)
                .anyMatch(Objects::nonNull),
            "nothing is given; leave it out")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.height = height;
    copy.width = width;
    copy.length = length;
    copy.thickness = thickness;
    copy.diameter = diameter;
    copy.mass = mass;
    copy.volume = volume;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity height;
    private @Nullable Quantity width;
    private @Nullable Quantity length;
    private @Nullable Quantity thickness;
    private @Nullable Quantity diameter;
    private @Nullable MeasuredQuantity mass;
    private @Nullable MeasuredQuantity volume;

    private Builder() {}

    /** Sets the height. */
    public Builder height(@Nullable Quantity newHeight) {
      height = newHeight;
      return this;
    }

    /** Sets the width. */
    public Builder width(@Nullable Quantity newWidth) {
      width = newWidth;
      return this;
    }

    /** Sets the length. */
    public Builder length(@Nullable Quantity newLength) {
      length = newLength;
      return this;
    }

    /** Sets the thickness of a flat one. */
    public Builder thickness(@Nullable Quantity newThickness) {
      thickness = newThickness;
      return this;
    }

    /** Sets the diameter of a round one. */
    public Builder diameter(@Nullable Quantity newDiameter) {
      diameter = newDiameter;
      return this;
    }

    /** Sets the mass. */
    public Builder mass(@Nullable MeasuredQuantity newMass) {
      mass = newMass;
      return this;
    }

    /** Sets the volume. */
    public Builder volume(@Nullable MeasuredQuantity newVolume) {
      volume = newVolume;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Dimensions build() {
      return new Dimensions(height, width, length, thickness, diameter, mass, volume);
    }
  }
}
