package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station as somebody describes it.
 *
 * @param name what people call it; unique among stations that are not retired
 * @param location where it is; may be empty
 * @param description more about it; may be empty
 * @param parent the station that it takes the place of; or null
 * @param channels its channels, each with a name of its own; at least one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StationDraft(
    @NotNull @Size(min = 1, max = 100) String name,
    @Size(max = 200) String location,
    @Size(max = 4000) String description,
    @Nullable UUID parent,
    @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid StationChannel> channels) {

  /** Copies the list; what is not said is empty. */
  public StationDraft {
    location = location == null ? "" : location;
    description = description == null ? "" : description;
    channels = channels == null ? List.of() : List.copyOf(channels);
  }
}
