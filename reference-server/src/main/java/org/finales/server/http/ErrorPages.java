package org.finales.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.jspecify.annotations.Nullable;

/** What Jetty answers where no surface gets to see the call: heads that are no HTTP, stopping. */
final class ErrorPages extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    // Jetty says 505 to a first line that is no HTTP; the mistake is the caller's.
    int status = code == 505 ? 400 : code;
    response.setStatus(status);
    decorate(response.getHeaders());
    Content.Sink.write(response, true, text(status), callback);
  }

  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable fields) {
    decorate(fields);
    return StandardCharsets.UTF_8.encode(text(status));
  }

  private static void decorate(HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, Api.PROBLEM_TYPE);
    fields.put("X-Content-Type-Options", "nosniff");
    fields.put("Content-Security-Policy", Answers.API_POLICY);
    fields.put(HttpHeader.CACHE_CONTROL, "no-store");
  }

  private static String text(int status) {
    String detail =
        switch (status) {
          case 400 -> "this is not an HTTP request that the server understands";
          case 414 -> "the address is too long";
          case 431 -> "the head of the request is too long";
          case 503 -> "the server is stopping";
          default -> "the request cannot be answered";
        };
    String code =
        switch (status) {
          case 414, 431 -> "too-large";
          case 503 -> "unavailable";
          default -> status < 500 ? "bad-request" : "internal";
        };
    return FinalesJson.write(Problems.of(Refusal.of(status, code, detail)));
  }
}
