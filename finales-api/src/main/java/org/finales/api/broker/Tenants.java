package org.finales.api.broker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who answers. Thread-safe; see {@link Broker} for what all methods throw. */
public interface Tenants {
  /**
   * Registers a tenant for this broker's account. If the account has an active tenant of this name
   * already, that one is changed to the draft instead, so that a program may register at each
   * start.
   *
   * @throws ConflictException if another account's active tenant has this name
   * @throws InvalidException if a limitation is not of the shape that its capability allows
   */
  Tenant register(TenantDraft draft);

  /**
   * Changes a tenant's description; claims it holds go on.
   *
   * @param revision the revision that the change is based on
   * @throws ConflictException if it was changed since
   */
  Tenant change(UUID tenant, TenantDraft draft, long revision);

  /** Takes a tenant out of use; its history stays. */
  Tenant deactivate(UUID tenant, String reason);

  /** Brings a deactivated tenant back. */
  Tenant activate(UUID tenant);

  /** All tenants, deactivated ones included, in the order of their registration. */
  List<Tenant> list();

  /** One tenant. */
  Optional<Tenant> find(UUID tenant);

  /**
   * Says that a tenant is there. From its first heartbeat on, a tenant without one for longer than
   * the broker's presence time (60 s unless set otherwise) counts as offline. Asking for work is a
   * heartbeat too.
   */
  Tenant heartbeat(UUID tenant);

  /** Says that a tenant is going: it counts as offline until its next heartbeat. */
  Tenant leave(UUID tenant);

  /**
   * Announces a span in which a tenant will not be there.
   *
   * @throws InvalidException if the span is empty or ends in the past
   */
  void planDowntime(UUID tenant, Downtime downtime);

  /**
   * When a tenant was there.
   *
   * @param from start of the span; cut off at the year 0000
   * @param until end of the span; cut off at the present
   */
  Uptime uptime(UUID tenant, Instant from, Instant until);
}
