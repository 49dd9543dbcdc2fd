package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.Capability;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Tenant;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.Links;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.schema.SchemaRows;
import tools.jackson.databind.JsonNode;

/** What can be asked for: a capability's parameters and results as tables. */
final class CapabilityPages {
  private static final String PATH = "/lab/capabilities";

  CapabilityPages() {}

  void register(Pages pages) {
    pages.get(PATH, Action.READ, CapabilityPages::show);
  }

  /** The page of a capability; names may hold anything, so they are not parts of the path. */
  static String href(String quantity, String method) {
    return PATH + "?quantity=" + Links.escape(quantity) + "&method=" + Links.escape(method);
  }

  /** The form that asks for it. */
  static String ask(String quantity, String method) {
    return RequestList.PATH
        + "/new?quantity="
        + Links.escape(quantity)
        + "&method="
        + Links.escape(method);
  }

  private static void show(PageCall call) {
    String quantity = call.query("quantity");
    String method = call.query("method");
    if (quantity == null || method == null) {
      call.redirect(TenantPages.PATH + "#capabilities");
      return;
    }
    Capability capability =
        call.broker()
            .capabilities()
            .find(quantity, method)
            .orElseThrow(
                () -> new NotFoundException(call.text("capabilities.unknown", quantity, method)));
    List<Tenant> tenants = new ArrayList<>();
    for (Tenant tenant : call.broker().tenants().list()) {
      if (tenant.active()
          && tenant.offers().stream()
              .anyMatch(o -> o.quantity().equals(quantity) && o.method().equals(method))) {
        tenants.add(tenant);
      }
    }
    call.page("requests/capability")
        .title(quantity + " · " + method)
        .section("tenants")
        .with("capability", capability)
        .with("ask", ask(quantity, method))
        .with("tenants", tenants)
        .with("parameters", rows(call, capability.parametersSchema()))
        .with("results", rows(call, capability.resultSchema()))
        .show();
  }

  private static List<SchemaRows.Row> rows(PageCall call, JsonNode schema) {
    return SchemaRows.of(schema, call.pages().texts());
  }
}
