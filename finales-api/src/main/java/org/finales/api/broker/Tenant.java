package org.finales.api.broker;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program, instrument or person that answers requests.
 *
 * @param id its identifier
 * @param name unique among active tenants
 * @param contact whom to ask about it; may be empty
 * @param offers what it can do; immutable
 * @param slots how many claims it can hold at once, at least 1
 * @param active whether it takes part; a deactivated tenant keeps its history
 * @param online whether it is there now: it sent a heartbeat lately, or it never sent one and is
 *     assumed to be there, and no downtime is planned for this moment
 * @param lastSeen its last sign of life; {@code null} if it never sent one
 * @param account the account that may act for it; {@code null} if any account of role tenant may
 * @param created when it was registered
 * @param revision grows by one with each change of its description, for conditional changes
 */
public record Tenant(
    UUID id,
    String name,
    String contact,
    List<Offer> offers,
    int slots,
    boolean active,
    boolean online,
    @Nullable Instant lastSeen,
    @Nullable String account,
    Instant created,
    long revision) {

  public Tenant {
    offers = List.copyOf(offers);
  }
}
