package org.finales.server.web.account;

import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;

/** Signing in and up, the own account, and the administration of all. */
public final class AccountRoom implements Room {
  private final SetUp setUp;

  /**
   * Makes the room.
   *
   * @param setUpCode what somebody has to know who sets an empty server up from elsewhere
   */
  public AccountRoom(String setUpCode) {
    this.setUp = new SetUp(setUpCode);
  }

  @Override
  public String texts() {
    return "account";
  }

  @Override
  public void register(Pages pages) {
    setUp.register(pages);
    new SignIn(setUp).register(pages);
    new SignUpPages().register(pages);
    new AccountPages().register(pages);
    new UserPages().register(pages);
  }
}
