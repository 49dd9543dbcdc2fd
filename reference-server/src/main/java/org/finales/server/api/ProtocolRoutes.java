package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.Route.route;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.rest.Api;
import org.finales.api.rest.Reason;
import org.finales.core.engine.Action;
import org.finales.core.lab.Protocols;
import org.finales.core.lab.Suiting;
import org.jspecify.annotations.Nullable;

/** The laboratory's protocols and their editions. */
final class ProtocolRoutes {
  private static final String TAG = "Protocols";
  private static final String ALL = Api.ROOT + "/protocols";
  private static final String ONE = ALL + "/{protocol}";
  private static final Param<UUID> PROTOCOL =
      Param.pathId("protocol", "The protocol's identifier in the register.");
  private static final Param<Long> VERSION = Param.pathNumber("version", "1 for the first.");
  private static final Param<UUID> BATTERY = Param.queryId("battery", "The battery.");
  private static final Param<UUID> STATION =
      Param.queryId("station", "The station; any station if not given.");

  private ProtocolRoutes() {}

  /** Protocols, and how many there are in all. */
  record ProtocolList(List<RegisteredProtocol> items, long total) {}

  /** Protocols beside a battery and a station, and how many there are in all. */
  record SuitingList(List<Suiting> items, long total) {}

  /**
   * A protocol as text or as a record.
   *
   * @param name what people call it; null for the name that it has itself
   * @param text the text; null for a record
   * @param protocol the record; null for a text
   * @param reason why there is a new edition; may be null
   */
  record ProtocolDraft(
      @Nullable @Size(max = 500) String name,
      @Nullable @Size(max = 2_000_000) String text,
      @Nullable Protocol protocol,
      @Nullable @Size(max = 4000) String reason) {}

