package org.finales.core.graph;

import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;

/** How far a graph has followed the log, as one statement within it. */
final class PositionGraph {
  /** The relation between the log and a number and hash of it. */
  static final String POSITION = "urn:finales:term:position";

  private static final String LOG = "urn:finales:log";

  private PositionGraph() {}

  static Graph of(FeedPosition position) {
    return new Graph(
        new Node.Iri(GraphTarget.POSITION_GRAPH),
        List.of(
            new Statement(
                new Node.Iri(LOG),
                new Node.Iri(POSITION),
                Standard.text(position.sequence() + " " + position.hash()))));
  }

  /** Reads the value of the statement; the start if somebody wrote something else there. */
  static FeedPosition read(String text) {
    int blank = text.indexOf(' ');
    if (blank > 0 && text.substring(0, blank).matches("[0-9]{1,18}")) {
      return new FeedPosition(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
    }
    return FeedPosition.START;
  }
}
