package org.finales.api.rest;

import java.util.List;

/**
 * Who is calling, as the server sees it.
 *
 * @param account the account's name
 * @param role what it is in the laboratory
 * @param actions what it may do with the token that it uses, sorted
 */
public record Self(String account, String role, List<String> actions) {
  public Self {
    actions = List.copyOf(actions);
  }
}
