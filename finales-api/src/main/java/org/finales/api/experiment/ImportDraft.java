package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that was run elsewhere and whose data are brought in.
 *
 * @param name what people call it
 * @param description more about it; may be empty
 * @param battery the registered battery
 * @param protocol the registered protocol; null if it is not known
 * @param version edition of the protocol; null for the newest
 * @param attributes anything else that is worth knowing
 * @param begun when it began; null if it is not known
 * @param ended when it was over; null if it is not known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImportDraft(
    @NotNull @Size(min = 1, max = 200) String name,
    @Size(max = 4000) String description,
    @NotNull UUID battery,
    @Nullable UUID protocol,
    @Nullable @Min(1) Integer version,
    @Size(max = 256) List<@NotNull @Valid Attribute> attributes,
    @Nullable Instant begun,
    @Nullable Instant ended) {

  /** Copies the list; what is not said is empty. */
  public ImportDraft {
    description = description == null ? "" : description;
    attributes = attributes == null ? List.of() : List.copyOf(attributes);
  }
}
