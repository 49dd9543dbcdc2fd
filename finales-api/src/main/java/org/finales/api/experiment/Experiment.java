package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * A battery that is, was or will be cycled by a protocol; immutable.
 *
 * @param id its identifier
 * @param name what people call it
 * @param description more about it; may be empty
 * @param battery the registered battery
 * @param station the station that was asked for; null for any that can
 * @param protocol the registered protocol; null for one that only lies in the request, and for
 *     imported data without
 * @param version edition of the protocol; 0 without one
 * @param recovery what happens after an interruption
 * @param priority how urgent it is, -100 to 100
 * @param attributes anything else that is worth knowing
 * @param state how far it is
 * @param reason why it is in that state; may be empty
 * @param creator the account that added it
 * @param created when it was added
 * @param begun when a channel first held something; null before
 * @param ended when it was over; null before
 * @param request the request that asks for it, the newest if it was queued again; null for imported
 *     data
 * @param dataset the newest data set; null before there is one
 * @param datasets all data sets, one for each time it was queued, the oldest first
 * @param runsOn the station that works or worked on it; null before
 * @param channel the channel of that station; null before
 * @param imported whether its data came from a file
 * @param deleted whether it was deleted; it can be brought back
 * @param revision grows with each change
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Experiment(
    UUID id,
    String name,
    String description,
    UUID battery,
    @Nullable UUID station,
    @Nullable UUID protocol,
    int version,
    Recovery recovery,
    int priority,
    List<Attribute> attributes,
    ExperimentState state,
    String reason,
    String creator,
    Instant created,
    @Nullable Instant begun,
    @Nullable Instant ended,
    @Nullable UUID request,
    @Nullable UUID dataset,
    List<UUID> datasets,
    @Nullable UUID runsOn,
    @Nullable String channel,
    boolean imported,
    boolean deleted,
    long revision) {

  /** Copies the lists. */
  public Experiment {
    attributes = attributes == null ? List.of() : List.copyOf(attributes);
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    description = description == null ? "" : description;
    reason = reason == null ? "" : reason;
  }
}
