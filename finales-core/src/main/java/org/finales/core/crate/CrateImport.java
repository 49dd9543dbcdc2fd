package org.finales.core.crate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.crate.CrateArchive.Entity;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.files.FileVault;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.jspecify.annotations.Nullable;

/**
 * Brings the requests, results and files of an archive that {@link CrateExport} wrote into a store,
 * with their identifiers, states and times, in one transaction or not at all.
 *
 * <p>A request that somebody held waits again, because the claim is not in the archive. What is in
 * the store already stays as it is. The log says for each who brought it.
 */
public final class CrateImport {
  private final Engine engine;
  private final Actor actor;
  private final List<Capability> capabilities = new ArrayList<>();
  private final Map<UUID, Request> requests = new LinkedHashMap<>();
  private final Map<UUID, Result> results = new LinkedHashMap<>();
  private final Map<Entity, FileInfo> files = new LinkedHashMap<>();

  private CrateImport(Engine engine, Actor actor) {
    this.engine = engine;
    this.actor = actor;
  }

  /**
   * Imports an archive.
   *
   * @param actor in whose name; must be allowed to {@link Action#ADMINISTER}
   * @throws CrateException if the archive is not what it should be; nothing is stored then
   */
  public static CrateReport read(Path file, Engine engine, Actor actor, CrateLimits limits) {
    actor.require(Action.ADMINISTER);
    CrateImport run = new CrateImport(engine, actor);
    try (CrateArchive archive = CrateArchive.open(file, limits)) {
      run.readRecords(archive);
      run.check();
      return run.store(archive);
    }
  }

  /**
   * Imports the records of linked data that this project wrote, each from its named graph; what
   * else is there is left alone, as are tenants, which belong to accounts. Files are not in it.
   *
   * @param actor in whose name; must be allowed to {@link Action#ADMINISTER}
   * @throws CrateException if the records do not fit together; nothing is stored then
   */
  public static CrateReport read(List<Graph> graphs, Engine engine, Actor actor) {
    actor.require(Action.ADMINISTER);
    CrateImport run = new CrateImport(engine, actor);
    try {
      graphs.forEach(run::readRecord);
    } catch (LinkedDataException e) {
      throw new CrateException(String.valueOf(e.getMessage()), e);
    }
    run.check();
    return run.store();
  }

  private void readRecord(Graph graph) {
    boolean isRecord =
        graph.statements().stream().anyMatch(s -> s.predicate().equals(BrokerGraphs.RECORD));
    if (graph.name() == null || !isRecord) {
      return;
    }
    switch (BrokerNames.kindOf(graph.name())) {
      case "capability" -> capabilities.add(BrokerGraphs.read(graph, Capability.class));
      case "request" -> {
        Request request = BrokerGraphs.read(graph, Request.class);
        requests.put(request.id(), request);
      }
      case "result" -> {
        Result result = BrokerGraphs.read(graph, Result.class);
        results.put(result.id(), result);
      }
      default -> {
        // Tenants belong to accounts of the laboratory they come from.
      }
    }
  }

  private void readRecords(CrateArchive archive) {
    for (Entity entity : archive.entities()) {
      switch (entity.kind()) {
        case "capability" -> capabilities.add(record(archive, entity, Capability.class));
        case "request" -> {
          Request request = record(archive, entity, Request.class);
          once(requests.put(request.id(), request), entity);
        }
        case "result" -> {
          Result result = record(archive, entity, Result.class);
          once(results.put(result.id(), result), entity);
        }
        case "file" -> files.put(entity, file(entity));
        default ->
            throw new CrateException(entity.path() + " is of the unknown kind " + entity.kind());
      }
    }
  }

  private static <T> T record(CrateArchive archive, Entity entity, Class<T> type) {
    try {
      List<Graph> graphs = JsonLdReader.ofDefaults().read(archive.read(entity));
      for (Graph graph : graphs) {
        if (graph.name() != null) {
          return BrokerGraphs.read(graph, type);
        }
      }
      throw new CrateException(entity.path() + " holds no record");
    } catch (LinkedDataException e) {
      throw new CrateException(entity.path() + ": " + e.getMessage(), e);
    }
  }

