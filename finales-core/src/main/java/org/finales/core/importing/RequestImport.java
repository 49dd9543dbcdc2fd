package org.finales.core.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * FINALES 2's requests with their identifiers, times and status logs.
 *
 * <p>A reserved one waits again: FINALES 2 does not know by whom it was reserved. One with a result
 * is resolved, even if it was reopened there afterwards.
 */
final class RequestImport {
  private static final int MAX_ATTEMPTS = 3;

  private final Transfer transfer;
  private final CapabilityImport capabilities;
  private final History history;
  private final Set<UUID> added = new HashSet<>();
  private int waitAgain;

  RequestImport(Transfer transfer, CapabilityImport capabilities, History history) {
    this.transfer = transfer;
    this.capabilities = capabilities;
    this.history = history;
  }

  /**
   * Takes them over.
   *
   * @param links for a request, the rows of its capabilities
   * @param answers the first result of each request that has one
   */
  void run(
      List<Finales2Rows.Request> rows, Map<String, List<String>> links, Map<UUID, UUID> answers) {
    for (Finales2Rows.Request row : rows) {
      try {
        take(row, links.getOrDefault(row.uuid(), List.of()), answers);
      } catch (UnreadableException e) {
        transfer.unreadable(
            Kind.REQUESTS, "request", row.uuid(), String.valueOf(e.getMessage()), row);
      }
    }
    if (waitAgain > 0) {
      transfer.report.note(
          waitAgain
              + (waitAgain == 1 ? " request was" : " requests were")
              + " reserved, by whom is not known in FINALES 2, and wait again");
    }
  }

  /** Whether this import added a request. */
  boolean hasAdded(UUID request) {
    return added.contains(request);
  }

  private void take(Finales2Rows.Request row, List<String> links, Map<UUID, UUID> answers)
      throws UnreadableException {
    UUID id = Transfer.uuid(row.uuid());
    Map<String, JsonNode> parameters = parameters(row);
    Map<String, Capability> asked = asked(links);
    String quantity = quantity(asked);
    if (transfer.ledger.requests().find(id).isPresent()) {
      transfer.report.present(Kind.REQUESTS);
      return;
    }
    Map<String, Integer> versions = new LinkedHashMap<>();
    for (String method : parameters.keySet()) {
      Capability capability = asked.get(method);
      if (capability == null) {
        capability = capabilities.newest(quantity, method);
      }
      if (capability == null) {
        throw new UnreadableException("there is no capability " + quantity + " by " + method);
      }
      versions.put(method, capability.version());
    }
    Instant created = transfer.local(row.received());
    UUID answer = answers.get(id);
    RequestStatus status = status(row, answer);
    Request request =
        new Request(
            id,
            quantity,
            List.copyOf(parameters.keySet()),
            versions,
            parameters,
            status,
            0,
            null,
            Set.of(),
            Set.of(),
            0,
            MAX_ATTEMPTS,
            transfer.owner,
            Transfer.uuidOrText(row.tenant()),
            null,
            null,
            null,
            answer,
            created,
            Transfer.later(created, transfer.utc(row.loadTime(), created)),
            1);
    String last = history.write(row.uuid(), id);
    long sequence =
        transfer
            .log(
                "request.imported",
                "request",
                id.toString(),
                last,
                status.wireName(),
                message(row.status(), status),
                Map.of("status", row.status(), "posted", created.toString()))
            .sequence();
    transfer.ledger.requests().insert(sequence, request);
    added.add(id);
    transfer.report.added(Kind.REQUESTS);
  }

  private static Map<String, JsonNode> parameters(Finales2Rows.Request row)
      throws UnreadableException {
    JsonNode tree = Transfer.json(row.parameters(), "parameters");
    if (!tree.isObject() || tree.isEmpty()) {
      throw new UnreadableException("it names no method");
    }
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      parameters.put(Transfer.name(entry.getKey(), "method"), entry.getValue());
    }
    return parameters;
  }

  private Map<String, Capability> asked(List<String> links) {
    Map<String, Capability> asked = new LinkedHashMap<>();
    for (String link : links) {
      Capability capability = capabilities.ofRow(link);
      if (capability != null) {
        asked.put(capability.method(), capability);
      }
    }
    return asked;
  }

  private static String quantity(Map<String, Capability> asked) throws UnreadableException {
    List<String> quantities =
        new ArrayList<>(asked.values().stream().map(Capability::quantity).distinct().toList());
    if (quantities.size() != 1) {
      throw new UnreadableException(
          quantities.isEmpty()
              ? "it is linked to no capability that could be read"
              : "it asks for several quantities: " + String.join(", ", quantities));
    }
    return quantities.get(0);
  }

  private RequestStatus status(Finales2Rows.Request row, @Nullable UUID answer)
      throws UnreadableException {
    RequestStatus stands =
        switch (row.status()) {
          case "pending" -> RequestStatus.PENDING;
          case "reserved" -> RequestStatus.CLAIMED;
          case "retracted" -> RequestStatus.RETRACTED;
          case "resolved" -> RequestStatus.RESOLVED;
          case "unsolicited" -> RequestStatus.UNSOLICITED;
          default -> throw new UnreadableException("it has the unknown status " + row.status());
        };
    if (answer != null && !stands.isFinal()) {
      transfer.report.note(
          "request "
              + Transfer.uuidOrText(row.uuid())
              + " was "
              + row.status()
              + " although it has a result, and is resolved here; post it again if it is wanted");
      return RequestStatus.RESOLVED;
    } else if (answer == null && stands.isFinal()) {
      transfer.report.note(
          "request "
              + Transfer.uuidOrText(row.uuid())
              + " is "
              + row.status()
              + " without a result");
    } else if (stands == RequestStatus.CLAIMED) {
      waitAgain++;
      return RequestStatus.PENDING;
    }
    return stands;
  }

  private static @Nullable String message(String there, RequestStatus here) {
    if (there.equals("reserved") && here == RequestStatus.PENDING) {
      return "it was reserved in FINALES 2, by whom is not known there, and waits again";
    } else if (!there.equals(here.wireName())) {
      return "it was " + there + " in FINALES 2 and has a result";
    }
    return null;
  }
}
