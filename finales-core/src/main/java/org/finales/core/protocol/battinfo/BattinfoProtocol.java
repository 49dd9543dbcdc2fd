package org.finales.core.protocol.battinfo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.api.cycling.Protocol;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.document.FoundEntity;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.finales.core.linkeddata.mapping.Reading;
import org.finales.core.linkeddata.mapping.StatementIndex;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;

/** Protocols as BattINFO JSON-LD. Thread-safe. */
public final class BattinfoProtocol {
  private static final int MOST_WARNINGS = 50;

  private BattinfoProtocol() {}

  /**
   * Reads the one protocol of a document, in whichever way its steps are written. Known defects of
   * documents are repaired, with a warning for each.
   *
   * @throws ProtocolFormatException if it is no JSON-LD, or holds no protocol or several
   */
  public static Converted<Protocol> read(byte[] utf8) {
    LinkedDocument document;
    try {
      document = LinkedDocument.read(utf8, JsonLdReader.ofDefaults(), true);
    } catch (LinkedDataException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
    List<FoundEntity> found =
        document.entities().stream().filter(entity -> entity.record() instanceof Protocol).toList();
    Optional<Reading<Protocol>> alone =
        found.isEmpty() ? alone(document.graphs()) : Optional.empty();
    if (alone.isPresent()) {
      return converted(
          document, alone.get().record(), alone.get().remarks(), alone.get().notUnderstood());
    }
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
    return converted(
        document, (Protocol) entity.record(), entity.remarks(), entity.notUnderstood());
  }

  private static Converted<Protocol> converted(
      LinkedDocument document,
      Protocol protocol,
      List<String> remarks,
      List<Statement> notUnderstood) {
    List<String> warnings = new ArrayList<>(remarks);
    document.repairs().stream()
        .limit(MOST_WARNINGS)
        .forEach(repair -> warnings.add("repaired: " + repair));
    document.unknown().stream()
        .limit(MOST_WARNINGS)
        .forEach(statement -> warnings.add("no context explains " + statement.predicate()));
    if (!notUnderstood.isEmpty()) {
      warnings.add(
          "%d statements about the protocol are not understood and are left out"
              .formatted(notUnderstood.size()));
    }
    return new Converted<>(protocol, warnings);
  }

  /** A document whose one step or loop is all that it tells. */
  private static Optional<Reading<Protocol>> alone(List<Graph> graphs) {
    if (graphs.size() != 1) {
      return Optional.empty();
    }
    Graph graph = graphs.get(0);
    Set<Node> roots = new LinkedHashSet<>();
    graph.statements().forEach(statement -> roots.add(statement.subject()));
    graph.statements().forEach(statement -> roots.remove(statement.object()));
    return roots.size() == 1
        ? LinkedRecords.readWorkflow(StatementIndex.of(graph), roots.iterator().next())
        : Optional.empty();
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
