package org.finales.server.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** A family of routes for one kind of client, with its own shape of refusals. Thread-safe. */
public interface Surface {
  /** Registers the routes; called once, before the server accepts connections. */
  void register(Routes routes);

  /**
   * Whether a path that no route answers is this surface's to refuse. Surfaces are asked in the
   * order in which the server got them; the first that says yes answers.
   *
   * @param path the raw path, beginning with a slash
   */
  boolean owns(String path);

  /**
   * Writes the answer to a call that is refused. Status and headers of the refusal are set already
   * and may be changed.
   */
  void refuse(Context ctx, Refusal refusal);

  /**
   * What an exception means on this surface.
   *
   * @return the refusal, or {@code null} to leave it to the server: children of {@code
   *     BrokerException} by their kind, {@code JsonException} 400, everything else 500
   */
  default @Nullable Refusal explain(Throwable problem) {
    return null;
  }

  /**
   * Whether {@code HEAD} is answered wherever {@code GET} is, and {@code OPTIONS} with the methods
   * that are possible; otherwise both are refused with 405.
   */
  default boolean answersHeadAndOptions() {
    return true;
  }

  /** Ends everything that waits, because the server stops; called once. */
  default void stopping() {}
}
