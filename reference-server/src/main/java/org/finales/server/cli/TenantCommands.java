package org.finales.server.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who answers. */
@Command(name = "tenant", description = "Adds, lists and switches tenants.")
final class TenantCommands {
  private final Terminal terminal;

  TenantCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      description =
          "Registers a tenant from a JSON file, FINALES 2's own among them, and prints its uuid.")
  void add(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", description = "describes the tenant") Path file,
      @Option(
              names = "--account",
              paramLabel = "NAME",
              description =
                  "the account that may act for it; any account of role tenant unless said")
          @Nullable String account) {
    TenantDraft draft = DefinitionFiles.tenant(file, terminal);
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      Tenant added = administration.addTenant(draft, account);
      for (Offer offer : draft.offers()) {
        if (broker.capabilities().find(offer.quantity(), offer.method()).isEmpty()) {
          terminal.warn(
              "there is no capability " + offer.quantity() + " by " + offer.method() + " yet");
        }
      }
      terminal.say(added.id().toString());
    }
  }

  @Command(description = "Lists all tenants, deactivated ones included.")
  void list(@Mixin Place place) {
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      Table table = new Table();
      for (Tenant tenant : broker.tenants().list()) {
        table.row(
            tenant.id().toString(),
            tenant.name(),
            tenant.active() ? "active" : "deactivated",
            tenant.account() == null ? "any account" : "account " + tenant.account());
      }
      table.print(terminal);
    }
  }

  @Command(description = "Takes a tenant out of use; its history stays.")
  void deactivate(
      @Mixin Place place,
      @Parameters(paramLabel = "TENANT", description = "its uuid, or the name of an active one")
          String tenant,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "why, for the log")
          String reason) {
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      Tenant changed = broker.tenants().deactivate(find(broker, tenant, true), reason);
      terminal.note("deactivated " + changed.name());
    }
  }

  @Command(description = "Brings a deactivated tenant back.")
  void activate(
      @Mixin Place place,
      @Parameters(paramLabel = "TENANT", description = "its uuid, or its name if only one has it")
          String tenant) {
    try (Administration administration = place.open();
        Broker broker = administration.broker()) {
      Tenant changed = broker.tenants().activate(find(broker, tenant, false));
      terminal.note("activated " + changed.name());
    }
  }

  private static UUID find(Broker broker, String text, boolean active) {
    List<UUID> found =
        broker.tenants().list().stream()
            .filter(
                tenant ->
                    tenant.id().toString().equalsIgnoreCase(text)
                        || tenant.name().equals(text) && tenant.active() == active)
            .map(Tenant::id)
            .toList();
    if (found.isEmpty()) {
      throw new RefusedException(
          "there is no " + (active ? "active" : "deactivated") + " tenant " + text);
    } else if (found.size() > 1) {
      throw new RefusedException(
          found.size() + " tenants are called " + text + "; give the uuid: tenant list shows it");
    }
    return found.get(0);
  }
}
