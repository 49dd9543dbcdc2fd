package org.finales.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.jspecify.annotations.Nullable;

/** What a query found; immutable. */
public sealed interface Answer permits Answer.Rows, Answer.Truth, Answer.Statements {
  /** Whether there was more than the limit of rows. */
  boolean more();

  /**
   * The answer to SELECT.
   *
   * @param variables names without their question mark
   * @param rows one value for each variable, {@code null} where it is unbound
   * @param more whether there was more than the limit of rows
   */
  record Rows(List<String> variables, List<List<@Nullable Node>> rows, boolean more)
      implements Answer {
    /** Copies the lists. */
    public Rows {
      variables = List.copyOf(variables);
      rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
    }
  }

  /** The answer to ASK. */
  record Truth(boolean value) implements Answer {
    @Override
    public boolean more() {
      return false;
    }
  }

  /**
   * The answer to CONSTRUCT and DESCRIBE.
   *
   * @param graph each statement once
   * @param more whether there was more than the limit of rows
   */
  record Statements(Graph graph, boolean more) implements Answer {}
}
