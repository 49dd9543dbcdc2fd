package org.finales.server.web.account;

import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;

/** Signing in and up, the own account, and the administration of all. */
public final class AccountRoom implements Room {
  @Override
  public String texts() {
    return "account";
  }

  @Override
  public void register(Pages pages) {
    new SignIn().register(pages);
  }
}
