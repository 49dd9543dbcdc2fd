package org.finales.core.cyclingdata.format;

import java.util.List;
import java.util.regex.Pattern;

/** What vendors' formats have in common. */
final class Vendors {
  private Vendors() {}

  /** Names of the columns in lower case. */
  static List<String> keys(Layout layout) {
    return layout.headings().stream().map(text -> Heading.of(text).key()).toList();
  }

  /** Whether a heading matches. */
  static boolean has(Layout layout, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return layout.headings().stream().anyMatch(text -> compiled.matcher(text.strip()).matches());
  }
}
