package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that people tell a station to do; immutable.
 *
 * @param sequence its number; later orders have larger ones
 * @param station the station
 * @param channel name of the channel; null for the whole station
 * @param experiment the experiment that it is about; or null
 * @param kind what to do
 * @param argument what else there is to know, as the connection string for a test; or null
 * @param actor who told it
 * @param reason why; may be empty
 * @param time when
 * @param answered when the station answered; null before
 * @param answer what it answered; or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StationOrder(
    long sequence,
    UUID station,
    @Nullable String channel,
    @Nullable UUID experiment,
    OrderKind kind,
    @Nullable JsonNode argument,
    String actor,
    String reason,
    Instant time,
    @Nullable Instant answered,
    @Nullable JsonNode answer) {

  /** What is not said is empty. */
  public StationOrder {
    reason = reason == null ? "" : reason;
  }
}
