package org.finales.server.finales2;

import io.javalin.http.Context;
import java.util.Set;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.ResultQuery;
import org.jspecify.annotations.Nullable;

/** What calls name: identifiers, and the quantity and method that lists are held to. */
final class Ids {
  /** No name is longer. */
  private static final int MAX_NAME = 200;

  private Ids() {}

  /**
   * The identifier that a change of status means. FINALES 2 demands it in the query although it is
   * in the path, and its own client calls that of a result {@code request_id}; so the query counts
   * under either name, and where it has none the path.
   */
  static String meant(Query query, Context ctx, String name, String otherName) {
    String named = query.find(name);
    String other = named == null ? query.find(otherName) : named;
    return other == null ? ctx.pathParam("object_id") : other;
  }

  /** Requests of a quantity and method; {@code null} if there can be none. */
  static @Nullable RequestQuery query(
      @Nullable String quantity, @Nullable String method, RequestStatus status) {
    return isPossible(quantity) && isPossible(method)
        ? new RequestQuery(Set.of(status), quantity, method, null, null, null, null)
        : null;
  }

  /** Results of a quantity and method; {@code null} if there can be none. */
  static @Nullable ResultQuery results(@Nullable String quantity, @Nullable String method) {
    return isPossible(quantity) && isPossible(method)
        ? new ResultQuery(Set.of(), quantity, method, null, null, null, null)
        : null;
  }

  private static boolean isPossible(@Nullable String name) {
    return name == null || name.length() <= MAX_NAME && name.indexOf('\0') < 0;
  }
}
