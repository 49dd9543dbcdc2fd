package org.finales.core.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.protocol.biologic.BiologicMps;
import org.finales.core.protocol.internal.XmlEncoding;
import org.finales.core.protocol.tomato.TomatoJson;
import org.finales.core.protocol.unicycler.Unicycler;
import tools.jackson.databind.JsonNode;

/** Finds the format of a document by its content. */
final class Detection {
  /** As much of a document as is looked at where it cannot be read. */
  private static final int BEGINNING = 100_000;

  private Detection() {}

  static Optional<ProtocolFormat> of(byte[] document) {
    if (document.length > ProtocolFormat.MAX_BYTES) {
      return Optional.empty();
    }
    String text =
        new String(document, 0, Math.min(document.length, BEGINNING), StandardCharsets.ISO_8859_1);
    String start =
        (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).stripLeading();
    if (XmlEncoding.isWide(document)) {
      return Optional.of(ProtocolFormat.NEWARE_XML);
    } else if (BiologicMps.begins(start)) {
      return Optional.of(ProtocolFormat.BIOLOGIC_MPS);
    } else if (start.startsWith("<")) {
      return Optional.of(ProtocolFormat.NEWARE_XML);
    } else if (start.startsWith("[") || start.startsWith("{")) {
      return Optional.of(json(document, start));
    }
    // anything else that is text could be a profile; its reader says where it is none
    return start.isEmpty() || start.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(ProtocolFormat.PROFILE);
  }

  private static ProtocolFormat json(byte[] document, String start) {
    JsonNode json;
    try {
      json = FinalesJson.read(document);
    } catch (JsonException e) {
      return guess(start); // its reader says what is wrong
    }
    if (json.isArray()) {
      return json.isEmpty() || json.get(0).isString()
          ? ProtocolFormat.PYBAMM
          : ProtocolFormat.BATTINFO;
    } else if (json.has("@context") || json.has("@graph")) {
      return ProtocolFormat.BATTINFO;
    } else if (TomatoJson.is(json)) {
      return ProtocolFormat.TOMATO;
    }
    return json.has("steps") && !Unicycler.is(json)
        ? ProtocolFormat.FINALES
        : ProtocolFormat.UNICYCLER;
  }

  private static ProtocolFormat guess(String start) {
    if (start.contains("\"@context\"")) {
      return ProtocolFormat.BATTINFO;
    } else if (start.startsWith("[")) {
      return ProtocolFormat.PYBAMM;
    } else if (start.contains("\"tomato\"")) {
      return ProtocolFormat.TOMATO;
    }
    return start.contains("\"steps\"") ? ProtocolFormat.FINALES : ProtocolFormat.UNICYCLER;
  }
}
