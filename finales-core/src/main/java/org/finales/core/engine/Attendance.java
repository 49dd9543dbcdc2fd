package org.finales.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.InCalendar;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Uptime;
import org.finales.api.json.FinalesJson;

/**
 * When tenants are there: signs of life, departures, announced downtimes, and the sum of it all.
 */
final class Attendance {
  private final Parts parts;
  private final Actor actor;

  Attendance(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  /** Notes a sign of life; writes only when what is written does not reach far enough. */
  void seen(UUID tenant) {
    Instant now = parts.now();
    Optional<Uptime.Span> span = parts.roster().heartbeat(tenant, now);
    if (span.isEmpty()) {
      return;
    }
    boolean arrives = span.get().from().equals(now);
    parts
        .store()
        .write(
            ledger -> {
              ledger.tenants().insertPresence(tenant, span.get().from(), span.get().until());
              if (arrives) {
                ledger.append(
                    actor.entry("tenant.online", "tenant", tenant, null, "online", null, null),
                    now,
                    null);
              }
              return tenant;
            });
    if (!arrives) {
      parts
          .store()
          .read(
              ledger -> {
                parts.roster().reload(ledger, tenant, now);
                return tenant;
              });
    }
  }

  /** Notes that a tenant goes. */
  void leave(UUID tenant) {
    Instant now = parts.now();
    Uptime.Span span = parts.roster().currentSpan(tenant, now);
    parts
        .store()
        .write(
            ledger -> {
              if (span == null) {
                ledger.tenants().insertPresence(tenant, now, now);
              } else {
                ledger.tenants().updatePresence(tenant, span.from(), now);
              }
              ledger.append(
                  actor.entry("tenant.left", "tenant", tenant, null, "offline", null, null),
                  now,
                  null);
              return tenant;
            });
  }

  /**
   * Notes a span in which a tenant will not be there.
   *
   * @param allowed runs first, within the transaction, and throws for those who may not
   */
  void plan(UUID tenant, Downtime downtime, TenantDesk.Permission allowed) {
    parts.drafts().check(downtime);
    Instant now = parts.now();
    if (!downtime.until().isAfter(downtime.from())) {
      throw new InvalidException("/until", "is not later than from");
    }
    if (!downtime.until().isAfter(now)) {
      throw new InvalidException("/until", "lies in the past");
    }
    parts
        .store()
        .write(
            ledger -> {
              allowed.check(ledger, tenant);
              ledger.tenants().insertDowntime(tenant, downtime);
              ledger.append(
                  actor.entry(
                      "tenant.downtime-planned",
                      "tenant",
                      tenant,
                      null,
                      null,
                      downtime.reason(),
                      FinalesJson.tree(downtime)),
                  now,
                  null);
              return tenant;
            });
  }

  /** Sums up when a tenant was there. */
  Uptime uptime(UUID tenant, Instant start, Instant stop) {
    if (start.isAfter(stop)) {
      throw new InvalidException("/from", "is later than until");
    }
    Instant from = inCalendar(start);
    Instant until = inCalendar(stop);
    Instant now = parts.now();
    Instant end = until.isAfter(now) ? now : until;
    List<Uptime.Span> spans =
        merge(
            parts.store().read(ledger -> ledger.tenants().presences(tenant, from, end)), from, end);
    List<Downtime> downtimes =
        parts.store().read(ledger -> ledger.tenants().downtimes(tenant, from, until));
    Duration online =
        spans.stream()
            .map(span -> Duration.between(span.from(), span.until()))
            .reduce(Duration.ZERO, Duration::plus);
    double length = seconds(Duration.between(from, end));
    return new Uptime(
        tenant, from, end, online, length <= 0 ? 0 : seconds(online) / length, spans, downtimes);
  }

  private static Instant inCalendar(Instant moment) {
    if (moment.isBefore(InCalendar.FIRST)) {
      return InCalendar.FIRST;
    }
    return moment.isAfter(InCalendar.LAST) ? InCalendar.LAST : moment;
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() * 1e-9;
  }

  private static List<Uptime.Span> merge(List<Uptime.Span> spans, Instant from, Instant end) {
    List<Uptime.Span> merged = new ArrayList<>();
    for (Uptime.Span span : spans) {
      Instant start = span.from().isBefore(from) ? from : span.from();
      Instant stop = span.until().isAfter(end) ? end : span.until();
      int last = merged.size() - 1;
      if (last >= 0 && !merged.get(last).until().isBefore(start)) {
        if (stop.isAfter(merged.get(last).until())) {
          merged.set(last, new Uptime.Span(merged.get(last).from(), stop));
        }
      } else if (stop.isAfter(start)) {
        merged.add(new Uptime.Span(start, stop));
      }
    }
    return merged;
  }
}
