package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What was reserved: the result of the quantity {@code channel_reservation} by the method {@code
 * reservation}; immutable.
 *
 * @param success whether as many channels as needed are reserved
 * @param reservation number of the reservation, which orders for these channels name; or null
 * @param channels IRIs of the reserved channels
 * @param from since when they are kept free; or null
 * @param until until when they are kept free; null for until they are given back
 * @param comment a remark, as why there are too few; or null
 * @param attributes anything else that is worth knowing
 */
@Concept({"finales:ReservationOutcome", "schema:Reservation"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReservationOutcome(
    @Relation("finales:success") @NotNull Boolean success,
    @Relation("schema:reservationId") @Size(max = Checks.MAX_NAME) @Nullable String reservation,
    @Relation(value = "schema:reservationFor", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> channels,
    @Relation("schema:startTime") @Nullable Instant from,
    @Relation("schema:endTime") @Nullable Instant until,
    @Relation("rdfs:comment") @Size(max = Checks.MAX_TEXT) @Nullable String comment,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public ReservationOutcome {
    channels = Checks.list(channels);
    attributes = Checks.list(attributes);
    Checks.of("reservation outcome")
        .required("success", success)
        .text("reservation", reservation, Checks.MAX_NAME)
        .iris("channels", channels)
        .text("comment", comment, Checks.MAX_TEXT)
        .items("attributes", attributes)
        .that(from == null || until == null || until.isAfter(from), "until must be after from")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(Boolean success) {
    return new Builder(success);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(success);
    copy.reservation = reservation;
    copy.channels = channels;
    copy.from = from;
    copy.until = until;
    copy.comment = comment;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final Boolean success;
    private @Nullable String reservation;
    private List<String> channels = List.of();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable String comment;
    private List<Attribute> attributes = List.of();

    private Builder(Boolean success) {
      this.success = success;
    }

    /** Sets the number of the reservation, which orders for these channels name. */
    public Builder reservation(@Nullable String newReservation) {
      reservation = newReservation;
      return this;
    }

    /** Sets the IRIs of the reserved channels. */
    public Builder channels(List<String> newChannels) {
      channels = newChannels;
      return this;
    }

    /** Sets the since when they are kept free. */
    public Builder from(@Nullable Instant newFrom) {
      from = newFrom;
      return this;
    }

    /** Sets the until when they are kept free. */
    public Builder until(@Nullable Instant newUntil) {
      until = newUntil;
      return this;
    }

    /** Sets a remark, as why there are too few. */
    public Builder comment(@Nullable String newComment) {
      comment = newComment;
      return this;
    }

    /** Sets anything else that is worth knowing. */
    public Builder attributes(List<Attribute> newAttributes) {
      attributes = newAttributes;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public ReservationOutcome build() {
      return new ReservationOutcome(
          success, reservation, channels, from, until, comment, attributes);
    }
  }
}
