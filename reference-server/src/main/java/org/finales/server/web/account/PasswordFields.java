package org.finales.server.web.account;

import org.finales.core.accounts.LogIns;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.FormInput;

/** A new password, typed twice. */
final class PasswordFields {
  /** Fewest characters of a password that a person chooses on a page. */
  static final int SHORTEST = 12;

  private PasswordFields() {}

  static Field first(PageCall call) {
    return Field.password("password", call.text("password.new"))
        .required()
        .length(SHORTEST, LogIns.MAX_PASSWORD)
        .autocomplete("new-password")
        .hint(call.text("password.hint", SHORTEST));
  }

  static Field again(PageCall call) {
    return Field.password("again", call.text("password.again"))
        .required()
        .autocomplete("new-password");
  }

  static Field name(PageCall call) {
    return Field.text("username", call.text("login.username"))
        .required()
        .length(1, 200)
        .autocomplete("username");
  }

  static void compare(PageCall call, FormInput input) {
    if (!input.text("password").equals(input.text("again"))) {
      input.error("again", call.text("password.differs"));
    }
  }
}
