package org.finales.server.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finales.core.engine.Action;
import org.finales.core.engine.Role;

/** Writes the page about the native surface from its routes. */
final class ApiPage {
  private static final String HEAD =
      """
      # The native surface

      Everything under `/api/v1`, as JSON in UTF-8. A running server describes it in full, with every field, at
      `/openapi.json` (OpenAPI 3.1) and shows it at `/docs`. This page is made from the same declarations as the routes
      themselves; a test keeps it current. In Java, `org.finales.client.HttpBroker` speaks it.

      ## Who may call

      Send `Authorization: Bearer TOKEN`. A token comes from `POST /api/v1/login` with a name and a password, or from
      `token add` on the command line. What an account may do follows from its role:

      """;

  private static final String RULES =
      """

      The engine holds to the same table, and looks besides whose things are meant: only the requester or an operator
      retracts a request, only the holder of a claim delivers it, only its poster or an operator amends a result, only
      its account or an operator changes a tenant.

      ## What holds everywhere

      - **Refusals** are problem details (RFC 9457, `application/problem+json`): `status`, `code` for programs, `detail`
        for people, and `violations` with the `path` (a JSON pointer into the body, or `query/…`, `path/…`, `header/…`)
        and the `message` of everything that is wrong. 400: it cannot be read. 401: no good token. 403: not for this
        role. 404: no such thing. 409: it does not go with how things stand; `code` says why. 412: changed since it was
        read. 413, 415: too large, wrong type. 422: it can be read and is wrong. 429, 503: later, see `Retry-After`.
      - **Unknown fields** in a body and unknown query parameters are refused. Answers may gain fields with time: ignore
        those that you do not know.
      - **Lists** are pages: `items`, and `next` as long as there is more; give it back as `cursor`.
      - **Waiting** needs no polling: `?wait=30s` on a request answers when it is settled, on `work/next` when there is
        work, on events when there is one. At most a minute at a time; then ask again. A wait holds no thread.
      - **Posting again** is harmless with an `Idempotency-Key`: the same key and content by the same account get the
        same answer; the same key with other content is a 409.
      - **Revisions**: `ETag` and `If-None-Match` spare reading what has not changed; changing a tenant takes its `ETag`
        in `If-Match`, amending a result may.
      - **Events** as a stream: `GET /api/v1/events` with `Accept: text/event-stream`; the stream goes on after
        `Last-Event-ID`, begins with the present otherwise, and misses nothing however slowly it is read.
      - **Files** are announced, then sent in as many pieces as it takes with `PATCH` and `Upload-Offset`; after a break
        ask the upload how far it has come. They are read whole or in a `Range`, always as an attachment.
      - **Durations** are ISO 8601 (`PT90S`), moments too, in UTC (`2026-11-20T08:17:41Z`).
      - **Bounds**: bodies to 8 MiB, heads to 8 KiB, JSON 64 deep, numbers to 100 digits and the range of a double.

      ## Routes
      """;

  private ApiPage() {}

  static String write(List<Route> routes) {
    StringBuilder page = new StringBuilder(HEAD);
    row(page, cells("action", role -> role.wireName()));
    row(page, cells("---", role -> "---"));
    for (Action action : Action.values()) {
      row(
          page,
          cells(
              "`" + Words.of(action) + "`: " + action.description(),
              role -> role.actions().contains(action) ? "yes" : ""));
    }
    page.append(RULES);
    Map<String, List<Route>> chapters = new LinkedHashMap<>();
    routes.forEach(
        route -> chapters.computeIfAbsent(route.tag(), tag -> new ArrayList<>()).add(route));
    chapters.forEach(
        (tag, some) -> {
          page.append("\n### ").append(tag).append("\n\n");
          page.append("| call | action | what it does |\n|---|---|---|\n");
          some.forEach(route -> route(page, route));
        });
    return page.toString();
  }

  private static void route(StringBuilder page, Route route) {
    page.append("| `").append(route.method().name()).append(' ').append(route.path());
    List<String> query =
        route.params().stream()
            .filter(param -> param.place() == Param.Place.QUERY)
            .map(Param::name)
            .toList();
    if (!query.isEmpty()) {
      page.append('?').append(String.join("&", query));
    }
    page.append("` | ");
    page.append(route.actions().isEmpty() ? "none" : "`" + Words.of(route.actions()) + "`");
    page.append(" | ").append(route.summary().replace("|", "\\|")).append(" |\n");
  }

  private static List<String> cells(
      String first, java.util.function.Function<Role, String> perRole) {
    List<String> cells = new ArrayList<>(List.of(first));
    Arrays.stream(Role.values()).map(perRole).forEach(cells::add);
    return cells;
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
