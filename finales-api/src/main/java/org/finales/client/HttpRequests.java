package org.finales.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.Event;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Requests;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.jspecify.annotations.Nullable;

/** What is asked, over HTTP. */
final class HttpRequests implements Requests {
  private static final String ALL = Api.ROOT + "/requests";

  private final Transport transport;

  HttpRequests(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Request post(RequestDraft draft) {
    return transport
        .call(Keys.with(draft.idempotencyKey(), Exchange.of("POST", ALL).json(draft)))
        .as(Request.class);
  }

  @Override
  public MatchReport explain(RequestDraft draft) {
    return transport
        .call(Exchange.of("POST", ALL + "/explain").json(draft).repeatable())
        .as(MatchReport.class);
  }

  @Override
  public MatchReport explain(UUID request) {
    return transport.call(Exchange.get(path(request) + "/explain")).as(MatchReport.class);
  }

  @Override
  public Optional<Request> find(UUID request) {
    try {
      return Optional.of(transport.call(Exchange.get(path(request))).as(Request.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Page<Request> list(RequestQuery query) {
    return transport
        .call(
            Exchange.get(ALL)
                .query("status", names(query.statuses()))
                .query("quantity", query.quantity())
                .query("method", query.method())
                .query("account", query.account())
                .query("holderTenant", query.holderTenant())
                .query("cursor", query.cursor())
                .query("limit", query.limit()))
        .pageOf(Request.class);
  }

  @Override
  public Request await(UUID request, Duration wait) {
    Patience patience = new Patience(wait);
    while (true) {
      Duration part = patience.next();
      Request now = transport.call(Exchange.get(path(request)).waiting(part)).as(Request.class);
      if (now.status().isSettled() || patience.isOver()) {
        return now;
      }
    }
  }

  @Override
  public Request retract(UUID request, String reason) {
    return change(request, "/retract", reason);
  }

  @Override
  public Request reopen(UUID request, String reason) {
    return change(request, "/reopen", reason);
  }

  @Override
  public Request approve(UUID request, String reason) {
    return change(request, "/approve", reason);
  }

  @Override
  public Request reassign(UUID request, String reason) {
    return change(request, "/reassign", reason);
  }

  @Override
  public List<Event> history(UUID request) {
    return transport.call(Exchange.get(path(request) + "/history")).listOf(Event.class);
  }

  private Request change(UUID request, String verb, String reason) {
    return transport
        .call(Exchange.of("POST", path(request) + verb).json(new Reason(reason)))
        .as(Request.class);
  }

  private static @Nullable String names(Set<RequestStatus> statuses) {
    return statuses.isEmpty()
        ? null
        : statuses.stream().map(RequestStatus::wireName).sorted().collect(Collectors.joining(","));
  }

  private static String path(UUID request) {
    return ALL + "/" + request;
  }
}
