package org.finales.api.broker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A span in which a tenant is not there, announced in advance.
 *
 * <p>Both moments lie within the years 0000 to 9999.
 *
 * @param from its first moment
 * @param until the moment after its last; later than {@code from}
 * @param reason for people; may be empty
 */
public record Downtime(
    @NotNull @InCalendar Instant from,
    @NotNull @InCalendar Instant until,
    @NotNull @Size(max = Limits.TEXT) String reason) {}
