package org.finales.core.lab;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.broker.Tenants;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tenants under which channels answer requests. Thread-safe. */
final class ChannelTenants {
  static final String QUANTITY = "cycling";
  static final String METHOD = "protocol";

  private final Parts parts;

  ChannelTenants(Parts parts) {
    this.parts = parts;
  }

  /**
   * Tenants for the channels of a station: those that are known by the name of their channel, and
   * new ones, which offer nothing before their channel said what it can do. Tenants of channels
   * that are no more are deactivated.
   */
  Map<String, UUID> of(StationDraft draft, Map<String, UUID> known, @Nullable String account) {
    Tenants tenants = tenants();
    Map<String, UUID> found = new LinkedHashMap<>();
    for (StationChannel channel : draft.channels()) {
      String name = draft.name() + "/" + channel.name();
      UUID id = known.get(channel.name());
      if (id == null) {
        TenantDraft wanted = new TenantDraft(name, draft.location(), List.of(), 1);
        id = parts.engine().register(Parts.LABORATORY, wanted, account).id();
      } else {
        Tenant tenant = require(id);
        if (!tenant.name().equals(name) || !tenant.active()) {
          if (!tenant.active()) {
            tenant = tenants.activate(id);
          }
          tenants.change(
              id, new TenantDraft(name, tenant.contact(), tenant.offers(), 1), tenant.revision());
        }
      }
      found.put(channel.name(), id);
    }
    known.forEach(
        (channel, id) -> {
          if (!found.containsValue(id)) {
            tenants.deactivate(id, "the station has no channel " + channel + " any more");
          }
        });
    return found;
  }

  /** Lets a tenant offer what its channel can do. */
  void offer(UUID id, ChannelNeeds can) {
    Tenants tenants = tenants();
    Tenant tenant = require(id);
    List<Offer> offers = List.of(new Offer(QUANTITY, METHOD, limitations(can)));
    if (!FinalesJson.write(tenant.offers()).equals(FinalesJson.write(offers))) {
      tenants.change(
          id, new TenantDraft(tenant.name(), tenant.contact(), offers, 1), tenant.revision());
    }
  }

  void retire(Collection<UUID> ids, String reason) {
    for (UUID id : ids) {
      tenants().deactivate(id, reason);
    }
  }

  private Tenants tenants() {
    return parts.engine().as(Parts.LABORATORY).tenants();
  }

  private Tenant require(UUID id) {
    return tenants().find(id).orElseThrow(() -> new NotFoundException("no tenant with id " + id));
  }

  /** What a channel can do, as limits of what requests need. */
  static Limitations limitations(ChannelNeeds can) {
    ObjectNode needs = FinalesJson.mapper().createObjectNode();
    bound(needs, "minVoltage", "min", can.minVoltage());
    bound(needs, "maxVoltage", "max", can.maxVoltage());
    bound(needs, "maxChargeCurrent", "max", can.maxChargeCurrent());
    bound(needs, "maxDischargeCurrent", "max", can.maxDischargeCurrent());
    bound(needs, "maxChargePower", "max", can.maxChargePower());
    bound(needs, "maxDischargePower", "max", can.maxDischargePower());
    // As an object within a list it holds for every ability that is asked for.
    ArrayNode any = needs.putArray("abilities").addObject().putArray("anyOf");
    can.abilities().forEach(any::add);
    if (can.abilities().isEmpty()) {
      any.add("none");
    }
    return Limitations.builder().limit("needs", needs).build();
  }

  private static void bound(
      ObjectNode needs, String name, String side, @Nullable Quantity quantity) {
    if (quantity != null) {
      needs
          .putArray(name)
          .addObject()
          .put(side, quantity.value())
          .put("unit", quantity.unit().symbol());
    }
  }
}
