package org.finales.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which the head of a request does not come to its end. The idle time alone
 * does not: one byte now and then keeps a connection for hours.
 */
final class SlowHeads extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(SlowHeads.class);

  private final Duration patience;

  /** Connections with a request whose head is complete and whose answer is not. */
  private final Set<EndPoint> answering = ConcurrentHashMap.newKeySet();

  private Map<EndPoint, Progress> seen = new HashMap<>();

  SlowHeads(Duration patience) {
    this.patience = patience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    answering.add(endPoint);
    Request.addCompletionListener(request, problem -> answering.remove(endPoint));
    return super.handle(request, response, callback);
  }

  /** Begins to look at a connector's connections; ends by itself when the connector stops. */
  void watch(ServerConnector connector) {
    Scheduler scheduler = connector.getScheduler();
    scheduler.schedule(
        () -> {
          if (connector.isRunning()) {
            sweep(connector, System.nanoTime());
            watch(connector);
          }
        },
        Math.max(50, patience.toMillis() / 4),
        TimeUnit.MILLISECONDS);
  }

  /** One look at all connections; two never run at once. */
  private void sweep(ServerConnector connector, long now) {
    Map<EndPoint, Progress> next = new HashMap<>();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Connection connection = endPoint.getConnection();
      if (connection == null || answering.contains(endPoint)) {
        continue;
      }
      long bytes = connection.getBytesIn();
      long heads = connection.getMessagesIn();
      Progress before = seen.get(endPoint);
      if (before == null || before.heads != heads) {
        next.put(endPoint, new Progress(heads, bytes, heads == 0 && bytes > 0, now));
      } else if (!before.begun) {
        next.put(endPoint, new Progress(heads, bytes, bytes > before.bytes, now));
      } else if (now - before.since > patience.toNanos()) {
        LOG.debug("closing {}: its head takes too long", endPoint.getRemoteSocketAddress());
        endPoint.close();
      } else {
        next.put(endPoint, before);
      }
    }
    seen = next;
  }

  /**
   * How far a connection had come when it was looked at.
   *
   * @param heads heads that came to their end
   * @param bytes all bytes that came
   * @param begun whether a further head has begun
   * @param since when it was seen so
   */
  private record Progress(long heads, long bytes, boolean begun, long since) {}
}
