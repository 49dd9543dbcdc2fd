package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.Capability;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.MatchReport;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.finales.server.web.kit.form.FormView;
import org.finales.server.web.schema.SchemaForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Posting a request through a form that is made of the capability's schema. */
final class RequestPost {
  private static final String PATH = RequestList.PATH + "/new";

  RequestPost() {}

  void register(Pages pages) {
    pages.get(PATH, Action.REQUEST, RequestPost::show);
    pages.post(PATH, Action.REQUEST, RequestPost::post);
  }

  private static void show(PageCall call) {
    String quantity = call.query("quantity");
    String method = call.query("method");
    if (quantity == null || method == null) {
      choose(call);
      return;
    }
    Capability capability = capability(call, quantity, method);
    JsonNode initial = null;
    FormInput about = about(call).blank(call.pages().texts()).with("priority", "0");
    String from = call.query("from");
    if (from != null) {
      Request like = like(call, from);
      initial = like.parameters().get(method);
      about
          .with("priority", like.priority())
          .with("resources", String.join("\n", like.resources()));
    }
    form(
        call,
        200,
        capability,
        SchemaForm.of(capability.parametersSchema(), call.pages().texts(), initial),
        about,
        List.of(),
        null,
        null);
  }

  private static Request like(PageCall call, String from) {
    try {
      return call.broker()
          .requests()
          .find(UUID.fromString(from))
          .orElseThrow(() -> new NotFoundException(call.text("requests.unknown", from)));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(call.text("requests.unknown", from));
    }
  }

  private static void choose(PageCall call) {
    Set<String> offered =
        call.broker().capabilities().list(true).stream()
            .map(c -> c.quantity() + "\n" + c.method())
            .collect(Collectors.toSet());
    TreeMap<String, List<Views.Way>> all = new TreeMap<>();
    for (Capability c : call.broker().capabilities().list(false)) {
      all.computeIfAbsent(c.quantity(), any -> new ArrayList<>())
          .add(
              new Views.Way(
                  c.method(),
                  CapabilityPages.ask(c.quantity(), c.method()),
                  offered.contains(c.quantity() + "\n" + c.method())));
    }
    call.page("requests/choose")
        .title(call.text("requests.new"))
        .section("requests")
        .with(
            "choices",
            all.entrySet().stream().map(e -> new Views.Choice(e.getKey(), e.getValue())).toList())
        .show();
  }

  private static Capability capability(PageCall call, String quantity, String method) {
    return call.broker()
        .capabilities()
        .find(quantity, method)
        .orElseThrow(
            () -> new NotFoundException(call.text("capabilities.unknown", quantity, method)));
  }

  private static FormSpec about(PageCall call) {
    List<Field.Option> tenants =
        call.broker().tenants().list().stream()
            .filter(Tenant::active)
            .map(tenant -> new Field.Option(tenant.id().toString(), tenant.name()))
            .toList();
    return FormSpec.of(
        Field.wholeNumber("priority", call.text("requests.priority"))
            .between("-100", "100")
            .hint(call.text("requests.priority-hint")),
        Field.moment("deadline", call.text("requests.deadline"))
            .hint(call.text("requests.deadline-hint")),
        Field.longText("resources", call.text("requests.resources"))
            .rows(2)
            .hint(call.text("requests.resources-hint")),
        Field.choice("addressed", call.text("requests.addressed"), tenants)
            .hint(call.text("requests.addressed-hint")));
  }

  private static void post(PageCall call) {
    Capability capability =
        capability(
            call,
            String.valueOf(call.submission().find("quantity")),
            String.valueOf(call.submission().find("method")));
    FormInput about = about(call).read(call.submission(), call.pages().texts());
    JsonNode schema = capability.parametersSchema();
    String action = String.valueOf(call.submission().find("_action"));
    String json = call.submission().raw("json");
    SchemaForm form =
        json == null ? SchemaForm.read(schema, call.pages().texts(), call.submission()) : null;
    JsonNode parameters = null;
    List<String> above = new ArrayList<>();
    if (form != null) {
      parameters = form.value();
    } else {
      try {
        parameters = FinalesJson.read(json == null ? "" : json);
      } catch (JsonException e) {
        above.add(String.valueOf(e.getMessage()));
      }
    }
    switch (action) {
      case "json" -> {
        String text = parameters == null ? json : parameters.toPrettyString();
        form(call, 200, capability, null, about, above, text, null);
        return;
      }
      case "fields" -> {
        if (parameters != null) {
          SchemaForm filled = SchemaForm.of(schema, call.pages().texts(), parameters);
          form(call, 200, capability, filled, about, above, null, null);
          return;
        }
      }
      case "post", "check" -> {
        boolean readable = form == null || form.isReadable();
        if (parameters != null && readable && about.isGood()) {
          try {
            RequestDraft draft = draft(call, capability, parameters, about);
            if (action.equals("check")) {
              MatchReport report = call.broker().requests().explain(draft);
              form(call, 200, capability, form, about, above, json, report);
              return;
            }
            Request request = call.broker().requests().post(draft);
            call.redirect(
                RequestList.PATH + "/" + request.id(), Flash.done(call.text("requests.posted")));
            return;
          } catch (InvalidException e) {
            place(e, "/parameters/" + escape(capability.method()), form, above);
          } catch (ConflictException e) {
            above.add(String.valueOf(e.getMessage()));
          }
        }
        form(call, 422, capability, form, about, above, json, null);
        return;
      }
      default -> {
        // Items were added or removed while the form was read.
      }
    }
    form(call, 200, capability, form, about, above, json, null);
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Puts what is wrong beside the fields that it is about, and above the form otherwise. */
  static void place(
      InvalidException problem, String prefix, @Nullable SchemaForm form, List<String> above) {
    for (Violation violation : problem.violations()) {
      boolean within = violation.path().startsWith(prefix);
      String path = within ? violation.path().substring(prefix.length()) : "";
      if (form == null || !within || !form.error(path, violation.message())) {
        above.add(violation.toString());
      }
    }
  }

  private static RequestDraft draft(
      PageCall call, Capability capability, JsonNode parameters, FormInput about) {
    RequestDraft.Builder draft =
        RequestDraft.builder(capability.quantity()).method(capability.method(), parameters);
    if (about.number("priority") != null) {
      draft.priority(about.number("priority").intValueExact());
    }
    if (about.moment("deadline") != null) {
      draft.deadline(about.moment("deadline"));
    }
    if (about.find("addressed") != null) {
      draft.addressedTo(UUID.fromString(about.text("addressed")));
    }
    String[] resources =
        about
            .text("resources")
            .lines()
            .map(String::strip)
            .filter(r -> !r.isEmpty())
            .toArray(String[]::new);
    draft.resources(resources);
    String once = call.submission().once();
    if (once != null) {
      draft.idempotencyKey("page-" + once);
    }
    return draft.build();
  }

  private static void form(
      PageCall call,
      int status,
      Capability capability,
      @Nullable SchemaForm form,
      FormInput about,
      List<String> above,
      @Nullable String json,
      @Nullable MatchReport report) {
    call.page("requests/new")
        .title(call.text("requests.new-of", capability.quantity(), capability.method()))
        .section("requests")
        .status(status)
        .with("capability", capability)
        .with("schema", form)
        .with("about", FormView.of(PATH, about, call.text("requests.submit")))
        .with("above", above)
        .with("json", json)
        .with("report", report)
        .show();
  }
}
