package org.finales.cycler.drivers.neware;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML document; immutable. Documents with a document type, entities of their own
 * or more than {@value #DEEPEST} levels are refused.
 *
 * @param name its name
 * @param attributes its attributes
 * @param text its text without that of its children, and without blanks around it
 * @param children its children in their order
 */
record XmlNode(String name, Map<String, String> attributes, String text, List<XmlNode> children) {
  private static final int DEEPEST = 40;

  XmlNode {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /**
   * Reads a document.
   *
   * @throws XMLStreamException if it is none
   */
  static XmlNode of(String document) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
    try {
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new XMLStreamException("a document type is not allowed");
        }
      }
      XmlNode root = element(reader, 1);
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } finally {
      reader.close();
    }
  }

  private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("more than " + DEEPEST + " levels");
    }
    String name = reader.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        children.add(element(reader, depth + 1));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return new XmlNode(name, attributes, text.toString().strip(), children);
  }

  /** Returns the first child of a name. */
  Optional<XmlNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** Returns what lies at the end of a path of names. */
  Optional<XmlNode> at(String... path) {
    Optional<XmlNode> node = Optional.of(this);
    for (String step : path) {
      node = node.flatMap(parent -> parent.child(step));
    }
    return node;
  }

  /** Returns an attribute, or an empty text. */
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  /** Writes a text so that it means itself within elements and attributes. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&apos;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
