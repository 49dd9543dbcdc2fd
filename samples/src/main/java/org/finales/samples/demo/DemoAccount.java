package org.finales.samples.demo;

import java.security.SecureRandom;
import org.finales.core.engine.Role;

/** An account of the demo, with a password that nobody has had before. */
record DemoAccount(String name, Role role, String password) {
  /** Letters and digits that nobody takes for one another. */
  private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 20;

  static DemoAccount of(String name, Role role) {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return new DemoAccount(name, role, password.toString());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + role.wireName() + ")";
  }
}