  private static FileInfo file(Entity entity) {
    try {
      FileInfo file =
          FinalesJson.convert(
              FinalesJson.read(entity.record() == null ? "" : entity.record()), FileInfo.class);
      if (file.size() != entity.size() || !file.sha256().equals(entity.sha256())) {
        throw new CrateException(entity.path() + " is described in two ways");
      }
      return file;
    } catch (JsonException e) {
      throw new CrateException(entity.path() + ": " + e.getMessage(), e);
    }
  }

  private static void once(@Nullable Object before, Entity entity) {
    if (before != null) {
      throw new CrateException(entity.path() + " is the second of the same identifier");
    }
  }

  /** Checks that the records fit together. */
  private void check() {
    for (Result result : results.values()) {
      Request request = requests.get(result.request());
      if (request == null || !result.id().equals(request.result())) {
        throw new CrateException(
            "result " + result.id() + " answers no request of the archive that knows it");
      }
    }
    for (Request request : requests.values()) {
      if (request.result() != null && !results.containsKey(request.result())) {
        throw new CrateException("the result of request " + request.id() + " is missing");
      }
      boolean named = request.methods().stream().allMatch(request.versions()::containsKey);
      if (!named || request.methods().isEmpty()) {
        throw new CrateException("request " + request.id() + " does not say what it asks for");
      }
    }
    files.forEach(
        (entity, file) -> {
          boolean owned =
              file.subject().equals("request")
                  ? requests.containsKey(file.owner())
                  : file.subject().equals("result") && results.containsKey(file.owner());
          if (!owned) {
            throw new CrateException(entity.path() + " belongs to nothing in the archive");
          }
        });
  }

  private CrateReport store(CrateArchive archive) {
    FileVault vault = engine.vault();
    Map<UUID, String> uploads = new LinkedHashMap<>();
    try {
      files.forEach((entity, file) -> uploads.put(upload(archive, entity, vault), file.sha256()));
      // The bytes are where they belong before a record says that they are.
      uploads.forEach(vault::keep);
      uploads.clear();
    } finally {
      uploads.keySet().forEach(vault::discard);
    }
    return store();
  }

  private CrateReport store() {
    CrateReport report =
        engine
            .store()
            .write(
                ledger ->
                    new CrateWriter(ledger, actor, engine.clock().instant())
                        .write(
                            capabilities,
                            requests.values().stream().map(CrateImport::released).toList(),
                            results.values(),
                            files.values()));
    long held = requests.values().stream().filter(r -> r.status() == RequestStatus.CLAIMED).count();
    if (held == 0) {
      return report;
    }
    List<String> notes = new ArrayList<>(report.notes());
    notes.add(
        held
            + (held == 1 ? " request was held and waits" : " requests were held and wait")
            + " again");
    return new CrateReport(
        report.requests(),
        report.results(),
        report.files(),
        report.capabilities(),
        report.present(),
        notes);
  }

  private static UUID upload(CrateArchive archive, Entity entity, FileVault vault) {
    UUID upload = UUID.randomUUID();
    boolean whole = false;
    vault.begin(upload);
    try (InputStream bytes = archive.open(entity)) {
      long size = vault.append(upload, 0, entity.size(), bytes);
      whole = size == entity.size() && vault.sha256(upload).equals(entity.sha256());
    } catch (IOException | InvalidException e) {
      throw new CrateException(entity.path() + " cannot be read: " + e.getMessage(), e);
    } finally {
      if (!whole) {
        vault.discard(upload);
      }
    }
    if (!whole) {
      throw new CrateException(
          entity.path() + " is not what the description says: its size or SHA-256 is another");
    }
    return upload;
  }

  /** A request that nobody holds. */
  private static Request released(Request request) {
    if (request.status() != RequestStatus.CLAIMED && request.claim() == null) {
      return request;
    }
    return new Request(
        request.id(),
        request.quantity(),
        request.methods(),
        request.versions(),
        request.parameters(),
        request.status() == RequestStatus.CLAIMED ? RequestStatus.PENDING : request.status(),
        request.priority(),
        request.deadline(),
        request.addressedTo(),
        request.resources(),
        request.attempts(),
        request.maxAttempts(),
        request.account(),
        request.onBehalfOf(),
        null,
        null,
        null,
        request.result(),
        request.created(),
        request.updated(),
        request.revision());
  }
}
