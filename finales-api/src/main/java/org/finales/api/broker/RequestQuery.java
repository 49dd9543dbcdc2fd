package org.finales.api.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests somebody wants to see, oldest first.
 *
 * @param statuses any of these; empty for all
 * @param quantity only this quantity; {@code null} for all
 * @param method only those that accept this method; {@code null} for all
 * @param account only this requester's; {@code null} for all
 * @param holderTenant only those held by this tenant; {@code null} for all
 * @param cursor where to go on, from {@link Page#next()}; {@code null} for the start
 * @param limit at most this many, 1 to 1000; {@code null} means 100
 */
public record RequestQuery(
    Set<RequestStatus> statuses,
    @Nullable @Size(max = Limits.NAME) String quantity,
    @Nullable @Size(max = Limits.NAME) String method,
    @Nullable @Size(max = Limits.NAME) String account,
    @Nullable UUID holderTenant,
    @Nullable @Size(max = Limits.NAME) String cursor,
    @Nullable @Min(1) @Max(1000) Integer limit) {

  public RequestQuery {
    statuses = statuses == null ? Set.of() : Set.copyOf(statuses);
  }

  /** All requests. */
  public static RequestQuery all() {
    return new RequestQuery(Set.of(), null, null, null, null, null, null);
  }

  /** Those that stand in one of these statuses. */
  public static RequestQuery in(RequestStatus... statuses) {
    return new RequestQuery(Set.of(statuses), null, null, null, null, null, null);
  }

  /** The same from another place on. */
  public RequestQuery from(@Nullable String nextCursor) {
    return new RequestQuery(statuses, quantity, method, account, holderTenant, nextCursor, limit);
  }
}
