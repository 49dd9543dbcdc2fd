package org.finales.core.linkeddata.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Step;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statements;

/** Writes annotated records as statements and reads them back. Thread-safe. */
public final class LinkedRecords {
  private LinkedRecords() {}

  /**
   * Writes a record as a graph of the record's own IRI, or the default graph if it has none.
   *
   * @throws LinkedDataException if a value has no form as linked data
   */
  public static Graph write(Record record) {
    Statements out = new Statements();
    Node subject = write(record, out);
    return out.graph(subject instanceof Node.Iri name ? name : null);
  }

  /**
   * Writes a record among other statements and returns the thing that it describes.
   *
   * @throws LinkedDataException if a value has no form as linked data
   */
  public static Node write(Record record, Statements out) {
    return RecordMapping.of(record.getClass()).write(record, out);
  }

  /**
   * Reads what a graph says about a thing as a record.
   *
   * @param type an annotated record, or an interface whose permitted subclasses are such
   * @throws LinkedDataException if the statements do not make such a record, with path and reason
   */
  public static <T> Reading<T> read(Graph graph, Node subject, Class<T> type) {
    return read(StatementIndex.of(graph), subject, type);
  }

  /**
   * Reads one of many things that a graph tells of.
   *
   * @param type an annotated record, or an interface whose permitted subclasses are such
   * @throws LinkedDataException if the statements do not make such a record, with path and reason
   */
  public static <T> Reading<T> read(StatementIndex graph, Node subject, Class<T> type) {
    StatementReader reader = new StatementReader(graph);
    T record = type.cast(NodeTypes.of(type).read(reader, subject, type.getSimpleName()));
    return new Reading<>(record, reader.leftOver(subject), reader.remarks());
  }

  /**
   * Finds the record that a thing of some classes fits best.
   *
   * @param types the thing's classes
   * @param candidates annotated records
   * @return nothing if none of the classes is known to any of them
   */
  public static <T> Optional<Class<? extends T>> recognise(
      Set<Node> types, Collection<? extends Class<? extends T>> candidates) {
    Class<? extends T> best = null;
    int most = 0;
    for (Class<? extends T> candidate : candidates) {
      int likeness = RecordMapping.of(candidate).likeness(types);
      if (likeness > most) {
        most = likeness;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Reads a protocol that is told by its steps alone: the first, in which or after which the others
   * follow, as aurora-unicycler writes it.
   *
   * @return nothing if the thing is no step, or no protocol comes of it
   */
  public static Optional<Reading<Protocol>> readSteps(StatementIndex graph, Node first) {
    return graph.says(first, WorkflowSlot.NEXT) ? readWorkflow(graph, first) : Optional.empty();
  }

  /**
   * Reads a protocol that is told by a workflow that is not called a plan, as the ontologies'
   * documentation writes it.
   *
   * @return nothing if the thing is no workflow with tasks, or no protocol comes of it
   */
  public static Optional<Reading<Protocol>> readTasks(StatementIndex graph, Node workflow) {
    return graph.says(workflow, WorkflowSlot.TASK)
        ? readWorkflow(graph, workflow)
        : Optional.empty();
  }

  /**
   * Reads a protocol that is told by its steps alone, where one is expected: its first step, even
   * if no other follows.
   *
   * @return nothing if the thing is no step, or no protocol comes of it
   */
  public static Optional<Reading<Protocol>> readWorkflow(StatementIndex graph, Node first) {
    StatementReader reader = new StatementReader(graph);
    try {
      List<Step> steps = new WorkflowReader(reader, "Protocol.steps").chain(first);
      Protocol protocol = Protocol.builder().steps(steps).build();
      return Optional.of(new Reading<>(protocol, reader.leftOver(first), reader.remarks()));
    } catch (LinkedDataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
