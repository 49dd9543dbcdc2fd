package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.finales.api.broker.Result;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as linked data over the native surface. */
class RecordRoutesTest extends RestCalls {
  @ParameterizedTest
  @CsvSource({
    "jsonld, application/ld+json, records.jsonld",
    "nquads, application/n-quads, records.nq",
    "turtle, text/turtle; charset=utf-8, records.ttl",
    "ro-crate, application/zip, records.zip"
  })
  void everyFormSaysWhatItIs(String format, String type, String name) throws Exception {
    lab.admin.results().postUnsolicited(Lab.result());
    HttpResponse<String> answer = send(call("/api/v1/export?format=" + format));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
        .isEqualToIgnoringCase(type.replace(" ", ""));
    assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains(name);
    assertThat(answer.headers().firstValueAsLong("Content-Length")).isPresent();
  }

  @Test
  void whatWasExportedIsHereAlreadyWhenItComesBack() throws Exception {
    Result result = lab.admin.results().postUnsolicited(Lab.result());
    String all = send(call("/api/v1/export?result=" + result.id())).body();
    assertThat(all).contains(result.id().toString());
    HttpResponse<String> in =
        send(
            call("/api/v1/imports/records")
                .header("Content-Type", "application/ld+json")
                .POST(BodyPublishers.ofString(all)));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    assertThat(FinalesJson.read(in.body()).path("present").asInt()).isEqualTo(2);
    assertThat(FinalesJson.read(in.body()).path("results").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=pdf",
        "request=1",
        "request=",
        "nothing=1",
        "result=x,y",
        "format=jsonld&format=turtle"
      })
  void oddParametersAreRefused(String query) throws Exception {
    assertThat(send(call("/api/v1/export?" + query)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 415",
    "application/zip, 422",
    "application/ld+json, 422",
    "application/n-quads, 422"
  })
  void rubbishIsRefused(String type, int status) throws Exception {
    HttpResponse<String> answer =
        send(
            call("/api/v1/imports/records")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("rubbish")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("/tmp").doesNotContain("Exception");
  }
}
