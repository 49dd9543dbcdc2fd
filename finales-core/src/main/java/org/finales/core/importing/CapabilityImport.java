package org.finales.core.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.broker.Capability;
import org.finales.api.json.FinalesJson;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * FINALES 2's capabilities, each row a version, also those out of use. A schema is taken over as it
 * is, whatever this broker would say to it.
 */
final class CapabilityImport {
  private final Transfer transfer;
  private final Map<Key, List<Capability>> versions = new LinkedHashMap<>();

  /** Which version a row of FINALES 2 has become. */
  private final Map<String, Capability> byRow = new HashMap<>();

  private final Map<Key, Integer> toActivate = new LinkedHashMap<>();
  private final Set<Key> activeBefore = new LinkedHashSet<>();

  CapabilityImport(Transfer transfer) {
    this.transfer = transfer;
    for (Capability known : transfer.ledger.capabilities().all()) {
      versions.computeIfAbsent(Key.of(known), key -> new ArrayList<>()).add(known);
      if (known.active()) {
        activeBefore.add(Key.of(known));
      }
    }
  }

  void run(List<Finales2Rows.Capability> rows) {
    for (Finales2Rows.Capability row : rows) {
      try {
        take(row);
      } catch (UnreadableException e) {
        transfer.unreadable(
            Kind.CAPABILITIES, "quantity", row.uuid(), String.valueOf(e.getMessage()), row);
      }
    }
    toActivate.forEach(
        (key, version) -> {
          if (activeBefore.contains(key)) {
            transfer.report.note(
                key
                    + ": what FINALES 2 had in use is version "
                    + version
                    + " here and not in use, because another version is");
          } else {
            transfer.ledger.capabilities().activate(key.quantity, key.method, version);
          }
        });
  }

  /** The version that a row has become; {@code null} if it was left out or there is no such row. */
  @Nullable Capability ofRow(String uuid) {
    return byRow.get(uuid);
  }

  /** The newest version of a capability; {@code null} if there is none. */
  @Nullable Capability newest(String quantity, String method) {
    List<Capability> known = versions.get(new Key(quantity, method));
    return known == null ? null : known.get(known.size() - 1);
  }

  private void take(Finales2Rows.Capability row) throws UnreadableException {
    Key key =
        new Key(Transfer.name(row.quantity(), "quantity"), Transfer.name(row.method(), "method"));
    JsonNode parameters = Transfer.json(row.specifications(), "specifications");
    JsonNode result = Transfer.json(row.resultOutput(), "result output");
    List<Capability> known = versions.computeIfAbsent(key, any -> new ArrayList<>());
    for (Capability version : known) {
      if (same(version.parametersSchema(), parameters) && same(version.resultSchema(), result)) {
        byRow.put(row.uuid(), version);
        transfer.report.present(Kind.CAPABILITIES);
        return;
      }
    }
    Capability added =
        new Capability(
            key.quantity,
            key.method,
            known.isEmpty() ? 1 : known.get(known.size() - 1).version() + 1,
            parameters,
            result,
            false,
            false,
            transfer.owner,
            transfer.utc(row.loadTime(), transfer.now()));
    transfer.ledger.capabilities().insert(added);
    transfer.log(
        "capability.imported",
        "capability",
        key.quantity + "/" + key.method,
        null,
        row.active() ? "active" : "withdrawn",
        "version " + added.version(),
        Map.of(
            "quantity", key.quantity,
            "method", key.method,
            "version", added.version()));
    known.add(added);
    byRow.put(row.uuid(), added);
    transfer.report.added(Kind.CAPABILITIES);
    if (row.active()) {
      toActivate.put(key, added.version());
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return FinalesJson.write(one).equals(FinalesJson.write(other));
  }

  private record Key(String quantity, String method) {
    static Key of(Capability capability) {
      return new Key(capability.quantity(), capability.method());
    }

    @Override
    public String toString() {
      return quantity + " by " + method;
    }
  }
}
