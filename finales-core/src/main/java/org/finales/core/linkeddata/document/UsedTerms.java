package org.finales.core.linkeddata.document;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of a document, to leave out of a context what the document cannot mean. A term counts
 * only where it is written: as a key, as a value or as the prefix of either. To make definitions of
 * a thousand terms takes longer than to read a small document. Immutable once made.
 */
final class UsedTerms {
  private final Set<String> words = new HashSet<>();

  private UsedTerms() {}

  /** Gathers the words of a document, with those of the contexts that are written in it. */
  static UsedTerms of(JsonNode document) {
    UsedTerms used = new UsedTerms();
    used.gather(document);
    return used;
  }

  /**
   * Makes the same context with fewer terms.
   *
   * @param document JSON with a context of terms that need no other, in which only keywords and
   *     absolute IRIs stand
   */
  JsonNode in(JsonNode document) {
    ObjectNode fewer = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> term : document.path("@context").properties()) {
      if (term.getKey().startsWith("@") || words.contains(term.getKey())) {
        fewer.set(term.getKey(), term.getValue());
      }
    }
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.set("@context", fewer);
    return context;
  }

  private void gather(JsonNode node) {
    if (node.isString()) {
      word(node.stringValue());
    } else if (node.isArray()) {
      node.forEach(this::gather);
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        word(member.getKey());
        gather(member.getValue());
      }
    }
  }

  private void word(String text) {
    words.add(text);
    int colon = text.indexOf(':');
    if (colon > 0) {
      words.add(text.substring(0, colon));
    }
  }
}
