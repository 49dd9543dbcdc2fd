package org.finales.server.web.kit;

import org.finales.server.http.Problems;
import org.finales.server.http.Refusal;

/** Refusals in plain words, and the way to the page for signing in. */
final class RefusalPage {
  private RefusalPage() {}

  static void answer(PageCall call, Refusal refusal) {
    boolean script = call.ctx().header("HX-Request") != null;
    if (call.wantsJson()) {
      Problems.answer(call.ctx(), refusal);
      return;
    }
    if (refusal.status() == 401) {
      call.ctx().res().setHeader("WWW-Authenticate", null);
      String back = call.ctx().method().name().equals("GET") && !script ? call.here() : "";
      call.redirect(
          "/login"
              + (LocalPath.isLocal(back) && !back.equals("/")
                  ? "?next=" + Links.escape(back)
                  : ""));
      return;
    }
    String key = "error.title." + refusal.status();
    String title =
        call.pages().texts().has(key)
            ? call.text(key)
            : call.text(refusal.status() < 500 ? "error.title.4xx" : "error.title.5xx");
    call.page("kit/refusal").title(title).status(refusal.status()).with("refusal", refusal).show();
  }
}
