package org.finales.server.api;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static org.finales.server.api.RequestRoutes.REQUEST;
import static org.finales.server.api.ResultRoutes.RESULT;
import static org.finales.server.api.Route.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.FileDraft;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Page;
import org.finales.api.broker.Upload;
import org.finales.api.rest.Api;
import org.finales.core.engine.Action;
import org.finales.server.http.Bodies;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/** Files of requests and results. */
final class FileRoutes {
  private static final String TAG = "Files";
  private static final String FILES = Api.ROOT + "/files";
  private static final String FILE = FILES + "/{file}";
  private static final String UPLOAD_PATH = Api.ROOT + "/uploads/{upload}";
  private static final Param<UUID> FILE_ID = Param.pathId("file", "The file's identifier.");
  private static final Param<UUID> UPLOAD = Param.pathId("upload", "The upload's identifier.");
  private static final Param<Long> OFFSET =
      Param.headerNumber(
          Api.UPLOAD_OFFSET, true, "Where the bytes begin: the upload's present offset.");
  private static final Param<String> RANGE =
      Param.header("Range", false, "One range of bytes, such as `bytes=1000-`.");

  private FileRoutes() {}

  static List<Route> all() {
    return List.of(
        route(POST, FILES, "beginUpload")
            .about(TAG, "Announces a file of a request or result.")
            .may(Action.REQUEST, Action.WORK)
            .body(FileDraft.class)
            .answers(201, "The upload, to which its bytes are sent.", Upload.class, "Location")
            .refuses(404)
            .by(
                call -> {
                  Upload upload = call.broker().files().begin(call.body(FileDraft.class));
                  call.ctx().header(Api.UPLOAD_OFFSET, Long.toString(upload.offset()));
                  call.created(Api.ROOT + "/uploads/" + upload.id(), upload);
                }),
        route(GET, UPLOAD_PATH, "findUpload")
            .about(TAG, "How far an upload has come.")
            .may(Action.READ)
            .takes(UPLOAD)
            .answers(200, "The upload.", Upload.class, Api.UPLOAD_OFFSET)
            .refuses(404)
            .by(
                call ->
                    answer(
                        call,
                        call.broker()
                            .files()
                            .upload(call.get(UPLOAD))
                            .orElseThrow(
                                () -> new NotFoundException("no upload " + call.get(UPLOAD))))),
        route(PATCH, UPLOAD_PATH, "appendToUpload")
            .about(TAG, "Sends bytes of an upload; the last byte makes the file.")
            .may(Action.REQUEST, Action.WORK)
            .takes(UPLOAD, OFFSET)
            .stream(Api.UPLOAD_TYPE)
            .answers(200, "How far it has come.", Upload.class, Api.UPLOAD_OFFSET)
            .refuses(404, 409, 422)
            .by(FileRoutes::append),
        route(GET, FILE, "findFile")
            .about(TAG, "What is known of a file.")
            .may(Action.READ)
            .takes(FILE_ID)
            .answers(200, "The description.", FileInfo.class)
            .refuses(404)
            .by(call -> call.json(info(call))),
        route(GET, FILE + "/content", "contentOfFile")
            .about(TAG, "A file's bytes.")
            .may(Action.READ)
            .takes(FILE_ID, RANGE)
            .answers(
                200,
                "All of them.",
                "application/octet-stream",
                null,
                "ETag",
                "Accept-Ranges",
                "Content-Disposition")
            .answers(
                206,
                "The range.",
                "application/octet-stream",
                null,
                "ETag",
                "Content-Range",
                "Content-Disposition")
            .answersNothing(304, "It is the content that the caller has.", "ETag")
            .refuses(404, 416)
            .by(FileRoutes::content),
        list(RequestRoutes.ONE, "filesOfRequest", "request", REQUEST),
        list(ResultRoutes.ONE, "filesOfResult", "result", RESULT));
  }

