package org.finales.server.web.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Event;
import org.finales.api.broker.Tenant;
import org.finales.core.engine.Action;
import org.finales.core.store.Committed;
import org.finales.core.store.RequestListing;
import org.finales.server.web.kit.LiveHub;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SearchSource;

/**
 * Requests and results, tenants and capabilities. Publishes {@code requests}, {@code request:ID}
 * and {@code tenants} when something about them changes.
 */
public final class RequestsRoom implements Room {
  @Override
  public String texts() {
    return "requests";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(
        NavigationItem.to("requests", "requests.nav", "/lab/requests", 50),
        NavigationItem.to("tenants", "tenants.nav", "/lab/tenants", 60));
  }

  @Override
  public List<SearchSource> searches() {
    return List.of(
        new Source("requests.nav") {
          @Override
          public List<Hit> search(PageCall call, String text, int limit) {
            return requests(call, text, limit);
          }
        },
        new Source("tenants.nav") {
          @Override
          public List<Hit> search(PageCall call, String text, int limit) {
            return tenants(call, text, limit);
          }
        },
        new Source("capabilities.title") {
          @Override
          public List<Hit> search(PageCall call, String text, int limit) {
            return capabilities(call, text, limit);
          }
        });
  }

  @Override
  public void register(Pages pages) {
    new RequestList().register(pages);
    // Before the page of one request, whose address fits everything.
    new RequestPost().register(pages);
    new RequestPage().register(pages);
    new RequestAnswer().register(pages);
    new RequestFiles().register(pages);
    new TenantPages().register(pages);
    new CapabilityPages().register(pages);
    LiveHub live = pages.live();
    pages.engine().store().follow(news -> publish(live, news));
  }

  private static void publish(LiveHub live, List<Committed> news) {
    for (Committed committed : news) {
      Event event = committed.event();
      switch (event.subject()) {
        case "request", "claim", "result" -> {
          Map<String, String> state = Map.of("id", event.id(), "kind", event.kind());
          live.publish("requests", state);
          live.publish("request:" + event.id(), state);
        }
        case "tenant", "capability" -> live.publish("tenants", Map.of("id", event.id()));
        default -> {
          // Nothing that these pages show.
        }
      }
    }
  }

  private abstract static class Source implements SearchSource {
    private final String key;

    Source(String key) {
      this.key = key;
    }

    @Override
    public String titleKey() {
      return key;
    }
  }

  private static List<SearchSource.Hit> requests(PageCall call, String text, int limit) {
    call.actor().require(Action.READ);
    RequestListing listing =
        new RequestListing(
            java.util.Set.of(),
            java.util.Set.of(),
            text,
            RequestListing.Order.CREATED,
            true,
            0,
            limit);
    return call
        .pages()
        .engine()
        .store()
        .read(ledger -> ledger.requests().find(listing))
        .rows()
        .stream()
        .map(
            row ->
                new SearchSource.Hit(
                    row.quantity() + " · " + String.join(", ", row.methods()),
                    call.text("status." + row.status().wireName()) + " · " + row.account(),
                    RequestList.PATH + "/" + row.id()))
        .toList();
  }

  private static List<SearchSource.Hit> tenants(PageCall call, String text, int limit) {
    String low = text.toLowerCase(Locale.ROOT);
    List<SearchSource.Hit> hits = new ArrayList<>();
    for (Tenant tenant : call.broker().tenants().list()) {
      String all = tenant.name() + " " + tenant.contact() + " " + tenant.id();
      if (hits.size() < limit && all.toLowerCase(Locale.ROOT).contains(low)) {
        hits.add(
            new SearchSource.Hit(
                tenant.name(), tenant.contact(), TenantPages.PATH + "/" + tenant.id()));
      }
    }
    return hits;
  }

  private static List<SearchSource.Hit> capabilities(PageCall call, String text, int limit) {
    String low = text.toLowerCase(Locale.ROOT);
    List<SearchSource.Hit> hits = new ArrayList<>();
    for (Capability capability : call.broker().capabilities().list(false)) {
      String all = capability.quantity() + " " + capability.method();
      if (hits.size() < limit && all.toLowerCase(Locale.ROOT).contains(low)) {
        hits.add(
            new SearchSource.Hit(
                capability.quantity() + " · " + capability.method(),
                "",
                CapabilityPages.href(capability.quantity(), capability.method())));
      }
    }
    return hits;
  }
}
