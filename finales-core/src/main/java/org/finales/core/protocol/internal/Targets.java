package org.finales.core.protocol.internal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names for the steps to which loops go by number, as {@code step2}. Not thread-safe. */
public final class Targets {
  private final Map<Integer, String> names = new TreeMap<>();

  /** Names a step, counted from 0, and returns its name. */
  public String name(int step) {
    return names.computeIfAbsent(step, place -> "step" + (place + 1));
  }

  /** Returns the name of a step, or null. */
  public @Nullable String of(int step) {
    return names.get(step);
  }
}
