package org.finales.core.protocol.internal;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;

/**
 * An element of XML that holds elements and attributes only. Document types, entities and anything
 * outside of the document are refused, as is what is too large or too deep.
 */
public final class XmlNode {
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 300_000;
  private static final XMLInputFactory FACTORY = factory();

  private final String name;
  private final String place;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlNode> children = new ArrayList<>();

  private XmlNode(String name, String place) {
    this.name = name;
    this.place = place;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    return factory;
  }

  /**
   * Reads a document.
   *
   * @throws ProtocolFormatException if it is no XML, or XML of a kind that is refused, with line
   *     and column
   */
  public static XmlNode read(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw new ProtocolFormatException(
          "",
          "the document has %d bytes, at most %d are read".formatted(document.length, MAX_BYTES));
    }
    try {
      XMLStreamReader reader;
      synchronized (FACTORY) {
        reader = FACTORY.createXMLStreamReader(new StringReader(XmlEncoding.decode(document)));
      }
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new ProtocolFormatException(
          e.getLocation() == null ? "" : place(e.getLocation()), "is no XML: " + reason(e), e);
    } catch (ProtocolFormatException e) {
      throw e;
    } catch (RuntimeException e) {
      // the JDK's parser has thrown others over spoiled documents
      throw new ProtocolFormatException("", "is no XML: " + e.getClass().getSimpleName(), e);
    }
  }

  private static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
    Deque<XmlNode> open = new ArrayDeque<>();
    XmlNode root = null;
    int count = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlNode node = new XmlNode(reader.getLocalName(), place(reader.getLocation()));
          if (open.size() >= MAX_DEPTH || ++count > MAX_ELEMENTS) {
            throw new ProtocolFormatException(
                node.place, "is too deep or too many elements to be a protocol");
          }
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            node.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
          if (open.isEmpty()) {
            root = node;
          } else {
            open.getLast().children.add(node);
          }
          open.addLast(node);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new ProtocolFormatException(
                place(reader.getLocation()),
                "has a document type or an entity, which are not read; remove them");
        default -> {
          // text between elements, comments and processing instructions say nothing here
        }
      }
    }
    if (root == null) {
      throw new ProtocolFormatException("", "is no XML: there is no element");
    }
    return root;
  }

  private static String place(Location location) {
    return "line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    String reason = start < 0 ? message : message.substring(start + "Message: ".length());
    return reason.replaceAll("\\s+", " ").strip();
  }

  /** Returns the name without its prefix. */
  public String name() {
    return name;
  }

  /** Returns line and column, in words. */
  public String place() {
    return place;
  }

  /** Returns the elements within. */
  public List<XmlNode> children() {
    return children;
  }

  /** Returns an attribute, or null. */
  public @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  /** Returns the first element at a path such as {@code Limit/Main}, or null. */
  public @Nullable XmlNode find(String path) {
    XmlNode node = this;
    for (String step : path.split("/")) {
      XmlNode next = null;
      for (XmlNode child : node.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }
}
