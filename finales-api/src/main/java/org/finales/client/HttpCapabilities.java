package org.finales.client;

import java.util.List;
import java.util.Optional;
import org.finales.api.broker.Capabilities;
import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.NotFoundException;
import org.finales.api.rest.Api;
import tools.jackson.databind.JsonNode;

/** What can be asked for, over HTTP. */
final class HttpCapabilities implements Capabilities {
  private static final String ALL = Api.ROOT + "/capabilities";

  private final Transport transport;

  HttpCapabilities(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Capability add(CapabilityDraft draft) {
    // Adding the same again changes nothing.
    return transport.call(Exchange.of("POST", ALL).json(draft).repeatable()).as(Capability.class);
  }

  @Override
  public List<Capability> list(boolean available) {
    return transport.call(Exchange.get(ALL).query("available", available)).listOf(Capability.class);
  }

  @Override
  public Optional<Capability> find(String quantity, String method) {
    return find(Exchange.get(path(quantity, method)));
  }

  @Override
  public Optional<Capability> version(String quantity, String method, int version) {
    return version < 1
        ? Optional.empty()
        : find(Exchange.get(path(quantity, method) + "/versions/" + version));
  }

  @Override
  public void withdraw(String quantity, String method, String reason) {
    transport.call(Exchange.of("DELETE", path(quantity, method)).query("reason", reason));
  }

  @Override
  public JsonNode template(String quantity, String method) {
    return transport.call(Exchange.get(path(quantity, method) + "/template")).tree();
  }

  private Optional<Capability> find(Exchange exchange) {
    try {
      return Optional.of(transport.call(exchange).as(Capability.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static String path(String quantity, String method) {
    return Exchange.path(ALL + "/", quantity, "/", method);
  }
}
