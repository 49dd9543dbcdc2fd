package org.finales.server.sparql;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which graphs a server feeds. Immutable.
 *
 * @param embedded whether it keeps a graph of its own and answers queries from it
 * @param url address of an external graph database; {@code null} for none
 * @param protocol the protocol of that database
 * @param authorization value of the Authorization header for it; {@code null} for none
 */
public record GraphSettings(
    boolean embedded, @Nullable URI url, Protocol protocol, @Nullable String authorization) {
  private static final GraphSettings NONE = new GraphSettings(false, null, Protocol.GSP, null);

  /** No graph. */
  public static GraphSettings none() {
    return NONE;
  }

  /** Whether there is no graph at all. */
  public boolean isNone() {
    return !embedded && url == null;
  }

  /** The same with a graph of the server's own or without. */
  public GraphSettings withEmbedded(boolean value) {
    return new GraphSettings(value, url, protocol, authorization);
  }

  /**
   * The same with an external graph database.
   *
   * @param header value of the Authorization header; {@code null} for none
   */
  public GraphSettings withExternal(URI address, Protocol spoken, @Nullable String header) {
    return new GraphSettings(embedded, address, spoken, header);
  }

  /** Leaves out the credentials. */
  @Override
  public String toString() {
    return "GraphSettings[embedded=" + embedded + ", url=" + url + ", protocol=" + protocol + "]";
  }

  /** How a graph database is spoken to. */
  public enum Protocol {
    /** SPARQL 1.1 Graph Store HTTP Protocol. */
    GSP,
    /** The REST protocol of RDF4J and GraphDB. */
    RDF4J;

    /** The name on the command line. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
