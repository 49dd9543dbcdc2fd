package org.finales.core.protocol.unicycler;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.cycling.Protocol;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What a document says that a protocol has no field for, kept as attributes of the group {@code
 * unicycler} whose names are JSON pointers, so that it is written again: ids, tags that mark no
 * step, loops by number. Not thread-safe.
 */
final class Residue {
  /** The version whose rules are followed, and which is written unless another was read. */
  static final String VERSION = "0.4.6";

  /** What stands for the name of a sample that is not known yet. */
  static final String NO_SAMPLE = "$NAME";

  /** Ends the pointer of a step's tag that was made up because a loop goes there by number. */
  static final String MADE_UP = "/untagged";

  private static final String GROUP = "unicycler";

  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> unused = new TreeSet<>();

  /** Finds it in a protocol. */
  Residue(Protocol protocol) {
    for (Attribute attribute : protocol.attributes()) {
      if (GROUP.equals(attribute.group()) && attribute.text() != null) {
        texts.put(attribute.name(), attribute.text());
        unused.add(attribute.name());
      }
    }
  }

  static Attribute of(String pointer, String text) {
    return new Attribute(pointer, GROUP, text, null, null, null);
  }

  static boolean is(Attribute attribute) {
    return GROUP.equals(attribute.group());
  }

  /** Takes what was kept for a place, or null. */
  @Nullable String take(String pointer) {
    unused.remove(pointer);
    return texts.get(pointer);
  }

  /** Returns the places that no step took. */
  Set<String> unused() {
    return unused;
  }
}
