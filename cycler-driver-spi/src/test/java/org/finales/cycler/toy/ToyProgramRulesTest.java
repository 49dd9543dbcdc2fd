package org.finales.cycler.toy;

import java.util.List;
import java.util.Optional;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.tck.CyclerDriverRules;

/** A good driver of an instrument that runs protocols by itself passes all rules. */
class ToyProgramRulesTest extends CyclerDriverRules {

  @Override
  protected CyclerDriver driver() {
    return new ToyProgramDriver(false);
  }

  @Override
  protected String connection() {
    return "toy-program:sim://li-ion";
  }

  @Override
  protected int channels() {
    return 1;
  }

  @Override
  protected Envelope window() {
    return Envelope.of(3, 4.2, 2);
  }

  @Override
  protected boolean checksummed() {
    return true;
  }

  @Override
  protected boolean noticesStaleAnswers() {
    return true;
  }

  @Override
  protected Optional<ProtocolFile> protocol(ProgrammedChannel channel) {
    Protocol model =
        Protocol.builder()
            .steps(
                List.of(
                    Rest.builder()
                        .ends(List.of(EndCondition.of(EndKind.DURATION, "5", "s")))
                        .build()))
            .build();
    return Optional.of(new ProtocolFile("toy", "toy", "5:0;60:1;30:-1;5:0", model));
  }
}
