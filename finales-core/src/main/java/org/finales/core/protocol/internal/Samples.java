package org.finales.core.protocol.internal;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.cycling.Protocol;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/** The name of the sample, which vendors' files have and protocols keep as an attribute. */
public final class Samples {
  private static final String NAME = "sample";

  private Samples() {}

  /** Returns the name that a protocol has, or null. */
  public static @Nullable String of(Protocol protocol) {
    for (Attribute attribute : protocol.attributes()) {
      if (attribute.name().equals(NAME) && attribute.group() == null) {
        return attribute.text();
      }
    }
    return null;
  }

  /** Adds the name to attributes, unless it is none. */
  public static List<Attribute> attributes(
      @Nullable String name, List<Attribute> others, Problems problems, String place) {
    List<Attribute> attributes = new ArrayList<>();
    if (name != null && !name.isBlank()) {
      if (name.length() > Checks.MAX_TEXT) {
        problems.add(place, "is longer than %d characters".formatted(Checks.MAX_TEXT));
      } else {
        attributes.add(Attribute.of(NAME, name));
      }
    }
    attributes.addAll(others);
    return attributes;
  }
}
