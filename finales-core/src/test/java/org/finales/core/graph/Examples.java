package org.finales.core.graph;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.finales.core.TestData;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.finales.core.linkeddata.Statement;

/** The example documents of the real data as graphs, one for each document. */
final class Examples {
  private Examples() {}

  static List<Graph> read() throws IOException, JsonLdError {
    Path folder = TestData.folder("battinfo");
    JsonDocument context =
        document(TestData.folder("contexts").resolve("domain-battery.context.json"));
    DocumentLoader offline =
        (url, options) -> {
          if (!url.toString().endsWith("/domain/battery/context")) {
            throw new IllegalArgumentException("no connection to " + url);
          }
          return context;
        };
    List<Graph> graphs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonld")).sorted().toList()) {
        Collector statements = new Collector();
        JsonLd.toRdf(document(file)).loader(offline).provide(statements);
        graphs.add(
            new Graph(new Node.Iri("urn:example:" + file.getFileName()), statements.collected));
      }
    }
    return graphs;
  }

  /** The project's question beside the one of the same kind in the real data. */
  static String published(String name) throws IOException {
    return Files.readString(TestData.folder("battinfo/sparql").resolve(name));
  }

  private static JsonDocument document(Path file) throws IOException, JsonLdError {
    try (InputStream in = Files.newInputStream(file)) {
      JsonDocument document = JsonDocument.of(in);
      document.setDocumentUrl(URI.create("https://example.org/" + file.getFileName()));
      return document;
    }
  }

  private static final class Collector implements RdfQuadConsumer {
    private final List<Statement> collected = new ArrayList<>();

    @Override
    @SuppressWarnings("NullAway") // the interface says which of its parts are null in words only
    public RdfQuadConsumer quad(
        String subject,
        String predicate,
        String object,
        String datatype,
        String language,
        String direction,
        String graph)
        throws RdfConsumerException {
      Node value =
          datatype == null
              ? node(object)
              : language == null
                  ? new Node.Literal(object, datatype, "")
                  : new Node.Literal(object, Standard.LANG_STRING, language);
      collected.add(new Statement(node(subject), new Node.Iri(predicate), value));
      return this;
    }

    private static Node node(String text) {
      return text.startsWith("_:") ? new Node.Blank(text.substring(2)) : new Node.Iri(text);
    }
  }
}
