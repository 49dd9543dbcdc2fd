package org.finales.core.crate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Event;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.finales.core.engine.Actor;
import org.finales.core.store.EventDraft;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/** Writes the records of an archive within one transaction. */
final class CrateWriter {
  private final Ledger ledger;
  private final Actor actor;
  private final Instant now;
  private final List<String> notes = new ArrayList<>();
  private int present;

  CrateWriter(Ledger ledger, Actor actor, Instant now) {
    this.ledger = ledger;
    this.actor = actor;
    this.now = now;
  }

  CrateReport write(
      Collection<Capability> capabilities,
      Collection<Request> requests,
      Collection<Result> results,
      Collection<FileInfo> files) {
    int newCapabilities = capabilities(capabilities);
    int newRequests = requests(requests);
    int newResults = results(results);
    int newFiles = files(files);
    return new CrateReport(newRequests, newResults, newFiles, newCapabilities, present, notes);
  }

  private int capabilities(Collection<Capability> capabilities) {
    int added = 0;
    for (Capability capability : capabilities) {
      var known =
          ledger
              .capabilities()
              .version(capability.quantity(), capability.method(), capability.version());
      if (known.isPresent()) {
        present++;
        if (!sameSchemas(known.get(), capability)) {
          notes.add(
              "capability %s by %s has another version %d here, under which the records now stand"
                  .formatted(capability.quantity(), capability.method(), capability.version()));
        }
        continue;
      }
      boolean active =
          capability.active()
              && ledger.capabilities().all().stream()
                  .noneMatch(other -> other.active() && isOfTheSame(other, capability));
      ledger.capabilities().insert(inactive(capability));
      if (active) {
        ledger
            .capabilities()
            .activate(capability.quantity(), capability.method(), capability.version());
      }
      log(
          "capability.imported",
          "capability",
          capability.quantity() + "/" + capability.method(),
          active ? "active" : "withdrawn",
          Map.of(
              "quantity", capability.quantity(),
              "method", capability.method(),
              "version", capability.version()));
      added++;
    }
    return added;
  }

  private int requests(Collection<Request> requests) {
    int added = 0;
    for (Request request : requests) {
      if (ledger.requests().find(request.id()).isPresent()) {
        present++;
        continue;
      }
      Event event =
          log(
              "request.imported",
              "request",
              request.id().toString(),
              request.status().wireName(),
              Map.of("posted", request.created().toString()));
      ledger.requests().insert(event.sequence(), request);
      added++;
    }
    return added;
  }

  private int results(Collection<Result> results) {
    int added = 0;
    for (Result result : results) {
      if (ledger.results().find(result.id()).isPresent()) {
        present++;
        continue;
      }
      if (ledger.results().forRequest(result.request()).isPresent()) {
        throw new CrateException(
            "request " + result.request() + " has another result here; nothing is imported");
      }
      Event event =
          log(
              "result.imported",
              "result",
              result.id().toString(),
              result.status().wireName(),
              Map.of("request", result.request(), "posted", result.created().toString()));
      ledger.results().insert(event.sequence(), result);
      added++;
    }
    return added;
  }

  private int files(Collection<FileInfo> files) {
    int added = 0;
    for (FileInfo file : files) {
      if (ledger.files().find(file.id()).isPresent()) {
        present++;
        continue;
      }
      Event event =
          log(
              "file.imported",
              "file",
              file.id().toString(),
              null,
              Map.of(file.subject(), file.owner(), "name", file.name(), "sha256", file.sha256()));
      ledger.files().insert(event.sequence(), file);
      added++;
    }
    return added;
  }

  private static boolean isOfTheSame(Capability one, Capability other) {
    return one.quantity().equals(other.quantity()) && one.method().equals(other.method());
  }

  private static Capability inactive(Capability capability) {
    return new Capability(
        capability.quantity(),
        capability.method(),
        capability.version(),
        capability.parametersSchema(),
        capability.resultSchema(),
        capability.repeatable(),
        false,
        capability.account(),
        capability.created());
  }

  private static boolean sameSchemas(Capability one, Capability other) {
    return FinalesJson.write(one.parametersSchema())
            .equals(FinalesJson.write(other.parametersSchema()))
        && FinalesJson.write(one.resultSchema()).equals(FinalesJson.write(other.resultSchema()));
  }

  private Event log(
      String kind, String subject, String id, @Nullable String to, Map<String, ?> detail) {
    return ledger.append(
        new EventDraft(
            kind,
            subject,
            id,
            null,
            to,
            actor.account(),
            actor.source(),
            "from an archive",
            FinalesJson.tree(detail)),
        now,
        null);
  }
}
