package org.finales.api.experiment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.finales.api.battery.Technology;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments somebody wants to see; immutable. Within a set any will do, all sets together
 * have to hold, and an empty set asks for nothing.
 *
 * @param text letters that name or description holds, in any case; null for any
 * @param technologies families of batteries
 * @param batteries registered batteries
 * @param stations stations that work or worked on them, or that were asked for
 * @param protocols registered protocols, in any edition
 * @param states how far they are
 * @param from added at or after this; null for any
 * @param until added before this; null for any
 * @param deleted whether those that were deleted are wanted instead of the others
 * @param sort what the list is ordered by; null for {@link ExperimentSort#STATE}
 * @param descending whether the order is turned round
 * @param offset how many to leave out at the beginning, 0 to 10,000,000
 * @param limit how many at most, 1 to 1000; null for 100
 */
public record ExperimentQuery(
    @Nullable @Size(max = 200) String text,
    @Size(max = 100) Set<@NotNull Technology> technologies,
    @Size(max = 500) Set<@NotNull UUID> batteries,
    @Size(max = 500) Set<@NotNull UUID> stations,
    @Size(max = 500) Set<@NotNull UUID> protocols,
    @Size(max = 10) Set<@NotNull ExperimentState> states,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean deleted,
    @Nullable ExperimentSort sort,
    boolean descending,
    @Min(0) @Max(10_000_000) int offset,
    @Nullable @Min(1) @Max(1000) Integer limit) {

  /** Copies the sets. */
  public ExperimentQuery {
    technologies = technologies == null ? Set.of() : Set.copyOf(technologies);
    batteries = batteries == null ? Set.of() : Set.copyOf(batteries);
    stations = stations == null ? Set.of() : Set.copyOf(stations);
    protocols = protocols == null ? Set.of() : Set.copyOf(protocols);
    states = states == null ? Set.of() : Set.copyOf(states);
  }

  /** All that are not deleted. */
  public static ExperimentQuery all() {
    return builder().build();
  }

  /** Starts a query for all that are not deleted. */
  public static Builder builder() {
    return new Builder();
  }

  /** Gathers what is wanted. Not thread-safe. */
  public static final class Builder {
    private @Nullable String text;
    private Set<Technology> technologies = Set.of();
    private Set<UUID> batteries = Set.of();
    private Set<UUID> stations = Set.of();
    private Set<UUID> protocols = Set.of();
    private Set<ExperimentState> states = Set.of();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private boolean deleted;
    private @Nullable ExperimentSort sort;
    private boolean descending;
    private int offset;
    private @Nullable Integer limit;

    private Builder() {}

    /** Sets letters that name or description holds. */
    public Builder text(@Nullable String value) {
      text = value;
      return this;
    }

    /** Sets families of batteries. */
    public Builder technologies(Set<Technology> value) {
      technologies = value;
      return this;
    }

    /** Sets batteries. */
    public Builder batteries(Set<UUID> value) {
      batteries = value;
      return this;
    }

    /** Sets stations. */
    public Builder stations(Set<UUID> value) {
      stations = value;
      return this;
    }

    /** Sets protocols. */
    public Builder protocols(Set<UUID> value) {
      protocols = value;
      return this;
    }

    /** Sets states. */
    public Builder states(ExperimentState... value) {
      states = Set.of(value);
      return this;
    }

    /** Sets the time from which on they were added. */
    public Builder from(@Nullable Instant value) {
      from = value;
      return this;
    }

    /** Sets the time before which they were added. */
    public Builder until(@Nullable Instant value) {
      until = value;
      return this;
    }

    /** Asks for those that were deleted. */
    public Builder deleted(boolean value) {
      deleted = value;
      return this;
    }

    /** Sets the order. */
    public Builder sort(@Nullable ExperimentSort value, boolean turnedRound) {
      sort = value;
      descending = turnedRound;
      return this;
    }

    /** Sets which part of the list is wanted. */
    public Builder page(int newOffset, @Nullable Integer newLimit) {
      offset = newOffset;
      limit = newLimit;
      return this;
    }

    /** Returns what was gathered. */
    public ExperimentQuery build() {
      return new ExperimentQuery(
          text,
          technologies,
          batteries,
          stations,
          protocols,
          states,
          from,
          until,
          deleted,
          sort,
          descending,
          offset,
          limit);
    }
  }
}
