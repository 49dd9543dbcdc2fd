package org.finales.core.lab;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.store.BatteryTable;
import org.finales.core.store.Ledger;

/**
 * The laboratory's batteries. They are never deleted: one that is out of use is retired and keeps
 * its history. Thread-safe.
 */
public final class Batteries {
  private static final String SUBJECT = "battery";
  private static final int MOST_EXPERIMENTS = 10_000;

  private final Parts parts;

  Batteries(Parts parts) {
    this.parts = parts;
  }

  /**
   * Adds a battery.
   *
   * @throws org.finales.api.broker.InvalidException if it has neither a name nor a serial number,
   *     or its limits contradict each other; the violations name the fields
   * @throws ConflictException if maker, model and serial number are those of another, or its IRI is
   */
  public RegisteredBattery add(Actor actor, Battery battery) {
    actor.require(Action.REQUEST);
    check(battery);
    UUID id = UUID.randomUUID();
    return parts
        .store()
        .write(
            ledger -> {
              RegisteredBattery added =
                  new RegisteredBattery(id, battery, false, actor.account(), parts.now(), 1);
              requireAlone(ledger, added);
              long sequence = log(ledger, actor, "battery.added", added, "active", "");
              ledger.batteries().insert(sequence, added);
              return added;
            });
  }

  /**
   * Describes a battery anew.
   *
   * @param revision what the description before was; another one in between refuses this
   * @throws ConflictException if it was changed since, or is another battery now
   * @throws ForbiddenException if it was added by somebody else and the actor is no operator
   */
  public RegisteredBattery change(Actor actor, UUID id, Battery battery, long revision) {
    check(battery);
    return parts
        .store()
        .write(
            ledger -> {
              RegisteredBattery known = requireOwn(ledger, actor, id);
              if (known.revision() != revision) {
                throw new ConflictException(
                    ConflictException.CHANGED,
                    "battery " + id + " is at revision " + known.revision() + ", not " + revision);
              }
              RegisteredBattery changed =
                  new RegisteredBattery(
                      id,
                      battery,
                      known.retired(),
                      known.creator(),
                      known.created(),
                      known.revision() + 1);
              requireAlone(ledger, changed);
              ledger.batteries().update(changed);
              log(ledger, actor, "battery.changed", changed, null, "");
              return changed;
            });
  }

  /**
   * Takes a battery out of use. Experiments that are queued for it stay queued.
   *
   * @param reason why; may be empty
   */
  public RegisteredBattery retire(Actor actor, UUID id, String reason) {
    return setRetired(actor, id, true, reason);
  }

  /** Brings a battery back into use. */
  public RegisteredBattery reactivate(Actor actor, UUID id, String reason) {
    return setRetired(actor, id, false, reason);
  }

  private RegisteredBattery setRetired(Actor actor, UUID id, boolean retired, String reason) {
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              RegisteredBattery known = requireOwn(ledger, actor, id);
              if (known.retired() == retired) {
                return known;
              }
              RegisteredBattery changed =
                  new RegisteredBattery(
                      id,
                      known.battery(),
                      retired,
                      known.creator(),
                      known.created(),
                      known.revision() + 1);
              ledger.batteries().update(changed);
              String kind = retired ? "battery.retired" : "battery.reactivated";
              log(ledger, actor, kind, changed, retired ? "retired" : "active", said);
              return changed;
            });
  }

  /** Finds a battery. */
  public Optional<RegisteredBattery> find(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.batteries().find(id));
  }

  /** Finds the battery of an IRI, its own or {@code urn:uuid:ID}. */
  public Optional<RegisteredBattery> ofIri(Actor actor, String iri) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.batteries().ofIri(iri));
  }

  /** A part of the list. */
  public Listing<RegisteredBattery> list(Actor actor, RegisterQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts.store().read(ledger -> ledger.batteries().list(query));
  }

  /** Who changed a battery when, and why, the oldest first. */
  public List<Event> history(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              require(ledger, id);
              return ledger.events().about(SUBJECT, id.toString());
            });
  }

  /** Its experiments, the oldest first, without those that were deleted. */
  public List<Experiment> experiments(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(
            ledger -> {
              require(ledger, id);
              return ledger.experiments().ofBattery(id, MOST_EXPERIMENTS);
            });
  }

  /** Batteries that were made from this one, or have it as one of their cells. */
  public List<RegisteredBattery> descendants(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts
        .store()
        .read(ledger -> ledger.batteries().madeOf(BatteryTable.iri(require(ledger, id))));
  }

  private void check(Battery battery) {
    parts.drafts().check(battery);
    BatteryRules.check(battery, parts.now());
  }

  static RegisteredBattery require(Ledger ledger, UUID id) {
    return ledger
        .batteries()
        .find(id)
        .orElseThrow(() -> new NotFoundException("no battery with id " + id));
  }

  private static RegisteredBattery requireOwn(Ledger ledger, Actor actor, UUID id) {
    actor.require(Action.REQUEST);
    RegisteredBattery known = require(ledger, id);
    if (!Parts.owns(actor, known.creator(), Action.REQUEST)) {
      throw new ForbiddenException(
          "only " + known.creator() + ", who added it, or an operator may change battery " + id);
    }
    return known;
  }

  private static void requireAlone(Ledger ledger, RegisteredBattery battery) {
    ledger
        .batteries()
        .twin(battery.battery())
        .filter(twin -> !twin.id().equals(battery.id()))
        .ifPresent(
            twin -> {
              throw new ConflictException(
                  ConflictException.NAME_TAKEN,
                  battery.battery().serialNumber() == null
                      ? "a battery without serial number of this maker, model and name is there"
                          + " already, with id "
                          + twin.id()
                          + "; give this one a serial number or another name"
                      : "a battery of this maker, model and serial number is there already, with id "
                          + twin.id());
            });
    ledger
        .batteries()
        .ofIri(BatteryTable.iri(battery))
        .filter(twin -> !twin.id().equals(battery.id()))
        .ifPresent(
            twin -> {
              throw new ConflictException(
                  ConflictException.NAME_TAKEN,
                  "the IRI " + BatteryTable.iri(battery) + " is that of battery " + twin.id());
            });
  }

  private long log(
      Ledger ledger,
      Actor actor,
      String kind,
      RegisteredBattery battery,
      @org.jspecify.annotations.Nullable String to,
      String reason) {
    return parts.log(
        ledger,
        actor,
        kind,
        SUBJECT,
        battery.id(),
        null,
        to,
        reason,
        FinalesJson.tree(battery.battery()),
        battery);
  }
}
