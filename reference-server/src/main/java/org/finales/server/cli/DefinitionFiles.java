package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.TenantDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files that describe capabilities and tenants: finales' own, as on {@code /api/v1}, and those that
 * FINALES 2's command line takes.
 */
final class DefinitionFiles {
  private static final long MAX_SIZE = 16L << 20;

  private DefinitionFiles() {}

  /**
   * The capabilities in a file: one, or a list of them. A capability of FINALES 2 that is marked as
   * inactive is left out with a warning.
   *
   * @throws RefusedException if the file cannot be read or holds something else; names the place
   */
  static List<CapabilityDraft> capabilities(Path file, Terminal terminal) {
    JsonNode content = read(file);
    List<CapabilityDraft> drafts = new ArrayList<>();
    for (JsonNode item : content.isArray() ? content : List.of(content)) {
      CapabilityDraft draft = capability(file, item, terminal);
      if (draft != null) {
        drafts.add(draft);
      }
    }
    return drafts;
  }

  private static @Nullable CapabilityDraft capability(Path file, JsonNode item, Terminal terminal) {
    if (!item.has("json_schema_specifications")) {
      return fit(file, item, CapabilityDraft.class);
    }
    warnOfUnknown(
        file,
        item,
        Set.of(
            "quantity",
            "method",
            "json_schema_specifications",
            "json_schema_result_output",
            "is_active"),
        terminal);
    if (item.has("is_active") && !item.path("is_active").asBoolean(true)) {
      terminal.warn(file + " describes an inactive capability, which is left out");
      return null;
    }
    ObjectNode draft = FinalesJson.mapper().createObjectNode();
    draft.set("quantity", item.path("quantity"));
    draft.set("method", item.path("method"));
    draft.set("parametersSchema", item.path("json_schema_specifications"));
    draft.set("resultSchema", item.path("json_schema_result_output"));
    return fit(file, draft, CapabilityDraft.class);
  }

  /**
   * The tenant in a file.
   *
   * @throws RefusedException if the file cannot be read or holds something else; names the place
   */
  static TenantDraft tenant(Path file, Terminal terminal) {
    JsonNode content = read(file);
    if (!content.has("limitations") && !content.has("contact_person")) {
      return fit(file, content, TenantDraft.class);
    }
    warnOfUnknown(file, content, Set.of("name", "limitations", "contact_person"), terminal);
    ObjectNode draft = FinalesJson.mapper().createObjectNode();
    draft.set("name", content.path("name"));
    draft.set("contact", content.path("contact_person"));
    draft.set("offers", content.path("limitations"));
    return fit(file, draft, TenantDraft.class);
  }

  /** A record of a file. */
  static <T> T record(Path file, Class<T> type) {
    return fit(file, read(file), type);
  }

  private static JsonNode read(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new RefusedException(file + " is larger than " + (MAX_SIZE >> 20) + " MiB");
      }
      JsonNode content = FinalesJson.read(Files.readAllBytes(file));
      if (!content.isContainer()) {
        throw new RefusedException(file + " holds no JSON object");
      }
      return content;
    } catch (JsonException e) {
      throw new RefusedException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T fit(Path file, JsonNode tree, Class<T> type) {
    try {
      return FinalesJson.convert(tree, type);
    } catch (JsonException e) {
      throw new RefusedException(file + ": " + e.getMessage(), e);
    }
  }

  private static void warnOfUnknown(
      Path file, JsonNode item, Set<String> known, Terminal terminal) {
    for (String name : item.propertyNames()) {
      if (!known.contains(name)) {
        terminal.warn(file + ": " + name + " means nothing here");
      }
    }
  }
}
