package org.finales.core.graph;

import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.jspecify.annotations.Nullable;

/** SPARQL Query Results XML Format. */
final class XmlAnswers {
  private static final String NAMESPACE = "http://www.w3.org/2005/sparql-results#";

  private XmlAnswers() {}

  static void write(Answer answer, OutputStream out) {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("sparql");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("head");
      if (answer instanceof Answer.Rows rows) {
        for (String variable : rows.variables()) {
          xml.writeEmptyElement("variable");
          xml.writeAttribute("name", variable);
        }
        xml.writeEndElement();
        xml.writeStartElement("results");
        for (List<@Nullable Node> row : rows.rows()) {
          row(rows.variables(), row, xml);
        }
        xml.writeEndElement();
      } else {
        xml.writeEndElement();
        xml.writeStartElement("boolean");
        xml.writeCharacters(String.valueOf(answer instanceof Answer.Truth truth && truth.value()));
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new GraphException("the answer cannot be written as XML: " + e.getMessage(), e);
    }
  }

  private static void row(List<String> variables, List<@Nullable Node> row, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("result");
    for (int i = 0; i < variables.size(); i++) {
      Node node = row.get(i);
      if (node != null) {
        xml.writeStartElement("binding");
        xml.writeAttribute("name", variables.get(i));
        node(node, xml);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void node(Node node, XMLStreamWriter xml) throws XMLStreamException {
    if (node instanceof Node.Iri iri) {
      xml.writeStartElement("uri");
      xml.writeCharacters(possible(iri.value()));
    } else if (node instanceof Node.Blank blank) {
      xml.writeStartElement("bnode");
      xml.writeCharacters(possible(blank.label()));
    } else if (node instanceof Node.Literal literal) {
      xml.writeStartElement("literal");
      if (!literal.language().isEmpty()) {
        xml.writeAttribute("xml:lang", literal.language());
      } else if (!literal.datatype().equals(Standard.STRING)) {
        xml.writeAttribute("datatype", possible(literal.datatype()));
      }
      xml.writeCharacters(possible(literal.text()));
    }
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters; they become U+FFFD. */
  private static String possible(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
