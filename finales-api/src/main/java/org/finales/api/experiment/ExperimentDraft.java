package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as somebody asks for it.
 *
 * @param name what people call it
 * @param description more about it; may be empty
 * @param battery the registered battery
 * @param station the station that is to run it; null for any that can
 * @param protocol the registered protocol
 * @param version edition of the protocol, from 1; null for the newest
 * @param recovery what to do after an interruption; null for {@link Recovery#WAIT}
 * @param priority how urgent it is, -100 to 100; null for 0
 * @param attributes anything else, as volumes of electrolytes, state of charge, flow and polarity
 * @param idempotencyKey adding it again with the same key and content gives the first; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExperimentDraft(
    @NotNull @Size(min = 1, max = 200) String name,
    @Size(max = 4000) String description,
    @NotNull UUID battery,
    @Nullable UUID station,
    @NotNull UUID protocol,
    @Nullable @Min(1) Integer version,
    @Nullable Recovery recovery,
    @Nullable @Min(-100) @Max(100) Integer priority,
    @Size(max = 256) List<@NotNull @Valid Attribute> attributes,
    @Nullable @Size(min = 1, max = 200) String idempotencyKey) {

  /** Copies the list; what is not said is empty. */
  public ExperimentDraft {
    description = description == null ? "" : description;
    attributes = attributes == null ? List.of() : List.copyOf(attributes);
  }

  /** One for any station that can, with the newest edition of the protocol. */
  public static ExperimentDraft of(String name, UUID battery, UUID protocol) {
    return new ExperimentDraft(
        name, "", battery, null, protocol, null, null, null, List.of(), null);
  }
}
