package org.finales.api.rest;

import java.time.Duration;

/** Names and bounds of the native HTTP surface. */
public final class Api {
  /** Where all paths of the surface begin. */
  public static final String ROOT = "/api/v1";

  /** The longest that one call waits; whoever wants to wait longer calls again. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Makes posting again harmless: same key and content by the same account, same answer. */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** How many bytes of an upload have arrived, or where the bytes sent begin. */
  public static final String UPLOAD_OFFSET = "Upload-Offset";

  /** The media type of bytes of an upload. */
  public static final String UPLOAD_TYPE = "application/offset+octet-stream";

  /** The media type of problem details, RFC 9457. */
  public static final String PROBLEM_TYPE = "application/problem+json";

  /** What precedes the code in a problem's type. */
  public static final String PROBLEM_PREFIX = "urn:finales:problem:";

  private Api() {}
}
