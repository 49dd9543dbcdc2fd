package org.finales.server.http;

import io.javalin.http.Context;
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Api;
import org.finales.api.rest.Problem;

/** Refusals as problem details, RFC 9457. */
public final class Problems {
  private Problems() {}

  /** Answers with a refusal as problem details. */
  public static void answer(Context ctx, Refusal refusal) {
    Answers.bytes(ctx, Api.PROBLEM_TYPE, FinalesJson.writeBytes(of(refusal)));
  }

  static Problem of(Refusal refusal) {
    return new Problem(
        Api.PROBLEM_PREFIX + refusal.code(),
        title(refusal.status()),
        refusal.status(),
        refusal.detail(),
        refusal.code(),
        refusal.violations());
  }

  /** The name that HTTP gives to a status. */
  static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 422 -> "Unprocessable Content";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Client Error" : "Server Error";
    };
  }
}