  private static Route list(String owner, String id, String subject, Param<UUID> param) {
    return route(GET, owner + "/files", id)
        .about(TAG, "The files of a " + subject + ", oldest first.")
        .may(Action.READ)
        .takes(param)
        .answers(200, "All of them, in one page.", new PageOf(FileInfo.class))
        .refuses(404)
        .by(
            call ->
                call.json(new Page<>(call.broker().files().list(subject, call.get(param)), null)));
  }

  private static void append(Call call) throws IOException {
    Bodies.requireType(call.ctx(), Api.UPLOAD_TYPE);
    // The upload knows its size and refuses more; here only slowness is bounded.
    try (InputStream bytes = Bodies.stream(call.ctx(), Long.MAX_VALUE)) {
      answer(call, call.broker().files().append(call.get(UPLOAD), call.get(OFFSET), bytes));
    }
  }

  private static void answer(Call call, Upload upload) {
    call.ctx().header(Api.UPLOAD_OFFSET, Long.toString(upload.offset()));
    call.json(upload);
  }

  private static FileInfo info(Call call) {
    UUID id = call.get(FILE_ID);
    return call.broker().files().find(id).orElseThrow(() -> new NotFoundException("no file " + id));
  }

  private static void content(Call call) throws IOException {
    FileInfo file = info(call);
    String tag = "\"" + file.sha256() + "\"";
    call.ctx()
        .header("ETag", tag)
        .header("Accept-Ranges", "bytes")
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + escaped(file.name()));
    if (tag.equals(call.ctx().header("If-None-Match"))) {
      call.ctx().status(304);
      return;
    }
    Span span = span(call.find(RANGE), call.ctx().header("If-Range"), tag, file.size());
    if (span == null) {
      throw Refusal.of(416, "range-not-satisfiable", "the file has " + file.size() + " bytes")
          .with("Content-Range", "bytes */" + file.size())
          .exception();
    }
    long length = span.until - span.from;
    if (length < file.size()) {
      call.ctx()
          .status(206)
          .header(
              "Content-Range", "bytes " + span.from + "-" + (span.until - 1) + "/" + file.size());
    }
    // The type is the sender's word and the bytes are anybody's: never to be run in a browser.
    call.ctx().res().setContentType("application/octet-stream");
    call.ctx().res().setContentLengthLong(length);
    if (call.isHead() || length == 0) {
      return;
    }
    try (InputStream bytes = call.broker().files().open(file.id(), span.from)) {
      copy(bytes, call.ctx().res().getOutputStream(), length);
    }
  }

  private static void copy(InputStream from, java.io.OutputStream to, long length)
      throws IOException {
    byte[] part = new byte[(int) Math.min(length, 32 * 1024)];
    long left = length;
    while (left > 0) {
      int got = from.read(part, 0, (int) Math.min(left, part.length));
      if (got < 0) {
        throw new IOException("the stored file is shorter than its description says");
      }
      to.write(part, 0, got);
      left -= got;
    }
  }

  /** The bytes wanted; all for no range or one that need not be honoured; null if impossible. */
  private static @Nullable Span span(
      @Nullable String range, @Nullable String ifRange, String tag, long size) {
    Span all = new Span(0, size);
    if (range == null || ifRange != null && !ifRange.equals(tag)) {
      return all;
    }
    if (!range.matches("bytes=([0-9]{1,18}-[0-9]{0,18}|-[0-9]{1,18})")) {
      return all;
    }
    String bounds = range.substring("bytes=".length());
    int dash = bounds.indexOf('-');
    if (dash == 0) {
      long last = Long.parseLong(bounds.substring(1));
      return last == 0 || size == 0 ? null : new Span(Math.max(0, size - last), size);
    }
    long from = Long.parseLong(bounds.substring(0, dash));
    long until =
        dash == bounds.length() - 1
            ? size
            : Math.min(size, Long.parseLong(bounds.substring(dash + 1)) + 1);
    return from >= until ? null : new Span(from, until);
  }

  /** Bytes from one to before another. */
  private record Span(long from, long until) {}

  /** A file name as RFC 8187 wants it. */
  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_')) {
        text.append(c);
      } else {
        text.append(String.format("%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
