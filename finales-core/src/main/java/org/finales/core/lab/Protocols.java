package org.finales.core.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Violation;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileException;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Drafts;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.ChannelTerms;
import org.finales.core.protocol.check.Finding;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The laboratory's protocols. An edition never changes: changing a protocol makes a new edition.
 * Thread-safe.
 */
public final class Protocols {
  private static final String SUBJECT = "protocol";

  /** Characters of a text that are kept with an edition. */
  private static final int MOST_TEXT = 2_000_000;

  private final Parts parts;

  Protocols(Parts parts) {
    this.parts = parts;
  }

  /**
   * Adds a protocol as its first edition.
   *
   * @throws InvalidException if it has no name
   */
  public RegisteredProtocol add(Actor actor, Protocol protocol) {
    return store(actor, UUID.randomUUID(), protocol, null, "");
  }

  /**
   * Adds a protocol that is written as text, as its first edition.
   *
   * @param name what people call it; null for the name that stands in the text
   * @throws InvalidException with every problem of the text and its line
   */
  public RegisteredProtocol add(Actor actor, @Nullable String name, String text) {
    return store(actor, UUID.randomUUID(), read(name, text), text, "");
  }

  /**
   * Adds an edition.
   *
   * @param reason why; may be empty
   * @throws ForbiddenException if the protocol is somebody else's and the actor is no operator
   */
  public RegisteredProtocol edit(Actor actor, UUID id, Protocol protocol, String reason) {
    if (find(actor, id).isEmpty()) {
      throw noSuch(id);
    }
    return store(actor, id, protocol, null, reason);
  }

  /** Adds an edition that is written as text; the name stays unless the text has one. */
  public RegisteredProtocol edit(Actor actor, UUID id, String text, String reason) {
    RegisteredProtocol known = find(actor, id).orElseThrow(() -> noSuch(id));
    return store(actor, id, read(known.protocol().name(), text), text, reason);
  }

  private static Protocol read(@Nullable String name, String text) {
    if (text.length() > MOST_TEXT) {
      throw new InvalidException(
          "/text", "has %d characters; at most %d are kept".formatted(text.length(), MOST_TEXT));
    }
    try {
      Protocol protocol = ProfileText.read(text).protocol();
      return protocol.name() != null || name == null
          ? protocol
          : protocol.toBuilder().name(name).build();
    } catch (ProfileException e) {
      throw new InvalidException(
          e.problems().stream().map(p -> new Violation("/text", p.toString())).toList());
    }
  }

  private RegisteredProtocol store(
      Actor actor, UUID id, Protocol protocol, @Nullable String text, String reason) {
    actor.require(Action.REQUEST);
    String said = Drafts.reason(reason);
    parts.drafts().check(protocol);
    if (protocol.name() == null) {
      throw new InvalidException("/name", "is missing; say what people call the protocol");
    }
    return parts
        .store()
        .write(
            ledger -> {
              Optional<RegisteredProtocol> before = ledger.protocols().newest(id);
              before.ifPresent(known -> requireOwn(actor, ledger, known));
              int version = before.map(RegisteredProtocol::version).orElse(0) + 1;
              RegisteredProtocol edition =
                  new RegisteredProtocol(
                      id,
                      version,
                      protocol,
                      text,
                      ChannelTerms.needs(protocol, null),
                      before.map(RegisteredProtocol::retired).orElse(false),
                      actor.account(),
                      parts.now());
              String kind = version == 1 ? "protocol.added" : "protocol.edited";
              long sequence =
                  log(ledger, actor, kind, edition, version == 1 ? "active" : null, said);
              ledger.protocols().insert(sequence, edition);
              return edition;
            });
  }

  /** Offers a protocol no more, in all its editions. */
  public RegisteredProtocol retire(Actor actor, UUID id, String reason) {
    return setRetired(actor, id, true, reason);
  }

  /** Offers a protocol again. */
  public RegisteredProtocol reactivate(Actor actor, UUID id, String reason) {
    return setRetired(actor, id, false, reason);
  }

  private RegisteredProtocol setRetired(Actor actor, UUID id, boolean retired, String reason) {
    actor.require(Action.REQUEST);
    String said = Drafts.reason(reason);
    return parts
        .store()
        .write(
            ledger -> {
              RegisteredProtocol known = require(ledger, id);
              requireOwn(actor, ledger, known);
              if (known.retired() == retired) {
                return known;
              }
              ledger.protocols().setRetired(id, retired);
              String kind = retired ? "protocol.retired" : "protocol.reactivated";
              log(ledger, actor, kind, known, retired ? "retired" : "active", said);
              return require(ledger, id);
            });
  }

  /** The newest edition. */
  public Optional<RegisteredProtocol> find(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.protocols().newest(id));
  }

  /** One edition. */
  public Optional<RegisteredProtocol> edition(Actor actor, UUID id, int version) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.protocols().edition(id, version));
  }

  /** All editions, the oldest first. */
  public List<RegisteredProtocol> editions(Actor actor, UUID id) {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.protocols().editions(id));
  }

  /** A part of the list of newest editions. */
  public Listing<RegisteredProtocol> list(Actor actor, RegisterQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts.store().read(ledger -> ledger.protocols().list(query));
  }

  /** Who changed a protocol when, and why, the oldest first. */
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

  /**
   * Tells which protocols suit a battery and a station, and why others do not.
   *
   * @param station null for any station
   * @param query which protocols are compared
   */
  public Listing<Suiting> suiting(
      Actor actor, UUID battery, @Nullable UUID station, RegisterQuery query) {
    actor.require(Action.READ);
    parts.drafts().check(query);
    return parts
        .store()
        .read(
            ledger -> {
              RegisteredBattery found = Batteries.require(ledger, battery);
              Map<String, ChannelAbility> channels = null;
              if (station != null) {
                Station place = Stations.require(ledger, station);
                channels = Suits.channels(ledger, place);
              }
              Listing<RegisteredProtocol> all = ledger.protocols().list(query);
              List<Suiting> compared = new ArrayList<>();
              for (RegisteredProtocol protocol : all.items()) {
                List<Finding> findings =
                    Suits.findings(protocol.protocol(), found.battery(), channels);
                compared.add(new Suiting(protocol, Suits.errors(findings) == 0, findings));
              }
              return new Listing<>(compared, all.total());
            });
  }

  static RegisteredProtocol require(Ledger ledger, UUID id) {
    return ledger.protocols().newest(id).orElseThrow(() -> noSuch(id));
  }

  private static NotFoundException noSuch(UUID id) {
    return new NotFoundException("no protocol with id " + id);
  }

  private static void requireOwn(Actor actor, Ledger ledger, RegisteredProtocol known) {
    String owner =
        ledger
            .protocols()
            .edition(known.id(), 1)
            .map(RegisteredProtocol::creator)
            .orElse(known.creator());
    if (!Parts.owns(actor, owner, Action.REQUEST)) {
      throw new ForbiddenException(
          "only "
              + owner
              + ", who added it, or an operator may change protocol "
              + known.id()
              + "; add it as one of your own");
    }
  }

  private long log(
      Ledger ledger,
      Actor actor,
      String kind,
      RegisteredProtocol edition,
      @Nullable String to,
      String reason) {
    return parts.log(
        ledger,
        actor,
        kind,
        SUBJECT,
        edition.id(),
        null,
        to,
        reason,
        FinalesJson.tree(Map.of("version", edition.version())),
        edition);
  }
}
