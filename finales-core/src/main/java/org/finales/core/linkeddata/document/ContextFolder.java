package org.finales.core.linkeddata.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.databind.JsonNode;

/** Reads the published contexts from a laboratory's folder. */
final class ContextFolder {
  private static final int MAX_BYTES = 16 << 20;
  private static final Map<String, List<String>> FILES =
      Map.of(
          "domain-battery.context.json",
          List.of(
              ContextUrls.BATTERY,
              "raw.githubusercontent.com/emmo-repo/domain-battery/master/context",
              "emmo-repo.github.io/domain-battery/context"),
          "domain-electrochemistry.context.json",
          List.of(ContextUrls.ELECTROCHEMISTRY),
          "records.context.v1.json",
          List.of(ContextUrls.RECORDS),
          "battery-data-format.context.json",
          List.of(ContextUrls.COLUMNS));

  private ContextFolder() {}

  /** Returns the contexts by their normal addresses. */
  static Map<String, JsonNode> read(Path folder) {
    Map<String, JsonNode> found = new HashMap<>();
    FILES.forEach(
        (name, urls) -> {
          Path file = folder.resolve(name);
          if (Files.isRegularFile(file)) {
            JsonNode document = read(file, name);
            urls.forEach(url -> found.put(url, document));
          }
        });
    if (found.isEmpty()) {
      throw new LinkedDataException(
          "The folder of contexts holds none of the files "
              + String.join(", ", FILES.keySet().stream().sorted().toList()));
    }
    // what domain-battery says about electrochemistry is what domain-electrochemistry says
    JsonNode battery = found.get(ContextUrls.BATTERY);
    if (battery != null) {
      found.putIfAbsent(ContextUrls.ELECTROCHEMISTRY, battery);
    }
    return found;
  }

  private static JsonNode read(Path file, String name) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new LinkedDataException(
            "The context %s is larger than %d MiB".formatted(name, MAX_BYTES >> 20));
      }
      JsonNode document = LenientJson.read(Files.readAllBytes(file), ReadingLimits.ofDefaults());
      if (!document.has("@context")) {
        throw new LinkedDataException("The file %s has no @context".formatted(name));
      }
      return document;
    } catch (IOException e) {
      throw new LinkedDataException("The context %s cannot be read".formatted(name), e);
    }
  }
}
