package org.finales.core.crate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An archive that is read: nothing of it is written to a path that it names, and every size and
 * checksum is held to its description. One thread.
 */
final class CrateArchive implements AutoCloseable {
  private final ZipFile zip;
  private final CrateLimits limits;
  private final List<Entity> entities = new ArrayList<>();
  private long total;

  private CrateArchive(ZipFile zip, CrateLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  /**
   * Opens an archive and reads its description.
   *
   * @throws CrateException if it is no RO-Crate of ours or breaks a limit
   */
  static CrateArchive open(Path file, CrateLimits limits) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new CrateException(file + " is not a zip archive: " + e.getMessage(), e);
    }
    CrateArchive archive = new CrateArchive(zip, limits);
    try {
      archive.describe();
      return archive;
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  List<Entity> entities() {
    return entities;
  }

  /** The bytes of an entity that is a record, checked. */
  byte[] read(Entity entity) {
    if (entity.size > limits.record()) {
      throw new CrateException(entity.path + " is larger than " + limits.record() + " bytes");
    }
    byte[] bytes = bytes(entity.path, (int) entity.size);
    String found = HexFormat.of().formatHex(CrateMetadata.digest().digest(bytes));
    if (bytes.length != entity.size || !found.equals(entity.sha256)) {
      throw new CrateException(
          entity.path + " is not what the description says: its size or SHA-256 is another");
    }
    return bytes;
  }

  /** The bytes of an entity that is a file; who reads checks them. */
  InputStream open(Entity entity) {
    if (entity.size > limits.file()) {
      throw new CrateException(entity.path + " is larger than " + limits.file() + " bytes");
    }
    total += entity.size;
    if (total > limits.total()) {
      throw new CrateException("the archive holds more than " + limits.total() + " bytes");
    }
    try {
      return zip.getInputStream(entry(entity.path));
    } catch (IOException e) {
      throw new CrateException(entity.path + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new CrateException("the archive cannot be closed: " + e.getMessage(), e);
    }
  }

  private void describe() {
    if (zip.size() > limits.entries()) {
      throw new CrateException("the archive has more than " + limits.entries() + " entries");
    }
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      requireInside(entries.nextElement().getName());
    }
    JsonNode whole;
    try {
      whole = FinalesJson.read(bytes(CrateTerms.METADATA, limits.metadata()));
    } catch (JsonException e) {
      throw new CrateException(CrateTerms.METADATA + ": " + e.getMessage(), e);
    }
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    for (JsonNode node : whole.path("@graph")) {
      String id = node.path("@id").asString("");
      if (byId.put(id, node) != null) {
        throw new CrateException(CrateTerms.METADATA + " describes " + id + " twice");
      }
    }
    JsonNode self = byId.get(CrateTerms.METADATA);
    String profile = self == null ? "" : self.path("conformsTo").path("@id").asString("");
    if (!profile.startsWith("https://w3id.org/ro/crate/1.")) {
      throw new CrateException("the archive is not an RO-Crate of version 1");
    }
    byId.forEach(
        (id, node) -> {
          String kind = node.path("kind").asString("");
          if (!kind.isEmpty()) {
            entities.add(entity(id, kind, node));
          }
        });
  }

  private Entity entity(String path, String kind, JsonNode node) {
    requireInside(path);
    String sha256 = node.path("sha256").asString("");
    String size = node.path("contentSize").asString("");
    if (!sha256.matches("[0-9a-f]{64}") || !size.matches("[0-9]{1,18}")) {
      throw new CrateException(path + " is described without its size or SHA-256");
    }
    entry(path);
    JsonNode record = node.get("record");
    return new Entity(
        path, kind, Long.parseLong(size), sha256, record == null ? null : record.asString(""));
  }

  private ZipEntry entry(String path) {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null || entry.isDirectory()) {
      throw new CrateException("the archive has no " + path);
    }
    return entry;
  }

  private byte[] bytes(String path, int most) {
    try (InputStream in = zip.getInputStream(entry(path))) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new CrateException(path + " has more than " + most + " bytes");
      }
      total += bytes.length;
      return bytes;
    } catch (IOException e) {
      throw new CrateException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireInside(String path) {
    boolean outside =
        path.isEmpty()
            || path.startsWith("/")
            || path.contains("\\")
            || path.contains(":")
            || path.indexOf('\0') >= 0
            || List.of(path.split("/")).contains("..");
    if (outside) {
      throw new CrateException("the archive names a path outside of itself: " + path);
    }
  }

  /**
   * Something that the description names.
   *
   * @param kind capability, request, result or file
   * @param size in bytes
   * @param record the description of a file as JSON; {@code null} where the bytes are the record
   */
  record Entity(String path, String kind, long size, String sha256, @Nullable String record) {}
}
