package org.finales.core.crate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.finales.api.broker.Capability;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultQuery;
import org.finales.core.engine.Engine;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.broker.BrokerGraphs;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.finales.core.linkeddata.document.JsonLdWriter;
import org.finales.core.store.Ledger;
import org.finales.core.store.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests and results as an RO-Crate 1.1 archive: a document of linked data for each
 * record, the files, and a description with the size and SHA-256 of everything.
 */
public final class CrateExport {
  private static final int PAGE = 500;

  private final Engine engine;
  private final BrokerGraphs graphs;

  private CrateExport(Engine engine) {
    this.engine = engine;
    this.graphs = new BrokerGraphs(BrokerNames.LOCAL);
  }

  /**
   * Writes an archive of one consistent state. The stream stays open.
   *
   * @throws NotFoundException if something selected is not there
   * @throws CrateException if there is more than an archive can hold
   * @throws IOException if the stream does not take it
   */
  public static void write(
      Engine engine, CrateSelection selection, CrateDescription description, OutputStream out)
      throws IOException {
    write(engine, selection, description, CrateLimits.ofDefaults().entries(), out);
  }

  /**
   * The same with at most so many requests and results.
   *
   * @throws CrateException if there are more, too
   */
  static void write(
      Engine engine,
      CrateSelection selection,
      CrateDescription description,
      int most,
      OutputStream out)
      throws IOException {
    new CrateExport(engine).run(selection, description, most, out);
  }

  private void run(
      CrateSelection selection, CrateDescription description, int most, OutputStream out)
      throws IOException {
    Content content = engine.store().read(ledger -> content(ledger, selection, most));
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    CrateMetadata metadata = new CrateMetadata(description, engine.clock().instant());
    for (Capability capability : content.capabilities) {
      String name =
          "%s-%s-%d"
              .formatted(
                  plain(capability.quantity()), plain(capability.method()), capability.version());
      record(zip, metadata, "capability", unique(metadata, name), graphs.of(capability));
    }
    for (Request request : content.requests.values()) {
      record(zip, metadata, "request", request.id().toString(), graphs.of(request));
    }
    for (Result result : content.results.values()) {
      record(zip, metadata, "result", result.id().toString(), graphs.of(result));
    }
    for (FileInfo file : content.files) {
      file(zip, metadata, file);
    }
    put(zip, CrateTerms.METADATA, engine.clock().instant(), metadata.write());
    zip.finish();
  }

  private static Content content(Ledger ledger, CrateSelection selection, int most) {
    Content content = new Content(most);
    if (selection.everything()) {
      all(after -> ledger.requests().list(RequestQuery.all(), after, PAGE), content::addRequest);
      all(after -> ledger.results().list(ResultQuery.all(), after, PAGE), content::addResult);
    }
    for (UUID id : selection.results()) {
      Result result =
          ledger.results().find(id).orElseThrow(() -> new NotFoundException("no result " + id));
      content.addResult(result);
      content.request(ledger, result.request());
    }
    selection.requests().forEach(id -> content.request(ledger, id));
    for (Request request : List.copyOf(content.requests.values())) {
      UUID answer = request.result();
      if (answer != null && !content.results.containsKey(answer)) {
        ledger.results().find(answer).ifPresent(content::addResult);
      }
    }
    content.capabilities(ledger);
    content.requests.keySet().forEach(id -> content.files(ledger, "request", id));
    content.results.keySet().forEach(id -> content.files(ledger, "result", id));
    return content;
  }

  private static <T> void all(
      java.util.function.LongFunction<List<Numbered<T>>> reader,
      java.util.function.Consumer<T> consumer) {
    long after = 0;
    List<Numbered<T>> page;
    do {
      page = reader.apply(after);
      for (Numbered<T> entry : page) {
        consumer.accept(entry.value());
        after = entry.sequence();
      }
    } while (!page.isEmpty());
  }

  private void record(
      ZipOutputStream zip, CrateMetadata metadata, String kind, String name, Graph graph)
      throws IOException {
    String path = kind + "/" + name + ".jsonld";
    byte[] document =
        JsonLdWriter.ofDefaults().indented().write(graph).getBytes(StandardCharsets.UTF_8);
    metadata.record(path, kind, graph, document);
    put(zip, path, engine.clock().instant(), document);
  }

  private void file(ZipOutputStream zip, CrateMetadata metadata, FileInfo file) throws IOException {
    String path = "files/" + file.id() + "/" + plain(file.name());
    metadata.file(path, file, graphs.names());
    zip.putNextEntry(entry(path, file.created()));
    try (InputStream bytes = engine.vault().open(file.sha256(), 0)) {
      bytes.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String path, Instant time, byte[] bytes)
      throws IOException {
    zip.putNextEntry(entry(path, time));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static ZipEntry entry(String path, Instant time) {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(time.toEpochMilli());
    return entry;
  }

  private static String unique(CrateMetadata metadata, String name) {
    String free = name;
    for (int i = 2; metadata.has("capability/" + free + ".jsonld"); i++) {
      free = name + "~" + i;
    }
    return free;
  }

  /** A name that every file system takes; the true one is in the description. */
  private static String plain(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
    return safe.isEmpty() ? "_" : safe.substring(0, Math.min(safe.length(), 100));
  }

  private static final class Content {
    private final Map<UUID, Request> requests = new LinkedHashMap<>();
    private final Map<UUID, Result> results = new LinkedHashMap<>();
    private final Collection<Capability> capabilities = new ArrayList<>();
    private final List<FileInfo> files = new ArrayList<>();
    private final int most;

    Content(int most) {
      this.most = most;
    }

    void addRequest(Request request) {
      requests.put(request.id(), request);
      requireFew();
    }

    void addResult(Result result) {
      results.put(result.id(), result);
      requireFew();
    }

    private void requireFew() {
      if (requests.size() + results.size() > most) {
        throw RecordExport.tooMany(most);
      }
    }

    void request(Ledger ledger, UUID id) {
      if (!requests.containsKey(id)) {
        addRequest(
            ledger
                .requests()
                .find(id)
                .orElseThrow(() -> new NotFoundException("no request " + id)));
      }
    }

    void capabilities(Ledger ledger) {
      Set<List<@Nullable Object>> wanted = new LinkedHashSet<>();
      for (Request request : requests.values()) {
        request
            .versions()
            .forEach((method, version) -> wanted.add(List.of(request.quantity(), method, version)));
      }
      for (Result result : results.values()) {
        wanted.add(List.of(result.quantity(), result.method(), result.version()));
      }
      for (Capability capability : ledger.capabilities().all()) {
        if (wanted.contains(
            List.of(capability.quantity(), capability.method(), capability.version()))) {
          capabilities.add(capability);
        }
      }
    }

    void files(Ledger ledger, String subject, UUID owner) {
      files.addAll(ledger.files().of(subject, owner));
    }
  }
}
