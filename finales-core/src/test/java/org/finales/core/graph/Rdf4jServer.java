package org.finales.core.graph;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/**
 * RDF4J's own server as its project publishes it, in a servlet container of this process but with
 * libraries of its own. It is fed by its REST protocol, or by the Graph Store Protocol that it
 * speaks too.
 */
final class Rdf4jServer implements GraphDatabase {
  /** Put there by the build. */
  private static final Path APPLICATION = Path.of("target/rdf4j-server.war");

  private static final String HOME = "org.eclipse.rdf4j.appdata.basedir";

  private static final String REPOSITORY =
      """
      @prefix rep: <http://www.openrdf.org/config/repository#> .
      @prefix sr: <http://www.openrdf.org/config/repository/sail#> .
      @prefix sail: <http://www.openrdf.org/config/sail#> .
      @prefix ms: <http://www.openrdf.org/config/sail/memory#> .
      [] a rep:Repository ; rep:repositoryID "lab" ;
        rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
          sr:sailImpl [ sail:sailType "openrdf:MemoryStore" ; ms:persist true ; ms:syncDelay 0 ] ] .
      """;

  private final boolean graphStore;
  private final Path folder;
  private Tomcat tomcat;
  private int port;

  /**
   * Starts one.
   *
   * @param graphStore whether it is fed by the Graph Store Protocol
   */
  Rdf4jServer(boolean graphStore) throws Exception {
    this.graphStore = graphStore;
    this.folder = Files.createTempDirectory("finales-rdf4j");
    start(0);
    HttpResponse<String> made =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(repository())
                    .header("Content-Type", "text/turtle")
                    .PUT(BodyPublishers.ofString(REPOSITORY))
                    .build(),
                BodyHandlers.ofString());
    if (made.statusCode() != 204) {
      close();
      throw new IOException(made.statusCode() + ": " + made.body());
    }
  }

  private void start(int wanted) throws Exception {
    System.setProperty(HOME, folder.resolve("data").toString());
    Tomcat server = new Tomcat();
    server.setBaseDir(folder.resolve("tomcat").toString());
    server.setHostname(InetAddress.getLoopbackAddress().getHostAddress());
    server.setPort(wanted);
    server.getConnector().setProperty("address", "127.0.0.1");
    Files.createDirectories(folder.resolve("tomcat/webapps"));
    StandardContext application = new StandardContext();
    application.setPath("/rdf4j-server");
    application.setDocBase(APPLICATION.toAbsolutePath().toString());
    application.addLifecycleListener(new ContextConfig());
    // Its libraries are its own, not those of the tests.
    application.setParentClassLoader(Tomcat.class.getClassLoader());
    WebappLoader loader = new WebappLoader();
    loader.setDelegate(false);
    application.setLoader(loader);
    server.getHost().addChild(application);
    server.start();
    if (!application.getState().isAvailable()) {
      server.stop();
      throw new IOException("RDF4J's server did not start");
    }
    tomcat = server;
    port = server.getConnector().getLocalPort();
  }

  private URI repository() {
    return URI.create("http://127.0.0.1:" + port + "/rdf4j-server/repositories/lab");
  }

  @Override
  public GraphTarget target() {
    return graphStore
        ? new GraphStoreTarget(URI.create(repository() + "/rdf-graphs/service"), null)
        : new Rdf4jTarget(repository(), null);
  }

  @Override
  public void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  @Override
  public void startAgain() throws Exception {
    start(port);
  }

  @Override
  public List<String> rows(String query) throws IOException, InterruptedException {
    return AnswerRows.at(
        URI.create(repository() + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws Exception {
    stop();
    System.clearProperty(HOME);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
