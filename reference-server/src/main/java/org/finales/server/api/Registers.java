package org.finales.server.api;

import org.finales.api.experiment.RegisterQuery;
import org.finales.api.rest.Reason;
import org.finales.server.http.Refusal;

/** What routes of the laboratory's registers have in common. */
final class Registers {
  static final Param<String> TEXT =
      Param.query("text", "Letters that names, numbers or descriptions hold, in any case.");
  static final Param<Boolean> RETIRED =
      Param.queryFlag("retired", "Those that are out of use too; false if not given.");
  static final Param<Long> OFFSET =
      Param.queryNumber("offset", 0, 10_000_000, "How many to leave out at the beginning.");
  static final Param<Long> LIMIT =
      Param.queryNumber("limit", 1, 1000, "How many at most; 100 if not given.");
  static final Param<String> IF_MATCH =
      Param.header(
          "If-Match", false, "The entity tag of the description that the change is based on.");

  private Registers() {}

  static RegisterQuery query(Call call) {
    Long limit = call.find(LIMIT);
    return new RegisterQuery(
        call.find(TEXT),
        call.getOr(RETIRED, false),
        Math.toIntExact(call.getOr(OFFSET, 0L)),
        limit == null ? null : Math.toIntExact(limit));
  }

  /** The revision on which a change is based; refuses a change without. */
  static long revision(Call call) {
    Long revision = call.ifMatch(IF_MATCH);
    if (revision == null) {
      throw Refusal.of(
              428,
              "precondition-required",
              "name the description that the change is based on: If-Match with its ETag")
          .exception();
    }
    return revision;
  }

  /** The reason in the body; empty if there is none. */
  static String reason(Call call) {
    String reason = call.body(Reason.class).reason();
    return reason == null ? "" : reason;
  }
}
