package org.finales.server.sparql;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finales.core.graph.QueryLimits;
import org.finales.server.http.Bodies;
import org.finales.server.http.Percent;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A query as the SPARQL 1.1 Protocol sends it: in the address, in a form, or as the body.
 *
 * @param query the text; {@code null} if none was sent
 * @param limit how many rows are wanted; {@code null} for all
 */
record SparqlCall(@Nullable String query, @Nullable Integer limit) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";

  /** A query is shorter than this, escapes included. */
  private static final long MAX_BODY = 1 << 20;

  static SparqlCall get(Context ctx) {
    return of(single(ctx.queryParamMap()), null);
  }

  static SparqlCall post(Context ctx) {
    String sent = ctx.req().getContentType();
    String type = sent == null ? "" : sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    Map<String, String> inAddress = single(ctx.queryParamMap());
    switch (type) {
      case FORM -> {
        Bodies.requireType(ctx, FORM);
        String body = new String(Bodies.bytes(ctx, MAX_BODY), StandardCharsets.UTF_8);
        if (!inAddress.isEmpty()) {
          throw Refusal.badRequest("parameters belong in the form, not in the address").exception();
        }
        return of(Percent.pairs(body), null);
      }
      case QUERY -> {
        Bodies.requireType(ctx, QUERY);
        return of(inAddress, text(Bodies.bytes(ctx, MAX_BODY)));
      }
      case "application/sparql-update" ->
          throw Refusal.of(
                  415,
                  "unsupported-media-type",
                  "updates are not taken: the graph follows the records")
              .exception();
      default -> throw Refusal.mediaType(QUERY + " or " + FORM).exception();
    }
  }

  private static SparqlCall of(Map<String, String> parameters, @Nullable String body) {
    String query = body;
    Integer limit = null;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      switch (parameter.getKey()) {
        case "query" -> {
          if (query != null) {
            throw Refusal.badRequest("a query in the address and another in the body").exception();
          }
          query = parameter.getValue();
        }
        case "limit" -> limit = limit(parameter.getValue());
        case "default-graph-uri", "named-graph-uri" ->
            throw Refusal.badRequest(
                    parameter.getKey() + " is not supported; write FROM into the query")
                .exception();
        case "update", "using-graph-uri", "using-named-graph-uri" ->
            throw Refusal.badRequest("updates are not taken: the graph follows the records")
                .exception();
        default ->
            throw Refusal.badRequest(
                    "query/" + parameter.getKey() + ": unknown parameter; known are limit, query")
                .exception();
      }
    }
    return new SparqlCall(query, limit);
  }

  private static int limit(String text) {
    int most = QueryLimits.ofDefaults().rows();
    if (text.matches("[0-9]{1,9}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    }
    throw Refusal.badRequest("query/limit: a number from 1 to " + most + " is expected")
        .exception();
  }

  private static Map<String, String> single(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey,
                entry -> {
                  if (entry.getValue().size() != 1) {
                    throw Refusal.badRequest("query/" + entry.getKey() + ": given more than once")
                        .exception();
                  }
                  return entry.getValue().get(0);
                }));
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.badRequest("the query is not UTF-8").exception();
    }
  }
}
