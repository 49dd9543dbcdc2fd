package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Event;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.Tenant;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.schema.SchemaField;
import org.finales.server.web.schema.SchemaForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request: what is asked, where it stands, who could answer, what came of it. */
final class RequestPage {
  private static final String ONE = RequestList.PATH + "/{request}";
  private static final int MOST_EVENTS = 200;

  RequestPage() {}

  void register(Pages pages) {
    pages.get(ONE, Action.READ, RequestPage::show);
    pages.get("/lab/results/{result}", Action.READ, RequestPage::result);
    pages.post(
        ONE + "/retract",
        Action.REQUEST,
        call -> change(call, "requests.retracted", (b, id, why) -> b.requests().retract(id, why)));
    pages.post(
        ONE + "/reopen",
        Action.REQUEST,
        call -> change(call, "requests.reopened", (b, id, why) -> b.requests().reopen(id, why)));
    pages.post(
        ONE + "/approve",
        Action.OPERATE,
        call -> change(call, "requests.approved", (b, id, why) -> b.requests().approve(id, why)));
    pages.post(
        ONE + "/reassign",
        Action.OPERATE,
        call ->
            change(call, "requests.reassigned", (b, id, why) -> b.requests().reassign(id, why)));
  }

  /** Changes a request for a reason. */
  private interface Change {
    Request apply(Broker broker, UUID request, String reason);
  }

  private static void change(PageCall call, String key, Change change) {
    String reason = call.submission().find("reason");
    UUID id = call.id("request");
    change.apply(call.broker(), id, reason == null ? "" : reason);
    call.redirect(RequestList.PATH + "/" + id, Flash.done(call.text(key)));
  }

  static Request found(PageCall call) {
    UUID id = call.id("request");
    return call.broker()
        .requests()
        .find(id)
        .orElseThrow(() -> new NotFoundException(call.text("requests.unknown", id.toString())));
  }

  private static void result(PageCall call) {
    UUID id = call.id("result");
    Result result =
        call.broker()
            .results()
            .find(id)
            .orElseThrow(() -> new NotFoundException(call.text("results.unknown", id.toString())));
    call.redirect(RequestList.PATH + "/" + result.request() + "#result");
  }

  private static void show(PageCall call) {
    Request request = found(call);
    Broker broker = call.broker();
    List<Views.Asked> asked = new ArrayList<>();
    for (String method : request.methods()) {
      asked.add(
          new Views.Asked(
              method,
              CapabilityPages.href(request.quantity(), method),
              shown(
                  call,
                  capability(call, request, method),
                  true,
                  request.parameters().get(method))));
    }
    Optional<Result> result = broker.results().forRequest(request.id());
    List<Event> history = broker.requests().history(request.id());
    Actor actor = call.actor();
    boolean own = actor.account().equals(request.account()) || actor.may(Action.OPERATE);
    boolean open = !request.status().isSettled();
    boolean answerable =
        actor.may(Action.WORK)
            && (request.status() == RequestStatus.PENDING
                || (request.status() == RequestStatus.CLAIMED
                    && actor.account().equals(request.holder())));
    MatchReport report = open ? broker.requests().explain(request.id()) : null;
    List<FileInfo> files = new ArrayList<>(broker.files().list("request", request.id()));
    result.ifPresent(r -> files.addAll(broker.files().list("result", r.id())));
    call.page("requests/request")
        .title(request.quantity() + " · " + String.join(", ", request.methods()))
        .section("requests")
        .live("request:" + request.id())
        .charts()
        .with("request", request)
        .with("style", RequestList.style(request.status()))
        .with("asked", asked)
        .with("report", report)
        .with("history", history.subList(Math.max(0, history.size() - MOST_EVENTS), history.size()))
        .with("result", result.orElse(null))
        .with(
            "data",
            result
                .map(r -> shown(call, capability(call, request, r.method()), false, r.data()))
                .orElse(null))
        .with("charts", result.map(r -> ResultCharts.of(r, call)).orElse(List.<ChartView>of()))
        .with("files", files)
        .with("tenants", names(broker))
        .with("own", own)
        .with("answerable", answerable)
        .show();
  }

  private static Map<String, String> names(Broker broker) {
    return broker.tenants().list().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                tenant -> tenant.id().toString(), Tenant::name, (a, b) -> a));
  }

  static @Nullable Capability capability(PageCall call, Request request, String method) {
    Integer version = request.versions().get(method);
    var capabilities = call.broker().capabilities();
    return (version == null
            ? capabilities.find(request.quantity(), method)
            : capabilities.version(request.quantity(), method, version))
        .orElse(null);
  }

  /** A document field by field, with units and titles of its schema. */
  private static SchemaField shown(
      PageCall call,
      @Nullable Capability capability,
      boolean parameters,
      @Nullable JsonNode value) {
    JsonNode schema =
        capability == null
            ? org.finales.api.json.FinalesJson.mapper().createObjectNode()
            : parameters ? capability.parametersSchema() : capability.resultSchema();
    return SchemaForm.of(schema, call.pages().texts(), value).root();
  }
}
