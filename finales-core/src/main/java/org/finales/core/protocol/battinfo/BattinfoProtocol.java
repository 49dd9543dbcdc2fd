package org.finales.core.protocol.battinfo;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.document.FoundEntity;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;

/** Protocols as BattINFO JSON-LD. Thread-safe. */
public final class BattinfoProtocol {
  private static final int MOST_WARNINGS = 50;

  private BattinfoProtocol() {}

  /**
   * Reads the one protocol of a document, in whichever way its steps are written.
   *
   * @throws ProtocolFormatException if it is no JSON-LD, or holds no protocol or several
   */
  public static Converted<Protocol> read(byte[] utf8) {
    LinkedDocument document;
    try {
      document = LinkedDocument.read(utf8, JsonLdReader.ofDefaults(), false);
    } catch (LinkedDataException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
    List<FoundEntity> found =
        document.entities().stream().filter(entity -> entity.record() instanceof Protocol).toList();
    if (found.size() != 1) {
      List<String> reasons = document.unreadable();
      throw new ProtocolFormatException(
          "",
          found.isEmpty()
              ? "the document holds no protocol"
                  + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))
              : "the document holds %d protocols; take them apart".formatted(found.size()));
    }
    FoundEntity entity = found.get(0);
    List<String> warnings = new ArrayList<>(entity.remarks());
    document.unknown().stream()
        .limit(MOST_WARNINGS)
        .forEach(statement -> warnings.add("no context explains " + statement.predicate()));
    if (!entity.notUnderstood().isEmpty()) {
      warnings.add(
          "%d statements about the protocol are not understood and are left out"
              .formatted(entity.notUnderstood().size()));
    }
    return new Converted<>((Protocol) entity.record(), warnings);
  }

  /**
   * Writes a document as aurora-unicycler does: the first step with the others nested in it.
   *
   * @throws ProtocolFormatException if a step cannot be said, with its number
   */
  public static Converted<String> write(Protocol protocol, ExportOptions options) {
    return new WorkflowWriter().write(protocol, options);
  }
}
