package org.finales.core.linkeddata.document;

import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Statements;

/**
 * Writes statements as JSON-LD 1.1: things nested in those that refer to them, labels of the
 * vocabulary for keys, and a context inside the document that explains every one of them, so that
 * any toolkit can read it without a network. Immutable and thread-safe.
 */
public final class JsonLdWriter {
  /** How numbers in floating point are written. */
  public enum Numbers {
    /**
     * As JSON numbers with the digits that they were given with. Other toolkits read the same
     * amount in their own spelling: 1.10 as {@code 1.1E0}.
     */
    NATIVE,
    /** As JSON numbers only where every toolkit reads the same literal from it, else as text. */
    EXACT
  }

  private static final JsonLdWriter PLAIN = new JsonLdWriter(Numbers.NATIVE, false);

  private final Numbers numbers;
  private final boolean indented;

  private JsonLdWriter(Numbers numbers, boolean indented) {
    this.numbers = numbers;
    this.indented = indented;
  }

  /** Returns a writer of compact text with native numbers. */
  public static JsonLdWriter ofDefaults() {
    return PLAIN;
  }

  /** Returns a writer of numbers in another form. */
  public JsonLdWriter with(Numbers form) {
    return new JsonLdWriter(form, indented);
  }

  /** Returns a writer of text that is indented for people. */
  public JsonLdWriter indented() {
    return new JsonLdWriter(numbers, true);
  }

  /**
   * Writes one graph. If it has a name, the document is a named graph.
   *
   * @return the document, which ends with a line feed only if it is indented
   */
  public String write(Graph graph) {
    return write(List.of(graph));
  }

  /**
   * Writes several graphs as one document. A blank node's label means the same node in all of them;
   * see {@link org.finales.core.linkeddata.Graphs#apart}.
   */
  public String write(List<Graph> graphs) {
    List<Graph> kept = graphs.isEmpty() ? List.of(new Statements().graph(null)) : graphs;
    return new DocumentText(kept, numbers == Numbers.EXACT, indented).write();
  }
}
