package org.finales.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Violation;

/**
 * Why a call is not answered as asked, before a surface gives it its shape.
 *
 * @param status HTTP status, 400 to 599
 * @param code the reason for programs: lower case, words joined by hyphens
 * @param detail the reason for people, in words; holds nothing about the server's inside
 * @param violations the places that are wrong; empty if it is not about places
 * @param headers headers that go with the answer, for example {@code Allow}
 */
public record Refusal(
    int status,
    String code,
    String detail,
    List<Violation> violations,
    Map<String, String> headers) {

  public Refusal {
    violations = List.copyOf(violations);
    headers = Map.copyOf(headers);
  }

  /** A refusal without places and headers. */
  public static Refusal of(int status, String code, String detail) {
    return new Refusal(status, code, detail, List.of(), Map.of());
  }

  /** The call is wrong in a way that has no status of its own. */
  public static Refusal badRequest(String detail) {
    return of(400, "bad-request", detail);
  }

  /** No route has this path. */
  public static Refusal noRoute(String path) {
    return of(404, "no-such-address", "there is nothing at " + path);
  }

  /** The path is known, the method is not. */
  public static Refusal methodNotAllowed(String method, String allow) {
    return of(405, "method-not-allowed", method + " is not possible here; possible: " + allow)
        .with("Allow", allow);
  }

  /** The body is larger than the limit. */
  public static Refusal tooLarge(long limit) {
    return of(413, "too-large", "a body of more than " + limit + " bytes is not taken here");
  }

  /** The body is of another type than the route takes. */
  public static Refusal mediaType(String expected) {
    return of(415, "unsupported-media-type", "the body must be " + expected);
  }

  /** The same with one more header. */
  public Refusal with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Refusal(status, code, detail, violations, all);
  }

  /** This refusal as an exception, for handlers to throw. */
  public RefusedException exception() {
    return new RefusedException(this);
  }
}
