package org.finales.cycler.drivers.neware;

import java.util.Optional;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.driver.CyclerDriver;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.tck.CyclerDriverRules;

/** The rules for drivers. */
class NewareBtsRulesTest extends CyclerDriverRules {
  private static final String STEPS =
      "<?xml version=\"1.0\" ?><root><config type=\"Step File\" version=\"17\"><Whole_Prt><Record>"
          + "<Main><Time Value=\"1000\"/></Main></Record></Whole_Prt><Step_Info Num=\"4\">"
          + "<Step1 Step_ID=\"1\" Step_Type=\"4\"><Limit><Main><Time Value=\"30000\"/></Main>"
          + "</Limit></Step1><Step2 Step_ID=\"2\" Step_Type=\"1\"><Limit><Main>"
          + "<Curr Value=\"500\"/><Time Value=\"120000\"/></Main></Limit></Step2>"
          + "<Step3 Step_ID=\"3\" Step_Type=\"4\"><Limit><Main><Time Value=\"30000\"/></Main>"
          + "</Limit></Step3><Step4 Step_ID=\"4\" Step_Type=\"6\"/></Step_Info></config></root>";

  @Override
  protected CyclerDriver driver() {
    return new NewareBtsDriver();
  }

  @Override
  protected String connection() {
    return "neware-bts:sim://li-ion-nmc?capacity=2.5Ah&soc=0.5";
  }

  @Override
  protected int channels() {
    return 8;
  }

  @Override
  protected Envelope window() {
    return new Envelope(2.5, 4.2, 5, 5, 25, 25);
  }

  @Override
  protected Optional<ProtocolFile> protocol(ProgrammedChannel channel) {
    Protocol protocol =
        Protocol.builder()
            .steps(
                java.util.List.of(
                    ConstantCurrent.builder()
                        .current(Quantity.of("0.5", "A"))
                        .ends(java.util.List.of(EndCondition.of(EndKind.DURATION, "120", "s")))
                        .build()))
            .build();
    return Optional.of(new ProtocolFile("rules", "neware-xml", STEPS, protocol));
  }
}
