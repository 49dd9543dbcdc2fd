package org.finales.server.web.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where forms led, so that one that is sent again, by a double click or by a browser that
 * reloads, does nothing and leads there again. Thread-safe.
 */
final class Once {
  private static final int MOST = 20_000;
  private static final long PATIENCE_SECONDS = 30;

  private final Map<String, CompletableFuture<String>> led =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Begins to work on a form.
   *
   * @return where the same form led before; {@code null} if it is new, and {@link #ledTo} or {@link
   *     #cameToNothing} has to be called
   */
  @Nullable String begin(String form) {
    CompletableFuture<String> before;
    synchronized (led) {
      before = led.putIfAbsent(form, new CompletableFuture<>());
    }
    if (before == null) {
      return null;
    }
    try {
      return before.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException | TimeoutException e) {
      throw busy();
    }
  }

  void ledTo(String form, String location) {
    CompletableFuture<String> mine;
    synchronized (led) {
      mine = led.get(form);
    }
    if (mine != null) {
      mine.complete(location);
    }
  }

  void cameToNothing(String form) {
    CompletableFuture<String> mine;
    synchronized (led) {
      mine = led.remove(form);
    }
    if (mine != null) {
      mine.completeExceptionally(new IllegalStateException("the form was refused"));
    }
  }

  private static RuntimeException busy() {
    return Refusal.of(409, "sent-twice", "the same form was sent twice; look whether it worked")
        .exception();
  }
}
