package org.finales.core.importing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.Capability;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultStatus;
import org.finales.core.importing.ImportReport.Kind;
import org.finales.core.importing.Transfer.UnreadableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * FINALES 2's results with their identifiers and times, not held to any schema.
 *
 * <p>FINALES 2 took several results for one request and answered with the first. Here the first is
 * the accepted one; each further one becomes an unsolicited result with the same content, and the
 * log says which request it was for. So does a result of a request that is not there.
 */
final class ResultImport {
  private final Transfer transfer;
  private final CapabilityImport capabilities;
  private final RequestImport requests;
  private final History history;
  private final List<Parsed> parsed = new ArrayList<>();
  private final Map<UUID, UUID> answers = new LinkedHashMap<>();

  ResultImport(
      Transfer transfer, CapabilityImport capabilities, RequestImport requests, History history) {
    this.transfer = transfer;
    this.capabilities = capabilities;
    this.requests = requests;
    this.history = history;
  }

  /** Reads rows, so that it is known which requests have a result that can be taken over. */
  Map<UUID, UUID> read(Finales2Rows rows) {
    for (Finales2Rows.Result row : rows.results()) {
      try {
        List<String> links =
            new ArrayList<>(rows.resultLinks().getOrDefault(row.uuid(), List.of()));
        links.addAll(rows.requestLinks().getOrDefault(row.request(), List.of()));
        Parsed result = parse(row, links);
        parsed.add(result);
        answers.putIfAbsent(result.request, result.id);
      } catch (UnreadableException e) {
        transfer.unreadable(
            Kind.RESULTS, "result", row.uuid(), String.valueOf(e.getMessage()), row);
      }
    }
    return answers;
  }

  /** Takes over what was read; the requests are there by now. */
  void run() {
    parsed.forEach(this::take);
  }

  private Parsed parse(Finales2Rows.Result row, List<String> links) throws UnreadableException {
    JsonNode parameters = Transfer.json(row.parameters(), "parameters");
    if (!parameters.isObject() || parameters.size() != 1) {
      throw new UnreadableException("its parameters do not name exactly one method");
    }
    Map.Entry<String, JsonNode> only = parameters.properties().iterator().next();
    ResultStatus status =
        switch (row.status()) {
          case "original" -> ResultStatus.ORIGINAL;
          case "amended" -> ResultStatus.AMENDED;
          case "deleted" -> ResultStatus.DELETED;
          default -> throw new UnreadableException("it has the unknown status " + row.status());
        };
    return new Parsed(
        row,
        Transfer.uuid(row.uuid()),
        Transfer.uuid(row.request()),
        capability(Transfer.name(only.getKey(), "method"), links),
        only.getValue(),
        Transfer.json(row.data(), "data"),
        status,
        transfer.local(row.received()));
  }

  /** The version under which a result was posted, by the capabilities to which it is linked. */
  private Capability capability(String method, List<String> links) throws UnreadableException {
    Capability newest = null;
    for (String link : links) {
      Capability linked = capabilities.ofRow(link);
      if (linked != null && linked.method().equals(method)) {
        return linked;
      } else if (linked != null && newest == null) {
        newest = capabilities.newest(linked.quantity(), method);
      }
    }
    if (newest == null) {
      throw new UnreadableException("it is linked to no capability by " + method);
    }
    return newest;
  }

  private void take(Parsed parsed) {
    if (transfer.ledger.results().find(parsed.id).isPresent()) {
      transfer.report.present(Kind.RESULTS);
      return;
    }
    boolean first = parsed.id.equals(answers.get(parsed.request));
    if (first && requests.hasAdded(parsed.request)) {
      insert(parsed, parsed.request, null);
      return;
    }
    Optional<Request> known = transfer.ledger.requests().find(parsed.request);
    if (known.isPresent() && first && isOpen(known.get())) {
      insert(parsed, parsed.request, null);
      resolve(known.get(), parsed);
      return;
    }
    String reason =
        known.isPresent()
            ? "request " + parsed.request + " has an earlier result"
            : "request " + parsed.request + " is not there";
    transfer.report.note("result " + parsed.id + " is kept as unsolicited: " + reason);
    insert(parsed, unsolicited(parsed, reason), reason);
  }

