package org.finales.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Capability;
import org.finales.core.schema.CompiledSchema;
import org.finales.core.schema.SchemaCompiler;
import org.finales.core.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Every version of every capability, in memory, with its schemas ready to check with. Thread-safe.
 */
final class Catalog {
  private final SchemaCompiler compiler = new SchemaCompiler();
  private final Map<Key, NavigableMap<Integer, Entry>> entries = new ConcurrentHashMap<>();

  /** Reads everything anew. */
  void load(Ledger ledger) {
    Map<Key, NavigableMap<Integer, Entry>> fresh = new ConcurrentHashMap<>();
    for (Capability capability : ledger.capabilities().all()) {
      Key key = new Key(capability.quantity(), capability.method());
      Entry known = find(key, capability.version());
      Entry entry =
          known != null && known.capability.equals(capability)
              ? known
              : new Entry(capability, compiler);
      fresh.computeIfAbsent(key, k -> new TreeMap<>()).put(capability.version(), entry);
    }
    entries.keySet().retainAll(fresh.keySet());
    entries.putAll(fresh);
  }

  /** The version that new requests get. */
  Optional<Entry> active(String quantity, String method) {
    NavigableMap<Integer, Entry> versions = entries.get(new Key(quantity, method));
    return versions == null
        ? Optional.empty()
        : versions.values().stream().filter(entry -> entry.capability.active()).findFirst();
  }

  /** The active version, or the newest if none is active. */
  Optional<Entry> activeOrNewest(String quantity, String method) {
    NavigableMap<Integer, Entry> versions = entries.get(new Key(quantity, method));
    return versions == null
        ? Optional.empty()
        : active(quantity, method).or(() -> Optional.of(versions.lastEntry().getValue()));
  }

  /** One version, active or not. */
  Optional<Entry> version(String quantity, String method, int version) {
    return Optional.ofNullable(find(new Key(quantity, method), version));
  }

  /** All versions of a capability. */
  Collection<Entry> versions(String quantity, String method) {
    NavigableMap<Integer, Entry> versions = entries.get(new Key(quantity, method));
    return versions == null ? List.of() : versions.values();
  }

  /** All active capabilities, by quantity and method. */
  List<Capability> active() {
    List<Capability> active = new ArrayList<>();
    for (NavigableMap<Integer, Entry> versions : entries.values()) {
      for (Entry entry : versions.values()) {
        if (entry.capability.active()) {
          active.add(entry.capability);
        }
      }
    }
    active.sort(Comparator.comparing(Capability::quantity).thenComparing(Capability::method));
    return active;
  }

  /** Whether any capability has this quantity. */
  boolean knowsQuantity(String quantity) {
    return entries.keySet().stream().anyMatch(key -> key.quantity.equals(quantity));
  }

  SchemaCompiler compiler() {
    return compiler;
  }

  private @Nullable Entry find(Key key, int version) {
    NavigableMap<Integer, Entry> versions = entries.get(key);
    return versions == null ? null : versions.get(version);
  }

  private record Key(String quantity, String method) {}

  /** A version with its schemas, compiled when they are first needed. */
  static final class Entry {
    private final Capability capability;
    private final SchemaCompiler compiler;
    private volatile @Nullable CompiledSchema parameters;
    private volatile @Nullable CompiledSchema result;

    Entry(Capability capability, SchemaCompiler compiler) {
      this.capability = capability;
      this.compiler = compiler;
    }

    Capability capability() {
      return capability;
    }

    CompiledSchema parameters() {
      CompiledSchema ready = parameters;
      if (ready == null) {
        ready = compiler.compile(capability.parametersSchema());
        parameters = ready;
      }
      return ready;
    }

    CompiledSchema result() {
      CompiledSchema ready = result;
      if (ready == null) {
        ready = compiler.compile(capability.resultSchema());
        result = ready;
      }
      return ready;
    }
  }
}
