package org.finales.core.crate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.finales.api.broker.FileInfo;
import org.finales.api.json.FinalesJson;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.broker.BrokerNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of an archive under construction. Not thread-safe. */
final class CrateMetadata {
  private final ObjectNode whole = FinalesJson.mapper().createObjectNode();
  private final ArrayNode graph;
  private final ArrayNode parts;
  private final Set<String> paths = new HashSet<>();

  CrateMetadata(CrateDescription description, Instant time) {
    ArrayNode context = whole.putArray("@context");
    context.add(CrateTerms.CONTEXT);
    context
        .addObject()
        .put("sha256", CrateTerms.SHA256)
        .put("kind", CrateTerms.KIND)
        .put("record", CrateTerms.RECORD);
    graph = whole.putArray("@graph");
    ObjectNode self = graph.addObject();
    self.put("@id", CrateTerms.METADATA).put("@type", "CreativeWork");
    self.putObject("conformsTo").put("@id", CrateTerms.PROFILE);
    self.putObject("about").put("@id", "./");
    ObjectNode root = graph.addObject();
    root.put("@id", "./").put("@type", "Dataset");
    root.put("name", description.name()).put("description", description.text());
    root.put("datePublished", time.toString());
    if (description.license() != null) {
      root.putObject("license").put("@id", description.license().toString());
    }
    parts = root.putArray("hasPart");
  }

  boolean has(String path) {
    return paths.contains(path);
  }

  void record(String path, String kind, Graph record, byte[] document) {
    Node.Iri name = record.name();
    ObjectNode entity = entity(path);
    entity.put("name", kind + " " + path.replaceAll("^.*/|\\.jsonld$", ""));
    entity.put("encodingFormat", CrateTerms.JSON_LD);
    entity.put("contentSize", Long.toString(document.length));
    entity.put("sha256", sha256(document));
    entity.put("kind", kind);
    if (name != null) {
      entity.putObject("about").put("@id", name.value());
    }
  }

  void file(String path, FileInfo file, BrokerNames names) {
    ObjectNode entity = entity(path);
    entity.put("name", file.name());
    entity.put("encodingFormat", file.mediaType());
    entity.put("contentSize", Long.toString(file.size()));
    entity.put("sha256", file.sha256());
    entity.put("kind", "file");
    entity.put("dateCreated", file.created().toString());
    entity
        .putObject("about")
        .put(
            "@id",
            (file.subject().equals("request")
                    ? names.request(file.owner())
                    : names.result(file.owner()))
                .value());
    entity.put("record", FinalesJson.write(file));
  }

  /** A file of any kind. */
  void part(
      String path,
      String name,
      String mediaType,
      @Nullable String about,
      long size,
      String sha256) {
    ObjectNode entity = entity(path);
    entity.put("name", name);
    entity.put("encodingFormat", mediaType);
    entity.put("contentSize", Long.toString(size));
    entity.put("sha256", sha256);
    if (about != null) {
      entity.putObject("about").put("@id", about);
    }
  }

  byte[] write() {
    return FinalesJson.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(whole)
        .getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode entity(String path) {
    paths.add(path);
    parts.addObject().put("@id", path);
    ObjectNode entity = graph.addObject();
    return entity.put("@id", path).put("@type", "File");
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }
}
