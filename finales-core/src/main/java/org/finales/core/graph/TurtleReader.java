package org.finales.core.graph;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.jspecify.annotations.Nullable;

/** Reads Turtle by RDF4J's parser. */
final class TurtleReader {
  static final int MAX_CHARACTERS = 32 << 20;

  private TurtleReader() {}

  static Graph read(String text, @Nullable String base) {
    if (text.length() > MAX_CHARACTERS) {
      throw new GraphException("the document has more than " + MAX_CHARACTERS + " characters");
    }
    TurtleParser parser = new TurtleParser();
    parser.setValueFactory(SimpleValueFactory.getInstance());
    parser.set(BasicParserSettings.NORMALIZE_DATATYPE_VALUES, false);
    parser.set(BasicParserSettings.VERIFY_DATATYPE_VALUES, false);
    parser.set(BasicParserSettings.FAIL_ON_UNKNOWN_DATATYPES, false);
    parser.set(BasicParserSettings.FAIL_ON_UNKNOWN_LANGUAGES, false);
    List<Statement> statements = new ArrayList<>();
    parser.setRDFHandler(
        new AbstractRDFHandler() {
          @Override
          public void handleStatement(org.eclipse.rdf4j.model.Statement found) {
            statements.add(
                new Statement(
                    Rdf4jTerms.node(found.getSubject()),
                    new Node.Iri(found.getPredicate().stringValue()),
                    Rdf4jTerms.node(found.getObject())));
          }
        });
    try {
      parser.parse(new StringReader(text), base == null ? "" : base);
    } catch (RDFParseException e) {
      throw new GraphException(
          "not Turtle at line " + e.getLineNumber() + ": " + e.getMessage(), e);
    } catch (RDFHandlerException | IOException | IllegalArgumentException e) {
      throw new GraphException("not Turtle: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new GraphException("the document is nested too deeply", e);
    }
    return new Graph(null, statements);
  }
}
