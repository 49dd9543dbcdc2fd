package org.finales.api.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where batteries are cycled: channels, made of devices, at one computer; immutable. It is
 * retired instead of deleted.
 *
 * @param id its identifier
 * @param draft what it is described as
 * @param tenants the tenant under which each channel answers requests, by the channel's name
 * @param account the account that speaks for it; null for the server's own stations
 * @param retired whether it is out of use
 * @param lastSeen its last sign of life; null if there was none
 * @param online whether it was there lately
 * @param created when it was added
 * @param revision grows with each change, from 1
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Station(
    UUID id,
    StationDraft draft,
    Map<String, UUID> tenants,
    @Nullable String account,
    boolean retired,
    @Nullable Instant lastSeen,
    boolean online,
    Instant created,
    long revision) {

  /** Copies the map. */
  public Station {
    tenants = tenants == null ? Map.of() : Map.copyOf(tenants);
  }

  /** Returns what people call it. */
  public String name() {
    return draft.name();
  }
}
