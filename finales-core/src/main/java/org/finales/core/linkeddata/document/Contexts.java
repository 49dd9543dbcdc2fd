package org.finales.core.linkeddata.document;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.core.linkeddata.LinkedDataException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where the contexts that documents refer to come from; never from the network unless it is told
 * to.
 *
 * <p>The well-known ones (domain-battery, domain-electrochemistry, BattINFO's records, the Battery
 * Data Format, schema.org) are made here from the vocabulary: they hold the terms that are used
 * here under the names that the published ones give them. A laboratory may add a folder with the
 * published files, which then stand in their place. Immutable and thread-safe.
 */
public final class Contexts {
  /** Name of this project's own context, which holds every term of the vocabulary. */
  public static final String OWN = "urn:finales:context";

  private static final Contexts DEFAULTS = new Contexts(Map.of(), null);

  private final Map<String, JsonNode> added;
  private final @Nullable RemoteContexts remote;
  private final Map<String, JsonNode> shipped = new ConcurrentHashMap<>();

  private Contexts(Map<String, JsonNode> added, @Nullable RemoteContexts remote) {
    this.added = Map.copyOf(added);
    this.remote = remote;
  }

  /** Returns the contexts that come with finales, and no others. */
  public static Contexts ofDefaults() {
    return DEFAULTS;
  }

  /** Returns this project's own context as JSON, for those who publish it. */
  public static JsonNode own() {
    return ShippedContexts.own();
  }

  /**
   * Adds the published contexts in a folder: {@code domain-battery.context.json}, {@code
   * domain-electrochemistry.context.json}, {@code records.context.v1.json}, {@code
   * battery-data-format.context.json}; others are not looked at.
   *
   * @throws LinkedDataException if there is none of them, or one cannot be read
   */
  public Contexts withFolder(Path folder) {
    Map<String, JsonNode> all = new HashMap<>(added);
    all.putAll(ContextFolder.read(folder));
    return new Contexts(all, remote);
  }

  /**
   * Adds a context.
   *
   * @param url how documents refer to it
   * @param document JSON with a member {@code @context}
   */
  public Contexts with(String url, JsonNode document) {
    Map<String, JsonNode> all = new HashMap<>(added);
    all.put(ContextUrls.normal(url), document);
    return new Contexts(all, remote);
  }

  /**
   * Allows other contexts to be loaded over HTTPS from public addresses, each only once, at most 4
   * MiB each, and without being led to another host.
   *
   * @param timeout longest time for one
   */
  public Contexts withRemote(Duration timeout) {
    return with(new RemoteContexts(timeout));
  }

  Contexts with(RemoteContexts others) {
    return new Contexts(added, others);
  }

  /**
   * Finds a context.
   *
   * @throws LinkedDataException if it is not known, with what to do
   */
  JsonNode load(URI url) {
    return load(url, Optional.empty());
  }

  /**
   * Finds a context, or as much of it as a document uses.
   *
   * @throws LinkedDataException if it is not known, with what to do
   */
  JsonNode load(URI url, UsedTerms used) {
    // the terms of other contexts may build on those of a shipped one
    return load(url, added.isEmpty() && remote == null ? Optional.of(used) : Optional.empty());
  }

  private JsonNode load(URI url, Optional<UsedTerms> used) {
    String normal = ContextUrls.normal(url.toString());
    JsonNode known = added.get(normal);
    if (known != null) {
      return known;
    }
    Optional<ContextUrls.Known> wellKnown = ContextUrls.known(normal);
    if (wellKnown.isPresent()) {
      JsonNode whole =
          shipped.computeIfAbsent(
              wellKnown.get().name(), name -> ShippedContexts.of(wellKnown.get()));
      return used.map(terms -> terms.in(whole)).orElse(whole);
    }
    if (remote != null) {
      return remote.load(url);
    }
    throw new LinkedDataException(
        ("The context %s is not one of those that come with finales, and contexts are not loaded"
                + " from the network. Write its terms into the document, add the published file to"
                + " the folder of contexts (--contexts), or allow contexts from the network"
                + " (--remote-contexts)")
            .formatted(url));
  }
}
