package org.finales.server.web.requests;

import java.io.InputStream;
import java.util.UUID;
import org.finales.api.broker.FileInfo;
import org.finales.api.broker.NotFoundException;
import org.finales.core.engine.Action;
import org.finales.server.web.kit.Links;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;

/** Files of requests and results, to be saved; nothing in them is ever shown as a page. */
final class RequestFiles {
  static final String PATH = "/lab/files/{file}";

  RequestFiles() {}

  void register(Pages pages) {
    pages.get(PATH, Action.READ, RequestFiles::send);
  }

  private static void send(PageCall call) {
    UUID id = call.id("file");
    FileInfo file =
        call.broker()
            .files()
            .find(id)
            .orElseThrow(() -> new NotFoundException(call.text("files.unknown", id.toString())));
    InputStream bytes = call.broker().files().open(id, 0);
    call.ctx().res().setContentType("application/octet-stream");
    call.ctx()
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + Links.escape(file.name()))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Content-Length", Long.toString(file.size()))
        .result(bytes);
  }
}
