package org.finales.client;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.ResultQuery;
import org.finales.api.broker.ResultStatus;
import org.finales.api.broker.Results;
import org.finales.api.rest.Amendment;
import org.finales.api.rest.Api;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was answered, over HTTP. */
final class HttpResults implements Results {
  private static final String ALL = Api.ROOT + "/results";
  private static final String REQUESTS = Api.ROOT + "/requests/";

  private final Transport transport;

  HttpResults(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Result postUnsolicited(ResultDraft draft) {
    return post(ALL, draft);
  }

  @Override
  public Result post(UUID request, ResultDraft draft) {
    return post(REQUESTS + request + "/result", draft);
  }

  @Override
  public Optional<Result> find(UUID result) {
    return find(Exchange.get(ALL + "/" + result));
  }

  @Override
  public Optional<Result> forRequest(UUID request) {
    return find(Exchange.get(REQUESTS + request + "/result"));
  }

  @Override
  public Page<Result> list(ResultQuery query) {
    return transport
        .call(
            Exchange.get(ALL)
                .query("status", names(query.statuses()))
                .query("quantity", query.quantity())
                .query("method", query.method())
                .query("account", query.account())
                .query("requester", query.requester())
                .query("cursor", query.cursor())
                .query("limit", query.limit()))
        .pageOf(Result.class);
  }

  @Override
  public Result amend(UUID result, JsonNode data, String reason) {
    return transport
        .call(Exchange.of("PATCH", ALL + "/" + result).json(new Amendment(data, reason)))
        .as(Result.class);
  }

  @Override
  public Result amend(UUID result, JsonNode data, String reason, long revision) {
    return transport
        .call(
            Exchange.of("PATCH", ALL + "/" + result)
                .json(new Amendment(data, reason))
                .header("If-Match", "\"" + revision + "\""))
        .as(Result.class);
  }

  @Override
  public Result delete(UUID result, String reason) {
    return transport
        .call(Exchange.of("DELETE", ALL + "/" + result).query("reason", reason))
        .as(Result.class);
  }

  private Result post(String path, ResultDraft draft) {
    return transport
        .call(Keys.with(draft.idempotencyKey(), Exchange.of("POST", path).json(draft)))
        .as(Result.class);
  }

  private Optional<Result> find(Exchange exchange) {
    try {
      return Optional.of(transport.call(exchange).as(Result.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String names(Set<ResultStatus> statuses) {
    return statuses.isEmpty()
        ? null
        : statuses.stream().map(ResultStatus::wireName).sorted().collect(Collectors.joining(","));
  }
}
