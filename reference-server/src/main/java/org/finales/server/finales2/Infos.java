package org.finales.server.finales2;

import java.time.ZoneId;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.finales.core.store.StoredRequest;
import org.finales.core.store.StoredResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Requests and results in FINALES 2's shapes {@code RequestInfo} and {@code ResultInfo}. JSON that
 * is stored goes out as it is, without being read. Thread-safe.
 *
 * <p>A request whose status FINALES 2 has no word for has the field {@code native_status} besides,
 * and {@code status_reason} where it is asked for alone; FINALES 2's clients ignore both.
 */
final class Infos {
  /** What stands for a tenant where the poster named none. */
  static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final ZoneId zone;

  /**
   * Writes times of requests in a zone.
   *
   * @param zone the server's own, as FINALES 2 does
   */
  Infos(ZoneId zone) {
    this.zone = zone;
  }

  /** The stored form of a request. */
  static StoredRequest stored(Request request) {
    return new StoredRequest(
        request.id(),
        request.quantity(),
        request.methods(),
        FinalesJson.write(request.parameters()),
        request.status(),
        request.account(),
        request.onBehalfOf(),
        request.holder(),
        request.created(),
        request.addressedTo(),
        request.resources().stream().toList());
  }

  /** The stored form of a result. */
  static StoredResult stored(Result result) {
    return new StoredResult(
        result.id(),
        result.request(),
        result.quantity(),
        result.method(),
        FinalesJson.write(result.parameters()),
        FinalesJson.write(result.data()),
        result.status(),
        result.account(),
        result.tenant(),
        result.onBehalfOf(),
        result.created(),
        result.updated());
  }

  /**
   * Writes a request.
   *
   * @param reason why it has its status; {@code null} to say nothing about it
   */
  void write(JsonGenerator out, StoredRequest request, @Nullable String reason) {
    RequestStatus status = request.status();
    out.writeStartObject();
    out.writeStringProperty("uuid", request.id().toString());
    out.writeStringProperty("ctime", NaiveTime.local(request.created(), zone));
    out.writeStringProperty("status", Words.of(status));
    out.writeObjectPropertyStart("request");
    out.writeStringProperty("quantity", request.quantity());
    out.writeArrayPropertyStart("methods");
    for (String method : request.methods()) {
      out.writeString(method);
    }
    out.writeEndArray();
    out.writeName("parameters");
    out.writeRawValue(request.parameters());
    String poster = request.onBehalfOf();
    out.writeStringProperty("tenant_uuid", poster == null ? NOBODY : poster);
    out.writeEndObject();
    if (Words.isTranslated(status)) {
      out.writeStringProperty("native_status", status.wireName());
      if (reason != null) {
        out.writeStringProperty("status_reason", reason);
      }
    }
    out.writeEndObject();
  }

  /** Writes a result. */
  void write(JsonGenerator out, StoredResult result) {
    out.writeStartObject();
    out.writeStringProperty("uuid", result.id().toString());
    out.writeStringProperty("ctime", NaiveTime.universal(result.updated()));
    out.writeStringProperty("status", result.status().wireName());
    out.writeObjectPropertyStart("result");
    out.writeName("data");
    out.writeRawValue(result.data());
    out.writeStringProperty("quantity", result.quantity());
    out.writeArrayPropertyStart("method");
    out.writeString(result.method());
    out.writeEndArray();
    out.writeObjectPropertyStart("parameters");
    out.writeName(result.method());
    out.writeRawValue(result.parameters());
    out.writeEndObject();
    out.writeStringProperty("tenant_uuid", poster(result));
    out.writeStringProperty("request_uuid", result.request().toString());
    out.writeEndObject();
    out.writeEndObject();
  }

  private static String poster(StoredResult result) {
    String named = result.onBehalfOf();
    return named != null ? named : result.tenant() != null ? result.tenant().toString() : NOBODY;
  }
}
