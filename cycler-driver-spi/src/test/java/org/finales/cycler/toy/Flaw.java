package org.finales.cycler.toy;

import java.util.List;

/** What a broken driver does wrong, and the rules that are about it. */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
enum Flaw {
  /** The lie is seen wherever something is switched off. */
  SAYS_OFF_WITHOUT_SWITCHING(
      "R-131", "R-205", "R-331", "R-332", "R-511", "R-531", "R-542", "R-543", "R-603", "R-605",
      "R-606", "R-711"),
  LEAVES_OUTPUT_ON_AT_OPEN("R-115", "R-544"),
  LEAVES_OUTPUT_ON_AT_CLOSE("R-131", "R-543", "R-606"),
  LEAVES_LINK_OPEN("R-103", "R-116", "R-117", "R-118", "R-132", "R-133", "R-543", "R-606"),
  WRONG_SIGN("R-315", "R-316"),
  TAKES_ANY_SET_POINT("R-351", "R-352", "R-353", "R-355"),
  /** Without a checksum; with one no such reading arrives. */
  TAKES_ANY_READING("R-502", "R-521"),
  WAITS_FOREVER("R-510"),
  ASKS_WITHOUT_LOCK("R-701"),
  IGNORES_REFUSALS("R-601", "R-603", "R-604"),
  HIDES_ALARMS("R-602"),
  IGNORES_CHECKSUMS("R-502", "R-521"),
  HAS_A_TIME_OF_ITS_OWN("R-204", "R-531"),
  OPENS_ANYTHING("R-117");

  private final List<String> rules;

  Flaw(String... rules) {
    this.rules = List.of(rules);
  }

  List<String> rules() {
    return rules;
  }
}