  /** Whether a request of an earlier import still waits for what is here now. */
  private boolean isOpen(Request request) {
    return request.status() == RequestStatus.PENDING
        && request.result() == null
        && request.account().equals(transfer.owner);
  }

  private void insert(Parsed parsed, UUID request, @Nullable String reason) {
    Instant updated =
        Transfer.later(parsed.created, transfer.utc(parsed.row.loadTime(), parsed.created));
    Result result =
        new Result(
            parsed.id,
            request,
            parsed.capability.quantity(),
            parsed.capability.method(),
            parsed.capability.version(),
            parsed.parameters,
            parsed.data,
            parsed.status,
            transfer.owner,
            tenant(parsed.row.tenant()),
            Transfer.uuidOrText(parsed.row.tenant()),
            null,
            parsed.created,
            updated,
            1);
    String last = history.write(parsed.row.uuid(), parsed.id);
    long sequence =
        transfer
            .log(
                "result.imported",
                "result",
                parsed.id.toString(),
                last,
                parsed.status.wireName(),
                reason,
                Map.of("request", parsed.request, "posted", parsed.created.toString()))
            .sequence();
    transfer.ledger.results().insert(sequence, result);
    transfer.report.added(Kind.RESULTS);
  }

  /** The request of a result that no request is there for; the same in every import. */
  private UUID unsolicited(Parsed parsed, String reason) {
    UUID id = UUID.nameUUIDFromBytes(("finales2 " + parsed.id).getBytes(StandardCharsets.UTF_8));
    Request request =
        new Request(
            id,
            parsed.capability.quantity(),
            List.of(parsed.capability.method()),
            Map.of(parsed.capability.method(), parsed.capability.version()),
            Map.of(parsed.capability.method(), parsed.parameters),
            RequestStatus.UNSOLICITED,
            0,
            null,
            Set.of(),
            Set.of(),
            0,
            1,
            transfer.owner,
            Transfer.uuidOrText(parsed.row.tenant()),
            null,
            null,
            null,
            parsed.id,
            parsed.created,
            parsed.created,
            1);
    long sequence =
        transfer
            .log(
                "request.imported",
                "request",
                id.toString(),
                null,
                request.status().wireName(),
                "made for result " + parsed.id + ": " + reason,
                null)
            .sequence();
    transfer.ledger.requests().insert(sequence, request);
    return id;
  }

  private void resolve(Request open, Parsed parsed) {
    Request resolved =
        new Request(
            open.id(),
            open.quantity(),
            open.methods(),
            open.versions(),
            open.parameters(),
            RequestStatus.RESOLVED,
            open.priority(),
            open.deadline(),
            open.addressedTo(),
            open.resources(),
            open.attempts(),
            open.maxAttempts(),
            open.account(),
            open.onBehalfOf(),
            null,
            null,
            null,
            parsed.id,
            open.created(),
            transfer.now(),
            open.revision() + 1);
    transfer.log(
        "request.resolved",
        "request",
        open.id().toString(),
        open.status().wireName(),
        resolved.status().wireName(),
        "its result came with a later import",
        null);
    if (!transfer.ledger.requests().update(resolved)) {
      throw new IllegalStateException("request " + open.id() + " changed within a transaction");
    }
  }

  /** The tenant that worked, if it is known here. */
  private @Nullable UUID tenant(String text) {
    try {
      UUID id = Transfer.uuid(text);
      return transfer.ledger.tenants().find(id).isPresent() ? id : null;
    } catch (UnreadableException e) {
      return null; // it is kept as what the poster said of itself
    }
  }

  private record Parsed(
      Finales2Rows.Result row,
      UUID id,
      UUID request,
      Capability capability,
      JsonNode parameters,
      JsonNode data,
      ResultStatus status,
      Instant created) {}
}
