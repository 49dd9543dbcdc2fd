package org.finales.core.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.QueryEvaluationException;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.sail.SailConnection;
import org.eclipse.rdf4j.sail.SailException;
import org.eclipse.rdf4j.sail.SailLockedException;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.finales.core.graph.QueryException.Reason;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph within the process: statements in memory, a named graph for each record, and SPARQL 1.1
 * queries over the union of all of them. Needs RDF4J on the class path.
 *
 * <p>Thread-safe; a query sees each named graph as it was before or after a change, never between.
 */
public final class EmbeddedGraph implements GraphTarget {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedGraph.class);

  /** How long changes may wait until they are written to the folder. */
  private static final Duration SYNC = Duration.ofMinutes(2);

  private static final int MAX_QUERIES = 2;

  private final MemoryStore sail;
  private final String place;
  private final SharedStatements shared = new SharedStatements();
  private final Semaphore turns = new Semaphore(MAX_QUERIES, true);

  private EmbeddedGraph(MemoryStore sail, String place) {
    this.sail = sail;
    this.place = place;
    sail.setEvaluationStrategyFactory(new BoundedEvaluation.Factory(shared));
    sail.setFederatedServiceResolver(BoundedEvaluation.Factory.services());
    sail.init();
    noteAll();
  }

  /** What a folder held when it was opened. */
  private void noteAll() {
    try (SailConnection connection = sail.getConnection();
        CloseableIteration<? extends org.eclipse.rdf4j.model.Statement> found =
            connection.getStatements(null, null, null, false)) {
      while (found.hasNext()) {
        org.eclipse.rdf4j.model.Statement said = found.next();
        shared.note(said.getSubject(), said.getPredicate(), said.getObject());
      }
    }
  }

  /** A graph that forgets everything when it is closed. */
  public static EmbeddedGraph inMemory() {
    return new EmbeddedGraph(new MemoryStore(), "in memory");
  }

  /**
   * A graph that is kept in a folder too, made if it is not there: written some minutes after a
   * change and on closing, read when it is opened. One that cannot be read is begun anew, for a
   * feed fills it again.
   *
   * @throws GraphException if the folder cannot be used
   */
  public static EmbeddedGraph open(Path folder) {
    try {
      Files.createDirectories(folder);
      try {
        return kept(folder);
      } catch (SailException e) {
        if (e.getCause() instanceof SailLockedException) {
          throw e;
        }
        log.warn("the graph in {} cannot be read and is begun anew: {}", folder, e.toString());
        clear(folder);
        return kept(folder);
      }
    } catch (IOException | SailException e) {
      throw new GraphException("the graph cannot be kept in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Deletes what the store left, the lock of the failed attempt among it. */
  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }

  private static EmbeddedGraph kept(Path folder) {
    MemoryStore sail = new MemoryStore(folder.toFile());
    sail.setSyncDelay(SYNC.toMillis());
    return new EmbeddedGraph(sail, "in " + folder);
  }

  /**
   * Answers a query of SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE. The default graph is the
   * union of all.
   *
   * @throws QueryException if it is no such query or goes beyond its limits
   */
  public Answer query(String text, QueryLimits limits) {
    ParsedQuery query = QueryReader.read(text, limits);
    QueryBudget budget = new QueryBudget(limits);
    if (!turn(limits.time())) {
      throw new QueryException(
          Reason.BUSY, "other queries are being answered; try again in a moment");
    }
    BoundedEvaluation.Factory.use(budget);
    try (SailConnection connection = sail.getConnection()) {
      return new AnswerReader(connection, limits, budget).answer(query);
    } catch (StackOverflowError e) {
      throw QueryReader.tooComplex();
    } catch (QueryEvaluationException | SailException e) {
      if (e.getCause() instanceof QueryException refused) {
        throw refused;
      }
      throw new QueryException(
          Reason.REFUSED, "the query cannot be evaluated: " + e.getMessage(), e);
    } finally {
      BoundedEvaluation.Factory.use(null);
      turns.release();
    }
  }

  /** How many statements there are, those of labels and position included. */
  public long size() {
    try (SailConnection connection = sail.getConnection()) {
      return connection.size();
    }
  }

  /** How many statements may stand in more than one graph. */
  int shared() {
    return shared.size();
  }

  @Override
  public FeedPosition position() {
    ValueFactory values = sail.getValueFactory();
    try (SailConnection connection = sail.getConnection();
        CloseableIteration<? extends org.eclipse.rdf4j.model.Statement> found =
            connection.getStatements(
                null,
                values.createIRI(PositionGraph.POSITION),
                null,
                false,
                values.createIRI(POSITION_GRAPH))) {
      return found.hasNext()
          ? PositionGraph.read(found.next().getObject().stringValue())
          : FeedPosition.START;
    } catch (SailException e) {
      throw new GraphException("the embedded graph cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(GraphBatch batch) {
    try (SailConnection connection = sail.getConnection()) {
      // Statements under new names are seen when they are committed, so they need no snapshot,
      // which would make this several times slower.
      connection.begin(IsolationLevels.NONE);
      List<Graph> known = new ArrayList<>();
      for (Graph graph : batch.replaced()) {
        if (connection.hasStatement(null, null, null, false, name(graph))) {
          known.add(graph);
        } else {
          add(connection, graph, Set.of());
        }
      }
      connection.commit();
      for (Graph graph : known) {
        replace(connection, graph);
      }
      // Last, so that a batch that broke off is written again.
      replace(connection, PositionGraph.of(batch.position()));
    } catch (SailException e) {
      throw new GraphException("the embedded graph took no batch: " + e.getMessage(), e);
    }
  }

  @Override
  public String describe() {
    return "the embedded graph " + place;
  }

  @Override
  public void close() {
    sail.shutDown();
  }

  /** In a transaction of its own: clearing two graphs in one looks at all statements. */
  private void replace(SailConnection connection, Graph graph) {
    connection.begin(IsolationLevels.SNAPSHOT_READ);
    try {
      Set<List<Value>> before = said(connection, name(graph));
      connection.clear(name(graph));
      add(connection, graph, before);
      connection.commit();
    } finally {
      if (connection.isActive()) {
        connection.rollback();
      }
    }
  }

  /** What a graph says, without its name. */
  private static Set<List<Value>> said(SailConnection connection, IRI name) {
    Set<List<Value>> said = new HashSet<>();
    try (CloseableIteration<? extends org.eclipse.rdf4j.model.Statement> found =
        connection.getStatements(null, null, null, false, name)) {
      while (found.hasNext()) {
        org.eclipse.rdf4j.model.Statement one = found.next();
        said.add(List.of(one.getSubject(), one.getPredicate(), one.getObject()));
      }
    }
    return said;
  }

  /**
   * Adds a graph.
   *
   * @param before what it said before, which it may say again without two graphs saying it
   */
  private void add(SailConnection connection, Graph graph, Set<List<Value>> before) {
    Rdf4jTerms terms = new Rdf4jTerms(sail.getValueFactory());
    IRI name = name(graph);
    for (Statement statement : graph.statements()) {
      Resource subject = terms.resource(statement.subject());
      IRI predicate = terms.iri(statement.predicate().value());
      Value object = terms.value(statement.object());
      if (!before.contains(List.of(subject, predicate, object))) {
        shared.note(subject, predicate, object);
      }
      connection.addStatement(subject, predicate, object, name);
    }
  }

  private IRI name(Graph graph) {
    Node.Iri name = graph.name();
    if (name == null) {
      throw new IllegalArgumentException("a graph without a name cannot be replaced");
    }
    return new Rdf4jTerms(sail.getValueFactory()).iri(name.value());
  }

  private boolean turn(Duration patience) {
    try {
      return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
