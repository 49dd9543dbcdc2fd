package org.finales.server.web.kit;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One page's stream: at most one state of each topic waits, whatever the connection takes. */
final class LiveStream implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

  private final Context ctx;
  private final Executor writing;
  private final BooleanSupplier allowed;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  // Guarded by itself.
  private final Map<String, String> waiting = new LinkedHashMap<>();

  // Guarded by this; writing goes on one thread at a time.
  private @Nullable ServletOutputStream out;
  private boolean unflushed;

  LiveStream(Context ctx, Executor writing, BooleanSupplier allowed) {
    this.ctx = ctx;
    this.writing = writing;
    this.allowed = allowed;
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  CompletableFuture<Void> begin() {
    var response = ctx.res();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    // Asks proxies not to gather the stream before passing it on.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      ServletOutputStream stream = response.getOutputStream();
      synchronized (this) {
        out = stream;
      }
      stream.setWriteListener(this);
    } catch (IOException e) {
      ended.completeExceptionally(e);
    }
    return ended;
  }

  /** Replaces what waits of a topic. */
  void tell(String topic, String json) {
    boolean first;
    synchronized (waiting) {
      first = waiting.isEmpty();
      waiting.put(topic, json);
    }
    if (first) {
      wake();
    }
  }

  void beat() {
    if (!allowed.getAsBoolean()) {
      end();
      return;
    }
    tell("beat", "null");
  }

  void end() {
    try {
      writing.execute(
          () -> {
            synchronized (this) {
              ended.complete(null);
            }
          });
    } catch (RejectedExecutionException e) {
      ended.complete(null);
    }
  }

  private void wake() {
    try {
      writing.execute(this::pump);
    } catch (RejectedExecutionException e) {
      ended.complete(null);
    }
  }

  @Override
  public void onWritePossible() {
    pump();
  }

  @Override
  public void onError(Throwable problem) {
    LOG.debug("a page is gone: {}", problem.toString());
    ended.complete(null);
  }

  private synchronized void pump() {
    ServletOutputStream to = out;
    try {
      while (to != null && !ended.isDone() && to.isReady()) {
        if (unflushed) {
          unflushed = false;
          to.flush();
          continue;
        }
        String text = more();
        if (text == null) {
          return;
        }
        unflushed = true;
        to.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a stream to a page ends: {}", e.toString());
      ended.complete(null);
    } catch (RuntimeException e) {
      LOG.warn("a stream to a page ends", e);
      ended.complete(null);
    }
  }

  private @Nullable String more() {
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        return null;
      }
      StringBuilder text = new StringBuilder();
      Iterator<Map.Entry<String, String>> each = waiting.entrySet().iterator();
      while (each.hasNext()) {
        Map.Entry<String, String> next = each.next();
        // JSON has no line ends of its own, so one line holds it.
        String topic = next.getKey();
        if (topic.isEmpty()) {
          text.append("retry: 2000\nevent: hello\ndata: ").append(next.getValue());
        } else if (topic.equals("beat")) {
          text.append("event: beat\ndata: null");
        } else {
          text.append("event: news\ndata: {\"topic\":")
              .append(FinalesJson.write(topic))
              .append(",\"state\":")
              .append(next.getValue())
              .append('}');
        }
        text.append("\n\n");
        each.remove();
      }
      return text.toString();
    }
  }
}
