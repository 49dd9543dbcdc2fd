package org.finales.server.web.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Uptime;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.chart.ChartData;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;
import org.jspecify.annotations.Nullable;

/** Who answers: what is offered within which limits, and when they are there. */
final class TenantPages {
  static final String PATH = "/lab/tenants";

  private static final String ONE = PATH + "/{tenant}";
  private static final int DAYS = 30;

  TenantPages() {}

  void register(Pages pages) {
    pages.get(PATH, Action.READ, TenantPages::list);
    pages.get(ONE, Action.READ, call -> show(call, 200, null));
    pages.post(ONE + "/downtimes", Action.OFFER, TenantPages::planDowntime);
    pages.post(ONE + "/deactivate", Action.OFFER, TenantPages::deactivate);
    pages.post(ONE + "/activate", Action.OFFER, TenantPages::activate);
  }

  private static Cell state(PageCall call, Tenant tenant) {
    String state = !tenant.active() ? "inactive" : tenant.online() ? "online" : "offline";
    String style = !tenant.active() ? "off" : tenant.online() ? "good" : "wait";
    return Cell.badge(call.text("tenants." + state), style);
  }

  private static TableSpec<Tenant> spec(PageCall call) {
    return TableSpec.<Tenant>of("tenants")
        .search()
        .filter(
            "state",
            call.text("tenants.state"),
            List.of(
                new Field.Option("online", call.text("tenants.online")),
                new Field.Option("offline", call.text("tenants.offline")),
                new Field.Option("inactive", call.text("tenants.inactive"))))
        .sortable(
            "name",
            call.text("tenants.name"),
            tenant -> new Cell.Link(tenant.name(), PATH + "/" + tenant.id(), tenant.contact()))
        .column("state", call.text("tenants.state"), tenant -> state(call, tenant))
        .column(
            "offers",
            call.text("tenants.offers"),
            tenant ->
                Cell.text(
                    tenant.offers().stream()
                        .map(offer -> offer.quantity() + " (" + offer.method() + ")")
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("")))
        .sortable("seen", call.text("tenants.seen"), tenant -> Cell.time(tenant.lastSeen()))
        .orderedBy("name", false);
  }

