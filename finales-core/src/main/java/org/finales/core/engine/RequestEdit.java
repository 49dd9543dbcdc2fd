package org.finales.core.engine;

import java.time.Instant;
import java.util.UUID;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.core.store.StoredClaim;
import org.jspecify.annotations.Nullable;

/** A request on its way to its next state. */
final class RequestEdit {
  private final Request before;
  private RequestStatus status;
  private int attempts;
  private @Nullable Long claim;
  private @Nullable String holder;
  private @Nullable UUID holderTenant;
  private @Nullable UUID result;

  private RequestEdit(Request before, RequestStatus status) {
    this.before = before;
    this.status = status;
    this.attempts = before.attempts();
    this.result = before.result();
  }

  /** Lets a request go to a status in which nobody holds it. */
  static RequestEdit released(Request before, RequestStatus status) {
    return new RequestEdit(before, status);
  }

  /** Gives a request to the holder of a claim. */
  static RequestEdit claimed(Request before, StoredClaim claim) {
    RequestEdit edit = new RequestEdit(before, RequestStatus.CLAIMED);
    edit.claim = claim.token();
    edit.holder = claim.account();
    edit.holderTenant = claim.tenant();
    return edit;
  }

  RequestEdit attempts(int count) {
    attempts = count;
    return this;
  }

  RequestEdit result(UUID id) {
    result = id;
    return this;
  }

  Request at(Instant now) {
    return new Request(
        before.id(),
        before.quantity(),
        before.methods(),
        before.versions(),
        before.parameters(),
        status,
        before.priority(),
        before.deadline(),
        before.addressedTo(),
        before.resources(),
        attempts,
        before.maxAttempts(),
        before.account(),
        before.onBehalfOf(),
        claim,
        holder,
        holderTenant,
        result,
        before.created(),
        now,
        before.revision() + 1);
  }
}
