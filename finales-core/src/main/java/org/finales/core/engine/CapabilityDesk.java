package org.finales.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finales.api.broker.Capabilities;
import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.finales.core.schema.Templates;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Capabilities as one actor sees them. */
final class CapabilityDesk implements Capabilities {
  private final Parts parts;
  private final Actor actor;

  CapabilityDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  @Override
  public Capability add(CapabilityDraft draft) {
    actor.require(Action.ADD_CAPABILITY);
    parts.drafts().check(draft);
    checkSchema(draft.parametersSchema(), "/parametersSchema");
    checkSchema(draft.resultSchema(), "/resultSchema");
    return parts.store().write(ledger -> add(ledger, draft));
  }

  private Capability add(Ledger ledger, CapabilityDraft draft) {
    Instant now = parts.now();
    Optional<Capability> newest = ledger.capabilities().newest(draft.quantity(), draft.method());
    boolean repeatable = Boolean.TRUE.equals(draft.repeatable());
    if (newest.isPresent()) {
      Capability known = newest.get();
      boolean same =
          sameJson(known.parametersSchema(), draft.parametersSchema())
              && sameJson(known.resultSchema(), draft.resultSchema())
              && known.repeatable() == repeatable;
      if (same && known.active()) {
        return known;
      }
      requireOwn(known, "change");
      if (same) {
        ledger.capabilities().activate(known.quantity(), known.method(), known.version());
        Capability active = with(known, true);
        log(ledger, now, "capability.added", active, null, "version " + known.version() + " again");
        return active;
      }
    }
    Capability added =
        new Capability(
            draft.quantity(),
            draft.method(),
            newest.map(Capability::version).orElse(0) + 1,
            draft.parametersSchema(),
            draft.resultSchema(),
            repeatable,
            true,
            actor.account(),
            now);
    ledger.capabilities().insert(added);
    ledger.capabilities().activate(added.quantity(), added.method(), added.version());
    log(ledger, now, "capability.added", added, null, "version " + added.version());
    return added;
  }

  @Override
  public List<Capability> list(boolean available) {
    actor.require(Action.READ);
    List<Capability> active = parts.catalog().active();
    return available
        ? active.stream().filter(c -> parts.roster().offers(c.quantity(), c.method())).toList()
        : active;
  }

  @Override
  public Optional<Capability> find(String quantity, String method) {
    actor.require(Action.READ);
    return parts.catalog().active(quantity, method).map(Catalog.Entry::capability);
  }

  @Override
  public Optional<Capability> version(String quantity, String method, int version) {
    actor.require(Action.READ);
    return parts.catalog().version(quantity, method, version).map(Catalog.Entry::capability);
  }

  @Override
  public void withdraw(String quantity, String method, String reason) {
    actor.require(Action.ADD_CAPABILITY);
    String said = Drafts.reason(reason);
    parts
        .store()
        .write(
            ledger -> {
              Capability known =
                  ledger
                      .capabilities()
                      .newest(quantity, method)
                      .filter(Capability::active)
                      .orElseThrow(() -> noSuch(quantity, method));
              requireOwn(known, "withdraw");
              ledger.capabilities().activate(quantity, method, 0);
              log(ledger, parts.now(), "capability.withdrawn", known, "active", said);
              return known;
            });
  }

  @Override
  public JsonNode template(String quantity, String method) {
    actor.require(Action.READ);
    Capability capability = find(quantity, method).orElseThrow(() -> noSuch(quantity, method));
    return Templates.of(capability.parametersSchema(), capability.resultSchema());
  }

  private void requireOwn(Capability known, String verb) {
    if (!known.account().equals(actor.account()) && !actor.may(Action.OPERATE)) {
      throw new ForbiddenException(
          "only "
              + known.account()
              + ", who added it, or an operator may "
              + verb
              + " "
              + known.quantity()
              + " by "
              + known.method());
    }
  }

  private void log(
      Ledger ledger,
      Instant now,
      String kind,
      Capability capability,
      @Nullable String from,
      String message) {
    boolean added = kind.endsWith("added");
    ledger.append(
        actor.entry(
            kind,
            "capability",
            capability.quantity() + "/" + capability.method(),
            from,
            added ? "active" : "withdrawn",
            message,
            FinalesJson.tree(
                Map.of(
                    "quantity", capability.quantity(),
                    "method", capability.method(),
                    "version", capability.version()))),
        now,
        null);
  }

  private void checkSchema(JsonNode schema, String path) {
    try {
      parts.catalog().compiler().compile(schema, path);
    } catch (InvalidException e) {
      List<Violation> placed = new ArrayList<>();
      for (Violation violation : e.violations()) {
        placed.add(
            violation.path().startsWith(path)
                ? violation
                : new Violation(path + violation.path(), violation.message()));
      }
      throw new InvalidException(placed);
    }
  }

  /** Compares as text: a schema read back from a store has other number types than a fresh one. */
  private static boolean sameJson(JsonNode one, JsonNode other) {
    return FinalesJson.write(one).equals(FinalesJson.write(other));
  }

  private static Capability with(Capability known, boolean active) {
    return new Capability(
        known.quantity(),
        known.method(),
        known.version(),
        known.parametersSchema(),
        known.resultSchema(),
        known.repeatable(),
        active,
        known.account(),
        known.created());
  }

  private static NotFoundException noSuch(String quantity, String method) {
    return new NotFoundException("no active capability " + quantity + " by " + method);
  }
}
