package org.finales.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Downtime;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Tenants;
import org.finales.api.broker.Uptime;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;

/** Who answers, over HTTP. */
final class HttpTenants implements Tenants {
  private static final String ALL = Api.ROOT + "/tenants";

  private final Transport transport;

  HttpTenants(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Tenant register(TenantDraft draft) {
    // Registering the same again leaves the tenant as it is described.
    return transport.call(Exchange.of("POST", ALL).json(draft).repeatable()).as(Tenant.class);
  }

  @Override
  public Tenant change(UUID tenant, TenantDraft draft, long revision) {
    return transport
        .call(
            Exchange.of("PUT", path(tenant)).json(draft).header("If-Match", "\"" + revision + "\""))
        .as(Tenant.class);
  }

  @Override
  public Tenant deactivate(UUID tenant, String reason) {
    return post(tenant, "/deactivate", Exchange.of("POST", "").json(new Reason(reason)));
  }

  @Override
  public Tenant activate(UUID tenant) {
    return post(tenant, "/activate", Exchange.of("POST", ""));
  }

  @Override
  public List<Tenant> list() {
    return transport.call(Exchange.get(ALL)).listOf(Tenant.class);
  }

  @Override
  public Optional<Tenant> find(UUID tenant) {
    try {
      return Optional.of(transport.call(Exchange.get(path(tenant))).as(Tenant.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public Tenant heartbeat(UUID tenant) {
    return post(tenant, "/heartbeat", Exchange.of("POST", "").repeatable());
  }

  @Override
  public Tenant leave(UUID tenant) {
    return post(tenant, "/leave", Exchange.of("POST", "").repeatable());
  }

  @Override
  public void planDowntime(UUID tenant, Downtime downtime) {
    transport.call(Exchange.of("POST", path(tenant) + "/downtimes").json(downtime));
  }

  @Override
  public Uptime uptime(UUID tenant, Instant from, Instant until) {
    return transport
        .call(Exchange.get(path(tenant) + "/uptime").query("from", from).query("until", until))
        .as(Uptime.class);
  }

  private Tenant post(UUID tenant, String verb, Exchange exchange) {
    exchange.path.append(path(tenant)).append(verb);
    return transport.call(exchange).as(Tenant.class);
  }

  private static String path(UUID tenant) {
    return ALL + "/" + tenant;
  }
}
