package org.finales.server.finales2;

import java.util.UUID;
import org.finales.api.broker.Broker;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.server.http.RefusedException;

/**
 * Changes of a request's status by its poster, its holder or an operator. FINALES 2 lets anybody
 * make any; here reserving is for one, only the holder gives back, only the requester retracts and
 * brings back, operators may all of it, and what is finished stays so. Saying what is so already is
 * harmless. Thread-safe.
 */
final class RequestStatuses {
  private final Engine engine;
  private final Turns turns;

  RequestStatuses(Engine engine, Turns turns) {
    this.engine = engine;
    this.turns = turns;
  }

  /**
   * Changes a status.
   *
   * @param message why; goes to the log
   * @throws RefusedException 400 if there is no such request or the status is none to be set
   */
  void change(Actor actor, String id, String status, String message) {
    if (status.equals(Words.RESOLVED) || status.equals(Words.UNSOLICITED)) {
      // The spelling is FINALES 2's own.
      throw Known.wrong(
          "It is not possible to change the status to "
              + status
              + ", since this is handled entirely on ther server side");
    }
    actor.require(Action.REQUEST);
    UUID known = Uuids.read(id);
    Broker broker = engine.as(actor);
    Request request =
        broker
            .requests()
            .find(known)
            .filter(one -> one.status() != RequestStatus.PROPOSED)
            .orElseThrow(() -> noSuch(id));
    try {
      switch (status) {
        case Words.RESERVED -> {
          engine.reserve(actor, known, message);
          turns.taken(actor.account(), request.quantity(), known);
        }
        case Words.RETRACTED -> retract(broker, request, message);
        default -> {
          release(broker, request, message);
          turns.freed(known);
        }
      }
    } catch (NotFoundException e) {
      throw noSuch(id);
    }
  }

  private static void retract(Broker broker, Request request, String message) {
    refuseFinished(request);
    boolean isSaid =
        request.status() == RequestStatus.RETRACTED && request.account().equals(broker.account());
    if (!isSaid) {
      broker.requests().retract(request.id(), message);
    }
  }

  private static void release(Broker broker, Request request, String message) {
    refuseFinished(request);
    Long claim = request.claim();
    if (claim != null) {
      broker.work().giveBack(claim, message);
    } else if (request.status() != RequestStatus.PENDING) {
      broker.requests().reopen(request.id(), message);
    }
  }

  private static void refuseFinished(Request request) {
    if (request.status() == RequestStatus.RESOLVED) {
      throw Known.wrong(
          "The requests is connected to an already posted results and"
              + "therefore has the status 'resolved' which cannot be changed.");
    }
    if (request.status() == RequestStatus.UNSOLICITED) {
      throw Known.wrong(
          "The requests was created to accomadate posting a result without a request being present,"
              + " the status 'unsolicited' can therefore not be changed.");
    }
  }

  private static RefusedException noSuch(String id) {
    return Known.wrong("No request with id: " + id);
  }
}
