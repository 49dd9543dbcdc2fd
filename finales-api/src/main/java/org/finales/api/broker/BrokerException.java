package org.finales.api.broker;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that a broker refuses or cannot do.
 *
 * <p>Each child names one kind of reason and what to do next; {@link #code()} is the same reason
 * for programs, stable over versions and the same on the wire.
 */
public abstract sealed class BrokerException extends RuntimeException
    permits ConflictException,
        ForbiddenException,
        InvalidException,
        NotFoundException,
        UnauthenticatedException,
        UnavailableException {
  private static final long serialVersionUID = 1L;

  private final String code;

  BrokerException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The reason for programs: lower case, words joined by hyphens. */
  public final String code() {
    return code;
  }
}
