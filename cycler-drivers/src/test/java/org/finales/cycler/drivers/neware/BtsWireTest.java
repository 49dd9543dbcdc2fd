package org.finales.cycler.drivers.neware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

/** The bytes of the interface, as they were recorded at an instrument (aurora-neware's tests). */
class BtsWireTest {
  private static final BtsAddress ADDRESS = new BtsAddress("127.0.0.1", 27, 21, 1, 1);

  private final List<String> sent = new ArrayList<>();
  private String answer = "";

  private BtsClient client() {
    VirtualClock clock = new VirtualClock();
    SimulatedInstrument recorded =
        new SimulatedInstrument() {
          @Override
          public void receive(byte[] bytes, Wire wire) {
            sent.add(new String(bytes, UTF_8));
            wire.send((answer + "\n\n#\r\n").getBytes(UTF_8));
          }

          @Override
          public boolean anyOutputOn() {
            return false;
          }

          @Override
          public double[] truth(int channel) {
            return new double[2];
          }
        };
    return new BtsClient(
        new Exchange(
            new MemoryLink(recorded, clock),
            clock,
            ExchangePolicy.DEFAULT.longestAnswer(1 << 20).attempts(1)));
  }

  private static String answered(String name, String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<bts version=\"1.0\">\r\n  <cmd>"
        + name
        + "</cmd>\r\n"
        + body
        + "\r\n</bts>";
  }

  @Test
  void theLogInIsWhatTheInstrumentExpects() {
    answer = answered("connect_resp", "  <result>ok</result>");
    client().connect("admin", "neware");
    assertThat(sent)
        .containsExactly(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><bts version=\"1.0\"><cmd>connect</cmd>"
                + "<username>admin</username><password>neware</password><type>bfgs</type></bts>"
                + "\n\n#\r\n");
  }

  @Test
  void aRunningChannelIsReadWhateverItsUnitsNumberIsSaidToBe() {
    answer =
        answered(
            "inquire_resp",
            "<list count=\"1\">\r\n<inquire dev=\"27-21-9-1-0\" cycle_id=\"44\" step_id=\"4\""
                + " step_type=\"dc\" workstatus=\"working\" barcode=\"251203_02\""
                + " current=\"-0.0003\" voltage=\"4.6947\" capacity=\"0.001\" energy=\"0.0047\""
                + " totaltime=\"3189199.3\" relativetime=\"12319\" open_or_close=\"0\""
                + " log_code=\"102000\" />\r\n</list>");
    BtsState state = client().inquire(ADDRESS);
    assertThat(state).isEqualTo(new BtsState("working", "251203_02", 4, 44, "dc", 4.6947, -0.0003));
    assertThat(sent.get(0))
        .contains(
            "<cmd>inquire</cmd><list count = \"1\"><inquire ip=\"127.0.0.1\" devtype=\"27\""
                + " devid=\"21\" subdevid=\"1\" chlid=\"1\" aux=\"0\" barcode=\"1\">true</inquire>"
                + "</list>");
  }

  @Test
  void theStateOfAnotherChannelIsNotTakenForThisOne() {
    answer =
        answered(
            "inquire_resp",
            "<list count=\"1\"><inquire dev=\"27-21-1-2-0\" cycle_id=\"1\" step_type=\"--\""
                + " workstatus=\"finish\" barcode=\"x\" current=\"0\" voltage=\"3.8\" /></list>");
    assertThatThrownBy(() -> client().inquire(ADDRESS))
        .isInstanceOf(NonsenseException.class)
        .hasMessageContaining("the state of channel 21-1-1 was expected");
  }

  @Test
  void pointsComeUnderTheMakersMisspeltName() {
    answer =
        answered(
            "donwload_resp",
            "<download devtype=\"27\" devid=\"21\" subdevid=\"1\" chlid=\"1\" testid=\"143\""
                + " startpos=\"219576\" count=\"1000\" auxid=\"0\" /><list count=\"1\"><data"
                + " seqid=\"219576\" stepid=\"24\" cycleid=\"29\" steptype=\"dc\""
                + " testtime=\"36070000\" atime=\"2025-12-28 22:29:05\" volt=\"3.6780698299408\""
                + " curr=\"-0.000295051460852847\" cap=\"0.00295628436449786\""
                + " eng=\"0.0135611368830335\" /></list>");
    List<BtsPoint> points = client().download(ADDRESS, 219_576, 1000);
    assertThat(points)
        .containsExactly(
            new BtsPoint(
                219_576, 24, 29, 36_070_000, 1_766_960_945, 3.6780698299408, -2.95051460852847e-4));
    assertThat(sent.get(0))
        .contains(
            "<cmd>download</cmd><download devtype=\"27\" devid=\"21\" subdevid=\"1\" chlid=\"1\""
                + " auxid=\"0\" testid=\"0\" startpos=\"219576\" count=\"1000\"/>");
    answer = answer.replace("seqid=\"219576\"", "seqid=\"219577\"");
    assertThatThrownBy(() -> client().download(ADDRESS, 219_576, 1000))
        .isInstanceOf(NonsenseException.class);
  }

  @Test
  void documentsWithTypesEntitiesOrEndlessDepthAreRefused() throws XMLStreamException {
    assertThatThrownBy(() -> XmlNode.of("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
        .isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> XmlNode.of("<a>".repeat(100) + "</a>".repeat(100)))
        .isInstanceOf(XMLStreamException.class);
    assertThat(XmlNode.of("<a b='1'>x<c/></a>"))
        .isEqualTo(
            new XmlNode(
                "a", Map.of("b", "1"), "x", List.of(new XmlNode("c", Map.of(), "", List.of()))));
    assertThat(new Unreadable("x").getStackTrace()).isEmpty();
  }
}
