package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.rio.ParserConfig;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.finales.core.TestData;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;

/** Compares datasets, with the help of other toolkits. */
public final class Datasets {
  private Datasets() {}

  /** Reads N-Quads with RDF4J. */
  public static Model model(String nquads) {
    try {
      return Rio.parse(new StringReader(nquads), RDFFormat.NQUADS, new ParserConfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks that two datasets say the same, whatever the names of blank nodes. */
  public static void assertSame(String what, List<Graph> actual, List<Graph> expected) {
    assertSame(what, NQuads.write(actual), NQuads.write(expected));
  }

  /** Checks that two datasets in N-Quads say the same, whatever the names of blank nodes. */
  public static void assertSame(String what, String actual, String expected) {
    assertThat(expected).as(what + " says something").isNotBlank();
    if (!Models.isomorphic(model(actual), model(expected))) {
      assertThat(blanked(actual)).as(what).isEqualTo(blanked(expected));
      throw new AssertionError(
          what + ": the datasets differ only in how blank nodes hang together");
    }
  }

  private static String blanked(String nquads) {
    return nquads
        .lines()
        .map(line -> line.replaceAll("_:[A-Za-z0-9]+", "_"))
        .collect(Collectors.toCollection(java.util.ArrayList::new))
        .stream()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Reads JSON-LD with Jena and the published contexts; returns N-Quads. */
  public static String jena(String document) {
    Path contexts = TestData.folder("contexts");
    JsonLdOptions options =
        new JsonLdOptions(
            (url, how) -> {
              String file =
                  url.toString().contains("records")
                      ? "records.context.v1.json"
                      : "domain-battery.context.json";
              try {
                return JsonDocument.of(new StringReader(Files.readString(contexts.resolve(file))));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFParser.create()
        .fromString(document)
        .lang(Lang.JSONLD11)
        .set(LangJSONLD11.JSONLD_OPTIONS, options)
        .parse(dataset);
    StringWriter out = new StringWriter();
    RDFDataMgr.write(out, dataset, Lang.NQUADS);
    return out.toString();
  }

  /** Returns the documents of a folder of the real data. */
  public static List<Path> documents(String folder) {
    try (java.util.stream.Stream<Path> files = Files.walk(TestData.folder(folder))) {
      return List.copyOf(
          new TreeSet<>(files.filter(file -> file.toString().endsWith(".jsonld")).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file as text. */
  public static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
