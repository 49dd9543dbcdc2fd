package org.finales.core.linkeddata.broker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.linkeddata.Node;

/**
 * IRIs of the broker's records.
 *
 * @param base what all of them begin with: a URN with its last colon, as {@code urn:finales:}, or a
 *     web address with its last slash, as {@code https://lab.example/}
 */
public record BrokerNames(String base) {
  /** Names that say nothing about where the laboratory is. */
  public static final BrokerNames LOCAL = new BrokerNames("urn:finales:");

  private static final Pattern KIND =
      Pattern.compile("[:/#](capability|request|result|tenant)[:/][^/]*$");

  /**
   * Checks the base.
   *
   * @throws IllegalArgumentException if it is not absolute, or ends with neither colon, slash nor
   *     hash
   */
  public BrokerNames {
    boolean sound =
        base.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*")
            && (base.endsWith(":") || base.endsWith("/") || base.endsWith("#"));
    if (!sound) {
      throw new IllegalArgumentException(
          "The base IRI '%s' must be absolute and end with ':', '/' or '#', as urn:finales:"
              .formatted(base));
    }
  }

  /**
   * Returns what kind of record has a name, as {@code request}; empty if it is none. A web address
   * as base is fine.
   */
  public static String kindOf(Node.Iri name) {
    Matcher kind = KIND.matcher(name.value());
    return kind.find() ? kind.group(1) : "";
  }

  /** Returns the name of a request. */
  public Node.Iri request(UUID id) {
    return name("request", id.toString());
  }

  /** Returns the name of a result. */
  public Node.Iri result(UUID id) {
    return name("result", id.toString());
  }

  /** Returns the name of a tenant. */
  public Node.Iri tenant(UUID id) {
    return name("tenant", id.toString());
  }

  /** Returns the name of an account. */
  public Node.Iri account(String name) {
    return name("account", encoded(name));
  }

  /** Returns the name of one version of a capability. */
  public Node.Iri capability(String quantity, String method, int version) {
    return name("capability", "%s:%s:%d".formatted(encoded(quantity), encoded(method), version));
  }

  /** Returns the name of a mixture; mixtures of the same name are composed alike. */
  Node.Iri formulation(String fingerprint) {
    return name("formulation", fingerprint);
  }

  /** Returns the name of a thing that is part of a record. */
  static Node.Iri part(Node.Iri record, String part) {
    return new Node.Iri(record.value() + "#" + part);
  }

  private Node.Iri name(String kind, String id) {
    return new Node.Iri(base + kind + (base.endsWith(":") ? ":" : "/") + id);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
