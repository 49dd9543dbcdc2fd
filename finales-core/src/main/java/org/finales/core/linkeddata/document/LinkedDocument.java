package org.finales.core.linkeddata.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finales.api.entity.Entities;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.finales.core.linkeddata.mapping.Reading;
import org.finales.core.linkeddata.mapping.StatementIndex;
import tools.jackson.databind.JsonNode;

/**
 * A document of linked data: everything it says, the defects that were found, the records of the
 * api that are in it, and what is not understood. Immutable.
 */
public final class LinkedDocument {
  private final List<Graph> graphs;
  private final List<Repair> repairs;
  private final boolean repaired;
  private final List<String> unread;

  private LinkedDocument(
      List<Graph> graphs, List<Repair> repairs, boolean repaired, List<String> unread) {
    this.graphs = List.copyOf(graphs);
    this.repairs = List.copyOf(repairs);
    this.repaired = repaired;
    this.unread = List.copyOf(unread);
  }

  /**
   * Reads JSON-LD, one of BattINFO's flat records, the plain JSON of things, or N-Quads if the text
   * does not begin as JSON does.
   *
   * @param utf8 the document in UTF-8
   * @param reader how to read JSON-LD
   * @param repair whether to repair the defects that are found; they are reported either way
   * @throws LinkedDataException if it cannot be read, with the reason and what to do
   */
  public static LinkedDocument read(byte[] utf8, JsonLdReader reader, boolean repair) {
    return SourceDocument.parse(utf8, reader.limits()).read(reader, repair);
  }

  /** Makes a document of what was read, with the defects in it. */
  static LinkedDocument repaired(List<Graph> read, List<Repair> before, boolean repair) {
    return repaired(read, before, repair, List.of());
  }

  private static LinkedDocument repaired(
      List<Graph> read, List<Repair> before, boolean repair, List<String> unread) {
    List<Repair> found = new ArrayList<>(before);
    List<Graph> repaired = new ArrayList<>();
    for (Graph graph : read) {
      repaired.add(Repairs.repair(graph, found));
    }
    return new LinkedDocument(repair ? repaired : read, found, repair, unread);
  }

  /** Reads JSON that was parsed already: JSON-LD or one of BattINFO's flat records. */
  static LinkedDocument json(JsonNode document, JsonLdReader reader, boolean repair) {
    List<Repair> found = new ArrayList<>();
    if (repair) {
      Repairs.repair(document, found);
    } else {
      BareNumbers.refuse(document);
      Repairs.repair(document.deepCopy(), found);
    }
    List<String> unread = new ArrayList<>();
    List<Graph> graphs =
        FlatRecords.is(document) ? FlatRecords.read(document, unread) : reader.graphs(document);
    return repaired(graphs, found, repair, unread);
  }

  /** Makes a document of graphs. */
  public static LinkedDocument of(List<Graph> graphs) {
    return new LinkedDocument(graphs, List.of(), false, List.of());
  }

  /** Returns everything that the document says. */
  public List<Graph> graphs() {
    return graphs;
  }

  /** Returns the defects that were found. */
  public List<Repair> repairs() {
    return repairs;
  }

  /** Tells whether the defects were repaired. */
  public boolean isRepaired() {
    return repaired;
  }

  /** Returns the statements with terms that no context explains, or with IRIs that are none. */
  public List<Statement> unknown() {
    return statements().stream()
        .filter(s -> isUnknown(s.subject()) || isUnknown(s.predicate()) || isUnknown(s.object()))
        .toList();
  }

  private static boolean isUnknown(Node node) {
    return node instanceof Node.Iri iri && iri.value().startsWith(JsonLdReader.UNKNOWN);
  }

  /**
   * Returns the records of the api that the document holds: things with an IRI, and things that no
   * other refers to.
   */
  public List<FoundEntity> entities() {
    return entities(new ArrayList<>());
  }

  /** Returns which things look like records of the api and cannot be read as such, and why. */
  public List<String> unreadable() {
    List<String> reasons = new ArrayList<>(unread);
    entities(reasons);
    return reasons;
  }

  private List<FoundEntity> entities(List<String> unreadable) {
    Statements all = new Statements();
    statements().forEach(s -> all.add(s.subject(), s.predicate(), s.object()));
    Graph whole = all.graph(null);
    Map<Node, Set<Node>> types = new LinkedHashMap<>();
    Set<Node> referred = new HashSet<>();
    for (Statement statement : whole.statements()) {
      Set<Node> known = types.computeIfAbsent(statement.subject(), s -> new LinkedHashSet<>());
      if (statement.predicate().equals(Standard.TYPE)) {
        known.add(statement.object());
      } else {
        referred.add(statement.object());
      }
    }
    StatementIndex index = StatementIndex.of(whole);
    List<FoundEntity> found = new ArrayList<>();
    types.forEach(
        (subject, classes) -> {
          if (subject instanceof Node.Iri || !referred.contains(subject)) {
            entity(index, subject, classes, unreadable).ifPresent(found::add);
          }
        });
    return found;
  }

  private static Optional<FoundEntity> entity(
      StatementIndex whole, Node subject, Set<Node> classes, List<String> unreadable) {
    Optional<Class<? extends Record>> type =
        LinkedRecords.recognise(classes, Entities.all().values());
    Optional<FoundEntity> steps =
        LinkedRecords.readSteps(whole, subject)
            .or(() -> type.isEmpty() ? LinkedRecords.readTasks(whole, subject) : Optional.empty())
            .map(
                reading ->
                    new FoundEntity(
                        subject, reading.record(), reading.notUnderstood(), reading.remarks()));
    if (type.isEmpty() || (steps.isPresent() && !(subject instanceof Node.Iri))) {
      return steps.filter(found -> !(subject instanceof Node.Iri));
    }
    try {
      Reading<? extends Record> reading = LinkedRecords.read(whole, subject, type.get());
      return Optional.of(
          new FoundEntity(subject, reading.record(), reading.notUnderstood(), reading.remarks()));
    } catch (LinkedDataException e) {
      unreadable.add(
          "%s: %s"
              .formatted(
                  subject instanceof Node.Iri iri ? iri.value() : "a thing without an IRI",
                  e.getMessage()));
      return Optional.empty();
    }
  }

  private List<Statement> statements() {
    return graphs.stream().flatMap(graph -> graph.statements().stream()).toList();
  }
}
