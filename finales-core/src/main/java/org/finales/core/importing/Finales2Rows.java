package org.finales.core.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a FINALES 2 server's databases, as they stand there, in the order in which they were
 * inserted.
 *
 * @param requestLinks for a request, the rows of the capabilities it asks for
 * @param resultLinks for a result, the row of the capability that it answers
 */
record Finales2Rows(
    List<Capability> capabilities,
    List<Tenant> tenants,
    List<Request> requests,
    Map<String, List<String>> requestLinks,
    List<Result> results,
    Map<String, List<String>> resultLinks,
    List<Log> requestLogs,
    List<Log> resultLogs,
    List<User> users) {

  /** Of table {@code quantity}. */
  record Capability(
      String uuid,
      String quantity,
      String method,
      String specifications,
      String resultOutput,
      boolean active,
      @Nullable String loadTime) {}

  /** Of table {@code tenant}. */
  record Tenant(
      String uuid,
      String name,
      String limitations,
      String contact,
      boolean active,
      @Nullable String loadTime) {}

  /** Of table {@code request}. */
  record Request(
      String uuid,
      String parameters,
      String tenant,
      String received,
      String status,
      @Nullable String loadTime) {}

  /** Of table {@code result}. */
  record Result(
      String uuid,
      String request,
      String parameters,
      String data,
      String tenant,
      String status,
      String received,
      @Nullable String loadTime) {}

  /** Of table {@code status_log_request} or {@code status_log_result}. */
  record Log(
      String uuid,
      String subject,
      String status,
      @Nullable String message,
      @Nullable String loadTime) {}

  /** Of table {@code users}. */
  record User(
      String name,
      String uuid,
      @Nullable String password,
      @Nullable String groups,
      @Nullable String added) {}
}
