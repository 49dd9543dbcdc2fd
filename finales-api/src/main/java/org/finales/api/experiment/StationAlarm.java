package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as the laboratory keeps it; immutable. It stands until a person acknowledges it.
 *
 * @param alarm what happened
 * @param station where; null if nobody knows any more
 * @param channel on which channel; or null
 * @param acknowledged when a person acknowledged it; null while it stands
 * @param acknowledgedBy the account that did; or null
 * @param note what that person said; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StationAlarm(
    ChannelAlarm alarm,
    @Nullable UUID station,
    @Nullable String channel,
    @Nullable Instant acknowledged,
    @Nullable String acknowledgedBy,
    String note) {

  /** What is not said is empty. */
  public StationAlarm {
    note = note == null ? "" : note;
  }

  /** Tells whether it still stands. */
  public boolean stands() {
    return acknowledged == null;
  }
}
