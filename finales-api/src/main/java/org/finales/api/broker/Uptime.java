package org.finales.api.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * When a tenant was there within a span.
 *
 * @param tenant the tenant
 * @param from start of the span asked for
 * @param until end of the span asked for; not later than now
 * @param online how long it was there within the span
 * @param fraction online time over the length of the span, 0 to 1; 0 for an empty span
 * @param spans when it was there, in order, without overlaps
 * @param downtimes what was announced and overlaps the span asked for, in order
 */
public record Uptime(
    UUID tenant,
    Instant from,
    Instant until,
    Duration online,
    double fraction,
    List<Span> spans,
    List<Downtime> downtimes) {

  public Uptime {
    spans = List.copyOf(spans);
    downtimes = List.copyOf(downtimes);
  }

  /**
   * A half-open span of time.
   *
   * @param from its first moment
   * @param until the moment after its last
   */
  public record Span(Instant from, Instant until) {}
}
