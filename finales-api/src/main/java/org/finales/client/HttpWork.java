package org.finales.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ClaimState;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Work;
import org.finales.api.rest.Api;
import org.finales.api.rest.Failure;
import org.finales.api.rest.Reason;

/** Finding, holding and finishing work, over HTTP. */
final class HttpWork implements Work {
  private static final String CLAIMS = Api.ROOT + "/claims";

  private final Transport transport;

  HttpWork(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Optional<Claim> next(ClaimOptions options, Duration wait) {
    Patience patience = new Patience(wait);
    while (true) {
      Duration part = patience.next();
      // Not repeated when the answer is lost: it may have been a claim. Work.held() tells.
      Answer answer =
          transport.call(Exchange.of("POST", Api.ROOT + "/work/next").json(options).waiting(part));
      if (answer.status() != 204) {
        return Optional.of(answer.as(Claim.class));
      } else if (patience.isOver()) {
        return Optional.empty();
      }
    }
  }

  @Override
  public Claim claim(UUID request, ClaimOptions options) {
    // The holder claiming again renews its claim.
    return transport
        .call(
            Exchange.of("POST", Api.ROOT + "/requests/" + request + "/claim")
                .json(options)
                .repeatable())
        .as(Claim.class);
  }

  @Override
  public Optional<Claim> find(long token) {
    try {
      return Optional.of(transport.call(Exchange.get(path(token))).as(Claim.class));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Claim> held() {
    return transport.call(Exchange.get(CLAIMS)).listOf(Claim.class);
  }

  @Override
  public Claim begin(long token) {
    return transport.call(Exchange.of("POST", path(token) + "/begin").repeatable()).as(Claim.class);
  }

  @Override
  public Claim heartbeat(long token) {
    return transport
        .call(Exchange.of("POST", path(token) + "/heartbeat").repeatable())
        .as(Claim.class);
  }

  @Override
  public Claim giveBack(long token, String reason) {
    return end(
        token,
        Exchange.of("POST", path(token) + "/give-back").json(new Reason(reason)),
        ClaimState.GIVEN_BACK);
  }

  @Override
  public Claim fail(long token, String reason, boolean permanent) {
    return end(
        token,
        Exchange.of("POST", path(token) + "/fail").json(new Failure(reason, permanent)),
        ClaimState.FAILED);
  }

  @Override
  public Result deliver(long token, ResultDraft draft) {
    return transport
        .call(
            Keys.with(
                draft.idempotencyKey(), Exchange.of("POST", path(token) + "/result").json(draft)))
        .as(Result.class);
  }

  /** Ends a claim; where an earlier try got through although its answer did not, that is it. */
  private Claim end(long token, Exchange exchange, ClaimState wanted) {
    try {
      return transport.call(exchange.repeatable()).as(Claim.class);
    } catch (ConflictException e) {
      if (e.code().equals(ConflictException.STALE_CLAIM) && exchange.tries > 1) {
        Optional<Claim> ended = find(token).filter(claim -> claim.state() == wanted);
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      throw e;
    }
  }

  private static String path(long token) {
    return CLAIMS + "/" + token;
  }
}
