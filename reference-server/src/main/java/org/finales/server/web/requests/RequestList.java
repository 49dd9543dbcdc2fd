package org.finales.server.web.requests;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Action;
import org.finales.core.store.RequestListing;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.table.Cell;
import org.finales.server.web.kit.table.TableQuery;
import org.finales.server.web.kit.table.TableSpec;

/** The table of requests. */
final class RequestList {
  static final String PATH = "/lab/requests";

  RequestList() {}

  void register(Pages pages) {
    pages.get(PATH, Action.READ, RequestList::show);
    pages.get(
        "/lab/results",
        Action.READ,
        call -> call.redirect(PATH + "?status=resolved&status=unsolicited"));
  }

  /** How a status looks. */
  static String style(RequestStatus status) {
    return switch (status) {
      case PROPOSED, PENDING -> "wait";
      case CLAIMED -> "busy";
      case RESOLVED, UNSOLICITED -> "good";
      case FAILED, EXPIRED -> "bad";
      case RETRACTED -> "off";
    };
  }

  private static TableSpec<RequestListing.Row> spec(PageCall call, List<String> quantities) {
    return TableSpec.<RequestListing.Row>of("requests")
        .search()
        .filter(
            "status",
            call.text("requests.status"),
            Arrays.stream(RequestStatus.values())
                .map(s -> new Field.Option(s.wireName(), call.text("status." + s.wireName())))
                .toList())
        .filter(
            "quantity",
            call.text("requests.quantity"),
            quantities.stream().map(Field.Option::of).toList())
        .sortable(
            "quantity",
            call.text("requests.quantity"),
            row ->
                new Cell.Link(
                    row.quantity(), PATH + "/" + row.id(), String.join(", ", row.methods())))
        .sortable(
            "status",
            call.text("requests.status"),
            row -> Cell.badge(call.text("status." + row.status().wireName()), style(row.status())))
        .sortable("account", call.text("requests.by"), row -> Cell.text(row.account()))
        .column("holder", call.text("requests.holder"), row -> Cell.text(row.holder()))
        .sortable("priority", call.text("requests.priority"), row -> Cell.text(row.priority()))
        .sortable("created", call.text("requests.created"), row -> Cell.time(row.created()))
        .sortable("updated", call.text("requests.updated"), row -> Cell.time(row.updated()))
        .orderedBy("created", true);
  }

  private static void show(PageCall call) {
    List<String> asked = call.queries("quantity");
    Set<String> quantities = new LinkedHashSet<>();
    call.broker().capabilities().list(false).forEach(c -> quantities.add(c.quantity()));
    asked.stream().filter(name -> name.length() <= 200).limit(20).forEach(quantities::add);
    TableSpec<RequestListing.Row> spec = spec(call, quantities.stream().sorted().toList());
    TableQuery query = spec.query(call);
    RequestListing listing =
        new RequestListing(
            query.chosen("status").stream().map(RequestStatus::of).collect(Collectors.toSet()),
            Set.copyOf(query.chosen("quantity")),
            query.text(),
            RequestListing.Order.of(query.sort()),
            query.descending(),
            query.offset(),
            query.size());
    RequestListing.Found found =
        call.pages().engine().store().read(ledger -> ledger.requests().find(listing));
    Stream<String> counted = found.byQuantity().keySet().stream();
    List<String> all = Stream.concat(quantities.stream(), counted).distinct().sorted().toList();
    call.page("requests/list")
        .title(call.text("requests.title"))
        .section("requests")
        .live("requests")
        .with(
            "table",
            spec(call, all)
                .view(
                    query,
                    found.rows(),
                    found.total(),
                    Map.of("status", found.byStatus(), "quantity", found.byQuantity())))
        .show();
  }
}