  static List<Route> all(Protocols protocols) {
    return List.of(
        route(GET, ALL, "listProtocols")
            .about(TAG, "Lists the newest editions by name.")
            .may(Action.READ)
            .takes(Registers.TEXT, Registers.RETIRED, Registers.OFFSET, Registers.LIMIT)
            .answers(200, "A part of the list.", ProtocolList.class)
            .refuses(422)
            .by(
                call -> {
                  RegisterQuery query = Registers.query(call);
                  Listing<RegisteredProtocol> found = protocols.list(call.actor(), query);
                  call.json(new ProtocolList(found.items(), found.total()));
                }),
        route(POST, ALL, "addProtocol")
            .about(TAG, "Adds a protocol, as text or as a record.")
            .may(Action.REQUEST)
            .body(ProtocolDraft.class)
            .answers(201, "Its first edition.", RegisteredProtocol.class, "Location")
            .by(
                call -> {
                  RegisteredProtocol added = add(protocols, call);
                  call.created(ALL + "/" + added.id(), added);
                }),
        route(GET, ALL + "/suiting", "suitingProtocols")
            .about(
                TAG, "Tells which protocols suit a battery and a station, and why others do not.")
            .may(Action.READ)
            .takes(
                BATTERY,
                STATION,
                Registers.TEXT,
                Registers.RETIRED,
                Registers.OFFSET,
                Registers.LIMIT)
            .answers(200, "A part of the list.", SuitingList.class)
            .refuses(404, 422)
            .by(
                call -> {
                  Listing<Suiting> found =
                      protocols.suiting(
                          call.actor(),
                          call.get(BATTERY),
                          call.find(STATION),
                          Registers.query(call));
                  call.json(new SuitingList(found.items(), found.total()));
                }),
        route(GET, ONE, "findProtocol")
            .about(TAG, "The newest edition of a protocol.")
            .may(Action.READ)
            .takes(PROTOCOL)
            .answers(200, "The edition.", RegisteredProtocol.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        protocols
                            .find(call.actor(), call.get(PROTOCOL))
                            .orElseThrow(() -> noSuch(call)))),
        route(GET, ONE + "/editions", "editionsOfProtocol")
            .about(TAG, "All editions of a protocol, the oldest first.")
            .may(Action.READ)
            .takes(PROTOCOL)
            .answers(200, "All of them, in one page.", new PageOf(RegisteredProtocol.class))
            .by(
                call ->
                    call.json(
                        new Page<>(protocols.editions(call.actor(), call.get(PROTOCOL)), null))),
        route(GET, ONE + "/editions/{version}", "findEdition")
            .about(TAG, "One edition of a protocol; it never changes.")
            .may(Action.READ)
            .takes(PROTOCOL, VERSION)
            .answers(200, "The edition.", RegisteredProtocol.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        protocols
                            .edition(
                                call.actor(),
                                call.get(PROTOCOL),
                                (int) Math.min(call.get(VERSION), Integer.MAX_VALUE))
                            .orElseThrow(() -> noSuch(call)))),
        route(POST, ONE + "/editions", "editProtocol")
            .about(TAG, "Adds an edition, which is the newest from now on.")
            .may(Action.REQUEST)
            .takes(PROTOCOL)
            .body(ProtocolDraft.class)
            .answers(201, "The edition.", RegisteredProtocol.class, "Location")
            .refuses(404)
            .by(
                call -> {
                  RegisteredProtocol edition = edit(protocols, call);
                  String place = ALL + "/" + edition.id() + "/editions/" + edition.version();
                  call.created(place, edition);
                }),
        route(POST, ONE + "/retire", "retireProtocol")
            .about(TAG, "Offers a protocol no more, in all its editions.")
            .may(Action.REQUEST)
            .takes(PROTOCOL)
            .body(Reason.class)
            .answers(200, "The newest edition.", RegisteredProtocol.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        protocols.retire(
                            call.actor(), call.get(PROTOCOL), Registers.reason(call)))),
        route(POST, ONE + "/reactivate", "reactivateProtocol")
            .about(TAG, "Offers a protocol again.")
            .may(Action.REQUEST)
            .takes(PROTOCOL)
            .body(Reason.class)
            .answers(200, "The newest edition.", RegisteredProtocol.class)
            .refuses(404)
            .by(
                call ->
                    call.json(
                        protocols.reactivate(
                            call.actor(), call.get(PROTOCOL), Registers.reason(call)))),
        route(GET, ONE + "/history", "historyOfProtocol")
            .about(TAG, "Who changed a protocol when, and why, the oldest first.")
            .may(Action.READ)
            .takes(PROTOCOL)
            .answers(200, "All of it, in one page.", new PageOf(Event.class))
            .refuses(404)
            .by(
                call ->
                    call.json(
                        new Page<>(protocols.history(call.actor(), call.get(PROTOCOL)), null))));
  }

  private static RegisteredProtocol add(Protocols protocols, Call call) {
    ProtocolDraft draft = checked(call);
    if (draft.text != null) {
      return protocols.add(call.actor(), draft.name, draft.text);
    }
    return protocols.add(call.actor(), record(draft));
  }

  private static RegisteredProtocol edit(Protocols protocols, Call call) {
    ProtocolDraft draft = checked(call);
    String reason = draft.reason == null ? "" : draft.reason;
    if (draft.text != null) {
      return protocols.edit(call.actor(), call.get(PROTOCOL), draft.text, reason);
    }
    return protocols.edit(call.actor(), call.get(PROTOCOL), record(draft), reason);
  }

  private static ProtocolDraft checked(Call call) {
    ProtocolDraft draft = call.body(ProtocolDraft.class);
    if ((draft.text == null) == (draft.protocol == null)) {
      throw new InvalidException("/text", "give either the text or the protocol as a record");
    }
    return draft;
  }

  private static Protocol record(ProtocolDraft draft) {
    Protocol protocol = draft.protocol;
    if (protocol == null) {
      throw new InvalidException("/protocol", "is missing");
    }
    return draft.name == null ? protocol : protocol.toBuilder().name(draft.name).build();
  }

  private static NotFoundException noSuch(Call call) {
    return new NotFoundException("no such edition of protocol " + call.get(PROTOCOL));
  }
}