  private static void list(PageCall call) {
    TableSpec<Tenant> spec = spec(call);
    TableQuery query = spec.query(call);
    String text = query.text() == null ? "" : query.text().toLowerCase(Locale.ROOT);
    List<String> states = query.chosen("state");
    Comparator<Tenant> order =
        query.sort().equals("seen")
            ? Comparator.comparing(
                Tenant::lastSeen, Comparator.nullsFirst(Comparator.naturalOrder()))
            : Comparator.comparing(Tenant::name, String.CASE_INSENSITIVE_ORDER);
    List<Tenant> fitting =
        call.broker().tenants().list().stream()
            .filter(
                t ->
                    (t.name() + " " + t.contact() + " " + t.offers())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
            .filter(
                t ->
                    states.isEmpty()
                        || states.contains(
                            !t.active() ? "inactive" : t.online() ? "online" : "offline"))
            .sorted(query.descending() ? order.reversed() : order)
            .toList();
    List<Tenant> rows = fitting.stream().skip(query.offset()).limit(query.size()).toList();
    List<Capability> capabilities =
        call.broker().capabilities().list(false).stream()
            .sorted(Comparator.comparing(Capability::quantity).thenComparing(Capability::method))
            .toList();
    call.page("requests/tenants")
        .title(call.text("tenants.title"))
        .section("tenants")
        .live("tenants")
        .with("table", spec.view(query, rows, fitting.size(), Map.of()))
        .with("capabilities", capabilities)
        .show();
  }

  private static Tenant found(PageCall call) {
    UUID id = call.id("tenant");
    return call.broker()
        .tenants()
        .find(id)
        .orElseThrow(() -> new NotFoundException(call.text("tenants.unknown", id.toString())));
  }

  private static FormSpec downtimeSpec(PageCall call) {
    return FormSpec.of(
        Field.moment("from", call.text("tenants.from")).required(),
        Field.moment("until", call.text("tenants.until")).required(),
        Field.text("reason", call.text("confirm.reason")));
  }

  private static void show(PageCall call, int status, @Nullable FormInput downtime) {
    Tenant tenant = found(call);
    LimitationText words = new LimitationText(call.pages().texts());
    List<Views.Shown> offers =
        tenant.offers().stream()
            .map(
                offer ->
                    new Views.Shown(
                        offer,
                        CapabilityPages.href(offer.quantity(), offer.method()),
                        words.of(offer.limitations())))
            .toList();
    Clock clock = call.pages().clock();
    Instant now = clock.instant();
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    Instant from = today.minus(Duration.ofDays(DAYS - 1));
    Uptime uptime = call.broker().tenants().uptime(tenant.id(), from, now);
    boolean own =
        call.actor().may(Action.OPERATE)
            || (call.actor().may(Action.OFFER) && call.actor().account().equals(tenant.account()));
    call.page("requests/tenant")
        .title(tenant.name())
        .section("tenants")
        .status(status)
        .live("tenants")
        .charts()
        .with("tenant", tenant)
        .with("offers", offers)
        .with("uptime", uptime)
        .with("percent", Math.round(uptime.fraction() * 1000) / 10.0)
        .with("chart", chart(call, uptime, from, now))
        .with("own", own)
        .with(
            "downtime",
            FormView.of(
                PATH + "/" + tenant.id() + "/downtimes",
                downtime == null ? downtimeSpec(call).blank(call.pages().texts()) : downtime,
                call.text("tenants.plan")))
        .show();
  }

  /** Which part of each day a tenant was there, days as UTC has them. */
  private static ChartView chart(PageCall call, Uptime uptime, Instant from, Instant now) {
    List<double[]> points = new ArrayList<>();
    for (Instant day = from; day.isBefore(now); day = day.plus(Duration.ofDays(1))) {
      Instant end = day.plus(Duration.ofDays(1));
      Instant last = end.isAfter(now) ? now : end;
      Duration there = Duration.ZERO;
      for (Uptime.Span span : uptime.spans()) {
        Instant begins = span.from().isAfter(day) ? span.from() : day;
        Instant ends = span.until().isBefore(last) ? span.until() : last;
        if (begins.isBefore(ends)) {
          there = there.plus(Duration.between(begins, ends));
        }
      }
      long length = Math.max(1, Duration.between(day, last).toMillis());
      points.add(
          new double[] {day.toEpochMilli(), Math.round(1000.0 * there.toMillis() / length) / 10.0});
    }
    return ChartView.of(
            "uptime",
            call.text("tenants.uptime"),
            call.text("tenants.uptime-summary", Math.round(uptime.fraction() * 1000) / 10.0, DAYS),
            new ChartData(
                List.of(new ChartData.Series(call.text("tenants.there"), "%", 0, points))))
        .along(ChartView.Along.TIME, call.text("tenants.day"), "")
        .upward(List.of(call.text("tenants.there")));
  }

  private static void planDowntime(PageCall call) {
    Tenant tenant = found(call);
    FormInput input = downtimeSpec(call).read(call.submission(), call.pages().texts());
    Instant from = input.moment("from");
    Instant until = input.moment("until");
    if (input.isGood() && from != null && until != null) {
      try {
        call.broker()
            .tenants()
            .planDowntime(tenant.id(), new Downtime(from, until, input.text("reason")));
        call.redirect(
            PATH + "/" + tenant.id(), Flash.done(call.text("tenants.planned", tenant.name())));
        return;
      } catch (InvalidException e) {
        input.error("until", e.violations().get(0).message());
      }
    }
    show(call, 422, input);
  }

  private static void deactivate(PageCall call) {
    Tenant tenant = found(call);
    String reason = call.submission().find("reason");
    call.broker().tenants().deactivate(tenant.id(), reason == null ? "" : reason);
    call.redirect(PATH + "/" + tenant.id(), Flash.done(call.text("tenants.deactivated")));
  }

  private static void activate(PageCall call) {
    Tenant tenant = found(call);
    call.broker().tenants().activate(tenant.id());
    call.redirect(PATH + "/" + tenant.id(), Flash.done(call.text("tenants.activated")));
  }
}
