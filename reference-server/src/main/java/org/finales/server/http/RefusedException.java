package org.finales.server.http;

/** Thrown by a handler to refuse a call for a reason of HTTP's own. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  /** What to answer. */
  public Refusal refusal() {
    return refusal;
  }
}
