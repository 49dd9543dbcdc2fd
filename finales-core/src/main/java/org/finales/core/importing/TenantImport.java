package org.finales.core.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import tools.jackson.databind.JsonNode;

/**
 * FINALES 2's tenants with their identifiers. They belong to no account, because FINALES 2 knows no
 * owner of a tenant: any account of role tenant may act for them.
 */
final class TenantImport {
  private final Transfer transfer;

  TenantImport(Transfer transfer) {
    this.transfer = transfer;
  }

  void run(List<Finales2Rows.Tenant> rows) {
    for (Finales2Rows.Tenant row : rows) {
      try {
        take(row);
      } catch (UnreadableException e) {
        transfer.unreadable(
            Kind.TENANTS, "tenant", row.uuid(), String.valueOf(e.getMessage()), row);
      }
    }
  }

  private void take(Finales2Rows.Tenant row) throws UnreadableException {
    UUID id = Transfer.uuid(row.uuid());
    if (transfer.ledger.tenants().find(id).isPresent()) {
      transfer.report.present(Kind.TENANTS);
      return;
    }
    String name = Transfer.name(row.name(), "name");
    boolean active = row.active();
    if (active && transfer.ledger.tenants().active(name).isPresent()) {
      active = false;
      transfer.report.note(
          "tenant "
              + name
              + " ("
              + id
              + ") is not active, because another active tenant has its name");
    }
    Instant created = transfer.utc(row.loadTime(), transfer.now());
    Tenant tenant =
        new Tenant(
            id, name, row.contact(), offers(row, name), 1, active, false, null, null, created, 1);
    long sequence =
        transfer
            .log(
                "tenant.imported",
                "tenant",
                id.toString(),
                null,
                active ? "active" : "inactive",
                null,
                Map.of("name", name, "contact", row.contact(), "limitations", row.limitations()))
            .sequence();
    transfer.ledger.tenants().insert(sequence, tenant);
    transfer.report.added(Kind.TENANTS);
  }

  /** What can be read of the offers; the log keeps the limitations as they were. */
  private List<Offer> offers(Finales2Rows.Tenant row, String name) {
    List<Offer> offers = new ArrayList<>();
    try {
      JsonNode limitations = Transfer.json(row.limitations(), "limitations");
      if (!limitations.isArray()) {
        throw new UnreadableException("its limitations are no list");
      }
      for (JsonNode item : limitations) {
        try {
          offers.add(
              new Offer(
                  Transfer.name(item.path("quantity").asString(""), "quantity"),
                  Transfer.name(item.path("method").asString(""), "method"),
                  new Limitations(item.path("limitations"))));
        } catch (IllegalArgumentException | UnreadableException e) {
          transfer.report.note("tenant " + name + ": an offer is left out: " + e.getMessage());
        }
      }
    } catch (UnreadableException e) {
      transfer.report.note("tenant " + name + " has no offers: " + e.getMessage());
    }
    return offers;
  }
}
