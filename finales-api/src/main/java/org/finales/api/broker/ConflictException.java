package org.finales.api.broker;

/**
 * What was asked does not go with how things stand: the request is held or settled, the claim is no
 * longer the caller's, the thing has changed since it was read, a key was used for something else.
 * Read again before trying anything else; repeating the same call does not help.
 */
public final class ConflictException extends BrokerException {
  private static final long serialVersionUID = 1L;

  /** The request is held by somebody else. */
  public static final String HELD = "request-held";

  /** The request stands in a status from which this is not possible. */
  public static final String WRONG_STATUS = "wrong-status";

  /** The claim is not, or no longer, the caller's. */
  public static final String STALE_CLAIM = "stale-claim";

  /** Another live claim holds one of the resources. */
  public static final String RESOURCE_HELD = "resource-held";

  /** All slots of the tenant are taken. */
  public static final String NO_FREE_SLOT = "no-free-slot";

  /** The tenant does not serve this request. */
  public static final String NOT_SERVED = "not-served";

  /** The thing was changed since it was read. */
  public static final String CHANGED = "changed-since";

  /** The idempotency key was used before for something else. */
  public static final String KEY_REUSED = "idempotency-key-reused";

  /** The name is taken. */
  public static final String NAME_TAKEN = "name-taken";

  /** Bytes were sent for a place that the upload has not reached or has passed. */
  public static final String WRONG_OFFSET = "wrong-offset";

  /**
   * Says what stands in the way.
   *
   * @param code one of the constants of this class
   */
  public ConflictException(String code, String message) {
    super(code, message, null);
  }
}
