package org.finales.api.broker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which results somebody wants to see, oldest first.
 *
 * @param statuses any of these; empty for all
 * @param quantity only this quantity; {@code null} for all
 * @param method only this method; {@code null} for all
 * @param account only those posted by this account; {@code null} for all
 * @param requester only answers to this account's requests; {@code null} for all
 * @param cursor where to go on, from {@link Page#next()}; {@code null} for the start
 * @param limit at most this many, 1 to 1000; {@code null} means 100
 */
public record ResultQuery(
    Set<ResultStatus> statuses,
    @Nullable @Size(max = Limits.NAME) String quantity,
    @Nullable @Size(max = Limits.NAME) String method,
    @Nullable @Size(max = Limits.NAME) String account,
    @Nullable @Size(max = Limits.NAME) String requester,
    @Nullable @Size(max = Limits.NAME) String cursor,
    @Nullable @Min(1) @Max(1000) Integer limit) {

  public ResultQuery {
    statuses = statuses == null ? Set.of() : Set.copyOf(statuses);
  }

  /** All results. */
  public static ResultQuery all() {
    return new ResultQuery(Set.of(), null, null, null, null, null, null);
  }

  /** All results of a quantity. */
  public static ResultQuery of(String quantity) {
    return new ResultQuery(Set.of(), quantity, null, null, null, null, null);
  }

  /** The same from another place on. */
  public ResultQuery from(@Nullable String nextCursor) {
    return new ResultQuery(statuses, quantity, method, account, requester, nextCursor, limit);
  }
}
