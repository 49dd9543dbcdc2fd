package org.finales.cycler.tck;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.Rest;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.Ratings;

/** Short protocols that every battery bears. */
final class Protocols {
  /** The model of finales itself, as JSON. */
  static final String FORMAT = "finales";

  private Protocols() {}

  /** Returns a rest of 5 s, a current of half of what is allowed for 120 s, and a rest of 5 s. */
  static ProtocolFile shortRun(Ratings ratings, Envelope window) {
    double charge = Math.min(ratings.envelope().maxChargeCurrent(), window.maxChargeCurrent());
    double discharge =
        Math.min(ratings.envelope().maxDischargeCurrent(), window.maxDischargeCurrent());
    BigDecimal ampere = BigDecimal.valueOf(charge > 0 ? charge / 2 : -discharge / 2);
    Protocol protocol =
        Protocol.builder()
            .name("conformance")
            .steps(
                List.of(
                    rest(),
                    ConstantCurrent.builder()
                        .current(Quantity.of(ampere.toPlainString(), "A"))
                        .ends(lasts("120"))
                        .build(),
                    rest()))
            .recording(Recording.builder().period(Quantity.of("2", "s")).build())
            .build();
    return new ProtocolFile("conformance", FORMAT, FinalesJson.write(protocol), protocol);
  }

  private static Rest rest() {
    return Rest.builder().ends(lasts("5")).build();
  }

  private static List<EndCondition> lasts(String seconds) {
    return List.of(EndCondition.of(EndKind.DURATION, seconds, "s"));
  }
}
