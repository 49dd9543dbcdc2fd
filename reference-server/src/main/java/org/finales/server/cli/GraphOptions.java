package org.finales.server.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.finales.server.sparql.GraphSettings;
import org.finales.server.sparql.GraphSettings.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which graphs a server feeds. */
final class GraphOptions {
  private static final int MAX_CREDENTIALS = 10_000;

  @Option(
      names = "--graph",
      description = "keep a graph of all records in memory and answer SPARQL at /sparql")
  private boolean embedded;

  @Option(
      names = "--graph-url",
      paramLabel = "URL",
      description =
          "keep an external graph database true to the records: the address of its graph store"
              + " (http://HOST:3030/ds/data) or RDF4J repository (http://HOST/repositories/ID)")
  private @Nullable URI url;

  @Option(
      names = "--graph-protocol",
      paramLabel = "gsp|rdf4j",
      defaultValue = "gsp",
      description =
          "how it is spoken to: SPARQL 1.1 Graph Store Protocol, or RDF4J's REST protocol;"
              + " ${DEFAULT-VALUE} unless said")
  private String protocol = "gsp";

  @Option(
      names = "--graph-credentials",
      paramLabel = "FILE",
      description = "a file with NAME:PASSWORD, or with one word that is a bearer token, for it")
  private @Nullable Path credentials;

  /** What the options say. */
  GraphSettings settings() {
    GraphSettings settings = GraphSettings.none().withEmbedded(embedded);
    URI address = url;
    if (address == null) {
      if (credentials != null) {
        throw new RefusedException("--graph-credentials are for --graph-url, which is missing");
      }
      return settings;
    }
    String scheme = address.getScheme();
    if (address.getHost() == null
        || address.getRawUserInfo() != null
        || !"http".equals(scheme) && !"https".equals(scheme)) {
      throw new RefusedException(
          "--graph-url is an address such as http://127.0.0.1:3030/ds/data, without credentials");
    }
    return settings.withExternal(address, protocol(), authorization());
  }

  private Protocol protocol() {
    for (Protocol possible : Protocol.values()) {
      if (possible.wireName().equals(protocol)) {
        return possible;
      }
    }
    throw new RefusedException("--graph-protocol is gsp or rdf4j, not " + protocol);
  }

  private @Nullable String authorization() {
    Path file = credentials;
    if (file == null) {
      return null;
    }
    String text;
    try {
      if (Files.size(file) > MAX_CREDENTIALS) {
        throw new RefusedException("the file " + file + " is too large for credentials");
      }
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new RefusedException("the credentials in " + file + " cannot be read", e);
    }
    if (text.isEmpty() || text.chars().anyMatch(c -> c < ' ')) {
      throw new RefusedException("the file " + file + " holds one line: NAME:PASSWORD or a token");
    }
    return text.contains(":")
        ? "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : "Bearer " + text;
  }
}
