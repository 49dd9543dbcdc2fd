package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a station: one that one battery is connected to; immutable.
 *
 * @param name what people call it; unique within the station
 * @param device connection string of the instrument, {@code ea-scpi:serial:///dev/ttyACM0} or
 *     {@code composite:FILE.json}
 * @param deviceChannel name of the channel within the instrument; null for its only one
 * @param limits what the channel must never exceed at this place; null for the instrument's own
 *     ratings
 * @param measures which auxiliary values are recorded and what people call them; empty for all, by
 *     the names that the instrument gives
 * @param calibrations what readings are corrected by
 * @param period time between readings in a unit such as {@code s}; null for one second, or for the
 *     instrument's smallest if that is longer
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StationChannel(
    @NotNull @Size(min = 1, max = 100) String name,
    @NotNull @Size(min = 1, max = 2000) String device,
    @Nullable @Size(max = 100) String deviceChannel,
    @Nullable @Valid ChannelLimits limits,
    @Size(max = 1000) List<@NotNull @Valid Measure> measures,
    @Size(max = 1000) List<@NotNull @Valid Calibration> calibrations,
    @Nullable @Valid Quantity period) {

  /** Copies the lists. */
  public StationChannel {
    measures = measures == null ? List.of() : List.copyOf(measures);
    calibrations = calibrations == null ? List.of() : List.copyOf(calibrations);
  }

  /** One with a name and an instrument, and nothing special. */
  public static StationChannel of(String name, String device) {
    return new StationChannel(name, device, null, null, List.of(), List.of(), null);
  }
}
