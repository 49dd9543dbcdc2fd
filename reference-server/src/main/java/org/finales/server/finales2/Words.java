package org.finales.server.finales2;

import java.util.List;
import org.finales.api.broker.RequestStatus;

/** FINALES 2's own words. */
final class Words {
  static final String PENDING = "pending";
  static final String RESERVED = "reserved";
  static final String RETRACTED = "retracted";
  static final String RESOLVED = "resolved";
  static final String UNSOLICITED = "unsolicited";

  /** Statuses of a request, in the order in which FINALES 2 names them. */
  static final List<String> REQUEST_STATUSES =
      List.of(PENDING, RESERVED, RESOLVED, RETRACTED, UNSOLICITED);

  /** Statuses of a result, likewise. */
  static final List<String> RESULT_STATUSES = List.of("original", "deleted", "amended");

  private Words() {}

  /**
   * FINALES 2's word for a status. It has none for a request that failed or whose time has run out;
   * its clients know {@code retracted} as one on which nothing more is going to happen, and stop
   * waiting.
   */
  static String of(RequestStatus status) {
    return switch (status) {
      case PROPOSED, PENDING -> PENDING;
      case CLAIMED -> RESERVED;
      case RESOLVED -> RESOLVED;
      case RETRACTED, FAILED, EXPIRED -> RETRACTED;
      case UNSOLICITED -> UNSOLICITED;
    };
  }

  /** Whether {@link #of} says less than there is to say. */
  static boolean isTranslated(RequestStatus status) {
    return status == RequestStatus.FAILED || status == RequestStatus.EXPIRED;
  }

  /** Texts as Python prints a list of them. */
  static String list(Iterable<String> texts) {
    StringBuilder list = new StringBuilder("[");
    for (String text : texts) {
      list.append(list.length() == 1 ? "" : ", ").append(quoted(text));
    }
    return list.append(']').toString();
  }

  /** Single quotes, unless the text holds some and no double ones. */
  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
  }
}
