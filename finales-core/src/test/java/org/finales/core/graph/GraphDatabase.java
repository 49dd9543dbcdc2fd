package org.finales.core.graph;

import java.io.IOException;
import java.util.List;

/** Another project's graph database on a free port of this machine, and how it is fed. */
interface GraphDatabase extends AutoCloseable {
  /** Feeds it. */
  GraphTarget target();

  /** Stops it and lets it keep its data. */
  void stop() throws Exception;

  /** Starts it again on the same port. */
  void startAgain() throws Exception;

  /** Rows of its answer from the union of all graphs, each as text, sorted. */
  List<String> rows(String query) throws IOException, InterruptedException;

  @Override
  void close() throws Exception;
}
