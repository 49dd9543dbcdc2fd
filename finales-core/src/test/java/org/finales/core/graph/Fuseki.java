package org.finales.core.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** Apache Jena's server, fed by the Graph Store Protocol. */
final class Fuseki implements GraphDatabase {
  private final DatasetGraph data = DatasetGraphFactory.createTxnMem();
  private FusekiServer server = started(0);

  private FusekiServer started(int port) {
    return FusekiServer.create().loopback(true).port(port).add("/ds", data).build().start();
  }

  URI graphs() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/ds/data");
  }

  @Override
  public GraphTarget target() {
    return new GraphStoreTarget(graphs(), null);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public void startAgain() {
    server = started(server.getPort());
  }

  @Override
  public List<String> rows(String query) throws IOException, InterruptedException {
    return AnswerRows.at(
        URI.create(
            "http://127.0.0.1:"
                + server.getPort()
                + "/ds/query?default-graph-uri=urn:x-arq:UnionGraph&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop();
  }
}
