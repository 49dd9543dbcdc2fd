package org.finales.server.web.requests;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.Capability;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.broker.ResultDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.SentFile;
import org.finales.server.web.schema.SchemaForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answering a request as a person, through a form that is made of the result's schema. */
final class RequestAnswer {
  private static final String PATH = RequestList.PATH + "/{request}/answer";
  private static final long MAX_BODY = 256L << 20;
  private static final int MOST_FILES = 20;

  RequestAnswer() {}

  void register(Pages pages) {
    pages.get(PATH, Action.WORK, RequestAnswer::show);
    pages.post(PATH, Action.WORK, MAX_BODY, RequestAnswer::post);
  }

  private static String method(PageCall call, Request request, @Nullable String asked) {
    if (asked == null) {
      return request.methods().get(0);
    }
    if (!request.methods().contains(asked)) {
      throw new NotFoundException(call.text("requests.no-such-method", asked));
    }
    return asked;
  }

  private static Capability capability(PageCall call, Request request, String method) {
    Capability capability = RequestPage.capability(call, request, method);
    if (capability == null) {
      throw new NotFoundException(call.text("capabilities.unknown", request.quantity(), method));
    }
    return capability;
  }

  private static void show(PageCall call) {
    Request request = RequestPage.found(call);
    String method = method(call, request, call.query("method"));
    Capability capability = capability(call, request, method);
    SchemaForm form = SchemaForm.of(capability.resultSchema(), call.pages().texts(), null);
    JsonNode asked = request.parameters().get(method);
    form(
        call,
        200,
        request,
        method,
        form,
        List.of(),
        asked == null ? "{}" : asked.toPrettyString(),
        null);
  }

  private static void post(PageCall call) throws IOException {
    Request request = RequestPage.found(call);
    String method = method(call, request, call.submission().find("method"));
    Capability capability = capability(call, request, method);
    JsonNode schema = capability.resultSchema();
    List<String> above = new ArrayList<>();
    String json = call.submission().raw("json");
    SchemaForm form =
        json == null ? SchemaForm.read(schema, call.pages().texts(), call.submission()) : null;
    JsonNode data = form == null ? read(json, above) : form.value();
    String used = String.valueOf(call.submission().raw("parameters"));
    String action = String.valueOf(call.submission().find("_action"));
    if (action.equals("json")) {
      String text = data == null ? json : data.toPrettyString();
      form(call, 200, request, method, null, above, used, text);
      return;
    }
    if (action.equals("fields") && data != null) {
      SchemaForm filled = SchemaForm.of(schema, call.pages().texts(), data);
      form(call, 200, request, method, filled, above, used, null);
      return;
    }
    if (!action.equals("post")) {
      form(call, 200, request, method, form, above, used, json);
      return;
    }
    JsonNode parameters = read(used, above);
    List<SentFile> files = call.submission().files("files");
    if (files.size() > MOST_FILES) {
      above.add(call.text("files.too-many", MOST_FILES));
    }
    if (above.isEmpty()
        && data != null
        && parameters != null
        && (form == null || form.isReadable())) {
      try {
        String once = call.submission().once();
        Result result =
            call.broker()
                .results()
                .post(
                    request.id(),
                    new ResultDraft(
                        request.quantity(),
                        method,
                        parameters,
                        data,
                        null,
                        once == null ? null : "page-" + once));
        List<String> failed = upload(call, result, files);
        call.redirect(
            RequestList.PATH + "/" + request.id(),
            failed.isEmpty()
                ? Flash.done(call.text("results.posted"))
                : Flash.problem(call.text("results.posted-without", String.join(", ", failed))));
        return;
      } catch (InvalidException e) {
        RequestPost.place(e, "/data", form, above);
      } catch (ConflictException e) {
        above.add(String.valueOf(e.getMessage()));
      }
    }
    form(call, 422, request, method, form, above, used, json);
  }

  private static @Nullable JsonNode read(@Nullable String text, List<String> above) {
    try {
      return FinalesJson.read(text == null ? "" : text);
    } catch (JsonException e) {
      above.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static List<String> upload(PageCall call, Result result, List<SentFile> files)
      throws IOException {
    List<String> failed = new ArrayList<>();
    for (SentFile file : files) {
      String type =
          file.type().matches("[\\w.+-]+/[\\w.+-]+") ? file.type() : "application/octet-stream";
      String name = file.name().isBlank() ? "file" : file.name();
      try (InputStream bytes = file.open()) {
        call.broker()
            .files()
            .put(new FileDraft("result", result.id(), name, type, file.size(), null), bytes);
      } catch (InvalidException e) {
        failed.add(name + " (" + e.getMessage() + ")");
      }
    }
    return failed;
  }

  private static void form(
      PageCall call,
      int status,
      Request request,
      String method,
      @Nullable SchemaForm form,
      List<String> above,
      String parameters,
      @Nullable String json) {
    call.page("requests/answer")
        .title(call.text("results.answer-of", request.quantity()))
        .section("requests")
        .status(status)
        .with("request", request)
        .with("method", method)
        .with("schema", form)
        .with("above", above)
        .with("parameters", parameters)
        .with("json", json)
        .show();
  }
}
