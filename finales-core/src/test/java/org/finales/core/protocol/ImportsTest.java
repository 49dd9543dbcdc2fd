package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantVoltage;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.Step;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.internal.Flattener;
import org.finales.core.protocol.internal.PlainProtocol;
import org.finales.core.protocol.internal.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors' files that are read. */
class ImportsTest {
  private static final String STEPS =
      "<?xml version=\"1.0\" encoding=\"%s\"?><root><config><Head_Info><Remark Value=\"%s\"/>"
          + "<RateType Value=\"105\"/><MultCap Value=\"13932\"/></Head_Info>"
          + "<Step_Info Num=\"9\">%s</Step_Info></config></root>";

  private static Protocol neware(String steps) {
    return ProtocolFormat.NEWARE_XML
        .read(Examples.bytes(STEPS.formatted("utf-8", "cell", steps)))
        .value();
  }

  private static String step(int number, int type, String main) {
    return "<Step%d Step_ID=\"%d\" Step_Type=\"%d\"><Limit><Main>%s</Main></Limit></Step%d>"
        .formatted(number, number, type, main, number);
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWARE_XML", "BIOLOGIC_MPS", "UNICYCLER", "FINALES", "PROFILE"})
  void whatIsWrittenIsReadAsTheSameTreatment(ProtocolFormat format) {
    Protocol given = Examples.read(Examples.FORMATION);
    String written = Examples.write(format, given);
    Converted<Protocol> read = format.read(written.getBytes(format.charset()));
    assertThat(read.warnings()).isEmpty();
    if (format != ProtocolFormat.FINALES) {
      assertThat(Examples.write(format, read.value())).isEqualTo(written);
    }
    PlainProtocol theirs = plain(read.value());
    PlainProtocol ours = plain(given);
    assertThat(theirs.sample()).isEqualTo(ours.sample());
    assertThat(theirs.capacity()).isEqualTo(ours.capacity());
    assertThat(theirs.recording()).isEqualTo(ours.recording());
    assertThat(theirs.safety()).isEqualTo(ours.safety());
    if (format != ProtocolFormat.BIOLOGIC_MPS) { // which knows no C-rates
      assertThat(theirs.steps()).isEqualTo(ours.steps());
    }
  }

  private static PlainProtocol plain(Protocol protocol) {
    return Flattener.flatten(protocol, Examples.OPTIONS, new Problems());
  }

  @Test
  void stepFilesOfBtsAreReadWithItsRoundedCurrents() {
    Protocol protocol =
        neware(
            step(1, 1, "<Curr Value=\"1.94\"/><Rate Value=\"0.5\"/><Stop_Volt Value=\"49000\"/>")
                + step(
                    2,
                    3,
                    "<Curr Value=\"1.94\"/><Rate Value=\"0.5\"/><Volt Value=\"49000\"/><Stop_Curr Value=\"0.19\"/><Stop_Rate Value=\"0.05\"/>")
                + step(3, 2, "<Curr Value=\"1.54\"/><Cap Value=\"5544\"/>")
                + step(
                    4,
                    7,
                    "<Curr Value=\"1\"/><Volt Value=\"42000\"/><Stop_Curr Value=\"0.1\"/><Time Value=\"3600000\"/>")
                + "<Step5 Step_ID=\"5\" Step_Type=\"5\"><Limit><Other><Start_Step Value=\"1\"/><Cycle_Count Value=\"15\"/></Other></Limit></Step5>"
                + "<Step6 Step_ID=\"6\" Step_Type=\"6\"/>");
    assertThat(protocol.capacity()).isEqualTo(Quantity.of("3.87", "mAh"));
    assertThat(protocol.steps())
        .containsExactly(
            ConstantCurrent.builder()
                .tag("step1")
                .cRate(Quantity.of("0.5", "A/Ah"))
                .current(Quantity.of("1.94", "mA"))
                .ends(List.of(EndCondition.of(EndKind.UPPER_VOLTAGE, "4.9", "V")))
                .build(),
            ConstantVoltage.builder(Quantity.of("4.9", "V"))
                .ends(List.of(EndCondition.of(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                .build(),
            ConstantCurrent.builder()
                .current(Quantity.of("-1.54", "mA"))
                .ends(List.of(EndCondition.of(EndKind.CAPACITY, "1.54", "mAh")))
                .build(),
            ConstantCurrentConstantVoltage.builder(Quantity.of("4.2", "V"))
                .current(Quantity.of("1", "mA"))
                .ends(
                    List.of(
                        EndCondition.of(EndKind.DURATION, "3600", "s"),
                        EndCondition.of(EndKind.LOWER_CURRENT, "0.1", "mA")))
                .build(),
            Loop.builder("step1", 15).build());
  }

  @Test
  void stepFilesMayBeInChinese() {
    String steps = step(1, 4, "<Time Value=\"36000000\" />");
    byte[] document = STEPS.formatted("GB2312", "醚类电解液", steps).getBytes(Charset.forName("GB2312"));
    Protocol protocol = ProtocolFormat.NEWARE_XML.read(document).value();
    assertThat(protocol.attributes().get(0).text()).isEqualTo("醚类电解液");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void stepFilesMayHaveTwoBytesForEachCharacter(String encoding) {
    String steps = step(1, 4, "<Time Value=\"36000000\" />");
    byte[] document = STEPS.formatted("UTF-16", "µ 醚", steps).getBytes(Charset.forName(encoding));
    assertThat(ProtocolFormat.detect(document)).contains(ProtocolFormat.NEWARE_XML);
    Protocol protocol = ProtocolFormat.NEWARE_XML.read(document).value();
    assertThat(protocol.attributes().get(0).text()).isEqualTo("µ 醚");
  }

  @Test
  void numbersThatAreOutOfRangeAreRefused() {
    String steps = step(1, 4, "<Time Value=\"1000\"/>");
    String whole = "<Whole_Prt><Record><Main><Curr Value=\"9e100\"/></Main></Record></Whole_Prt>";
    assertRefused(
        ProtocolFormat.NEWARE_XML,
        STEPS.formatted("utf-8", "c", steps).replace("<Step_Info", whole + "<Step_Info"),
        "recording: currentChange is out of range");
  }

  @Test
  void stepsWhosePowersHaveNoPublishedScaleAreRefusedWithTheReason() {
    assertRefused(
        ProtocolFormat.NEWARE_XML,
        STEPS.formatted("utf-8", "c", step(1, 8, "<Pow Value=\"1\"/>")),
        "(constant power discharge; no published file or program shows the scale");
    assertRefused(
        ProtocolFormat.NEWARE_XML,
        STEPS.formatted("utf-8", "c", step(1, 13, "")),
        "(pause, which waits for a person");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE root [<!ENTITY a \"b\">]><root><config><Step_Info/></config></root>",
        "<!DOCTYPE root SYSTEM \"http://localhost:1/x.dtd\"><root/>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><root><config><Step_Info>&x;</Step_Info></config></root>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><root/>",
        "<root>&undefined;</root>",
        "<root><config><Step_Info></config></root>",
        "<root/><root/>",
        "<",
        "<root><config><Step_Info/></config></root>",
        "<?xml version=\"1.0\" encoding=\"no-such\"?><root/>"
      })
  void xmlThatIsHostileOrNoneIsRefused(String document) {
    assertRefused(ProtocolFormat.NEWARE_XML, document, "");
  }

  @Test
  void xmlThatIsTooDeepOrTooLargeIsRefused() {
    assertRefused(ProtocolFormat.NEWARE_XML, "<a>".repeat(100), "too deep");
    assertThatThrownBy(() -> ProtocolFormat.NEWARE_XML.read(new byte[9 << 20]))
        .hasMessageContaining("bytes, at most");
  }

  @Test
  void whatIsNotUnderstoodInAStepFileIsRefusedWithLineAndColumn() {
    String start = "line 1, column ";
    for (String steps :
        List.of(
            step(1, 9, "<Pow Value=\"1\"/>"),
            step(1, 1, "<Curr Value=\"1\"/><Stop_Volt Value=\"40000\"/><DeltaV Value=\"1\"/>"),
            step(1, 1, "<Curr Value=\"x\"/><Stop_Volt Value=\"40000\"/>"),
            step(1, 4, ""),
            step(1, 3, "<Volt Value=\"42000\"/>"),
            "<Step1 Step_Type=\"5\"><Limit><Other><Start_Step Value=\"1\"/><Cycle_Count Value=\"2\"/></Other></Limit></Step1>",
            "<Odd/>")) {
      assertRefused(ProtocolFormat.NEWARE_XML, STEPS.formatted("utf-8", "c", steps), start);
    }
  }

  private static void assertRefused(ProtocolFormat format, String document, String problem) {
    assertThatThrownBy(() -> format.read(document.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void settingsOfSeveralTechniquesAreReadWithDecimalCommas() throws IOException {
    String mps =
        """
        EC-LAB SETTING FILE

        Number of linked techniques : 3

        Ewe ctrl range : min = -2,50 V, max = 2,50 V
        Safety Limits :
        \tEwe max = 4,20000 V
        \tfor t > 20,0 ms
        Comments : half "cell" <7> & µ
        Battery capacity : 2,500 A.h

        Technique : 1
        Open Circuit Voltage
        tR (h:m:s)          0:15:0,0000
        dER/dt (mV/h)       1,0
        dER (mV)            1,00
        dtR (s)             0,5000

        Technique : 2
        Potentio Electrochemical Impedance Spectroscopy
        E (V)               0,0000
        vs.                 Eoc
        fi                  1,000
        unit fi             MHz
        ff                  1,000
        unit ff             Hz
        Nd                  6
        Va (mV)             10,0
        Na                  2
        corr                0

        Technique : 3
        Loop
        goto Ne             1
        nt times            10
        """;
    Converted<Protocol> read =
        ProtocolFormat.BIOLOGIC_MPS.read(
            mps.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")));
    Protocol protocol = read.value();
    assertThat(protocol.capacity()).isEqualTo(Quantity.of("2500", "mAh"));
    assertThat(protocol.attributes().get(0).text()).isEqualTo("half \"cell\" <7> & µ");
    assertThat(protocol.limits()).isNotNull();
    assertThat(protocol.limits().delay()).isEqualTo(Quantity.of("0.02", "s"));
    assertThat(protocol.steps())
        .extracting(step -> (Object) step.getClass())
        .containsExactly(Rest.class, Impedance.class, Loop.class);
    assertThat(protocol.steps().get(0).ends())
        .containsExactly(EndCondition.of(EndKind.DURATION, "900", "s"));
    assertThat(protocol.steps().get(2)).isEqualTo(Loop.builder("step1", 11).build());
    assertThat(read.warnings()).hasSize(1);
  }

  @Test
  void aCurrentUnderDischargeIsADischarge() {
    String written =
        Examples.write(
                ProtocolFormat.BIOLOGIC_MPS,
                Examples.method(
                    "{\"step\": \"constant_current\", \"current_mA\": -5, \"until_voltage_V\": 2.5}"))
            .replace("charge/discharge    Charge   ", "charge/discharge    Discharge");
    Converted<Protocol> signed = ProtocolFormat.BIOLOGIC_MPS.read(Examples.bytes(written));
    assertThat(signed.warnings()).isEmpty();
    String unsigned = written.replace("ctrl1_val           -5.000", "ctrl1_val           5.000 ");
    Converted<Protocol> read = ProtocolFormat.BIOLOGIC_MPS.read(Examples.bytes(unsigned));
    assertThat(read.value()).isEqualTo(signed.value());
    assertThat(read.warnings()).hasSize(1).first().asString().contains("read as a discharge");
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        unsigned.replace("lim1_comp           <", "lim1_comp           >"),
        "column 21: the current is above zero, but charge/discharge says Discharge");
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        unsigned
            .replace("lim1_comp           <", "lim1_comp           >")
            .replace("lim1_type           Ewe ", "lim1_type           Time")
            .replace("lim1_value_unit     V", "lim1_value_unit     s"),
        "column 21: the current is above zero, but charge/discharge says Discharge");
  }

  @Test
  void settingsOfBtLabAreReadAsThoseOfEcLab() {
    String written = Examples.write(ProtocolFormat.BIOLOGIC_MPS, Examples.read(Examples.FORMATION));
    byte[] btLab =
        Examples.bytes(
            written
                .replace("EC-LAB", "BT-LAB")
                .replace("\tEwe ", "\tEcell ")
                .replace("Ewe  ", "Ecell"));
    assertThat(ProtocolFormat.detect(btLab)).contains(ProtocolFormat.BIOLOGIC_MPS);
    Converted<Protocol> read = ProtocolFormat.BIOLOGIC_MPS.read(btLab);
    assertThat(read).isEqualTo(ProtocolFormat.BIOLOGIC_MPS.read(Examples.bytes(written)));
    assertThat(read.value().limits()).isNotNull();
  }

  @Test
  void aProfileInAnotherEncodingIsRefusedWithThePlace() {
    byte[] latin = "WAIT, 5\r\n# 25 °C\r\nWAIT, 6".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ProtocolFormat.PROFILE.read(latin))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("line 2, column 6: ")
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void whatIsNotUnderstoodInSettingsIsRefusedWithLineAndColumn() {
    String written =
        Examples.write(
            ProtocolFormat.BIOLOGIC_MPS,
            Examples.method(
                "{\"step\": \"constant_current\", \"current_mA\": 5, \"until_time_s\": 60}"));
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        written.replace("ctrl_type           CC", "ctrl_type           XY"),
        "column 21: the control 'XY' cannot be read");
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        written.replace("lim1_type           Time", "lim1_type           |Q| "),
        "the limit '|Q| >' cannot be read");
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        written.replace("lim1_action         Next sequence", "lim1_action         Pause        "),
        "only Next sequence, Goto sequence and Stop can be read");
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        written.replace("Modulo Bat", "Cyclic Voltammetry"),
        "the technique 'Cyclic Voltammetry' cannot be read");
    assertRefused(ProtocolFormat.BIOLOGIC_MPS, "EC-LAB", "line 1, column 1");
    assertRefused(ProtocolFormat.BIOLOGIC_MPS, "EC-LAB SETTING FILE\n", "no technique");
  }

  @Test
  void sentencesAndJobsAreReadToo() {
    Protocol plain =
        ProtocolFormat.PYBAMM
            .read(
                Examples.bytes(
                    "[\"Rest for 10 minutes\", \"Charge at C/3 until 4.1V\", \"Hold at 4.1 V until 50 mA or for 1 hour\", \"Discharge at 200 mW until 2.5 V\"]"))
            .value();
    assertThat(plain.steps()).hasSize(4);
    assertThat(plain.steps().get(2).ends())
        .containsExactly(
            EndCondition.of(EndKind.LOWER_CURRENT, "50", "mA"),
            EndCondition.of(EndKind.DURATION, "1", "h"));
    assertRefused(ProtocolFormat.PYBAMM, "[\"Jump at 3 V for 1 s\"]", "/0: 'Jump");
    byte[] job = Examples.all().getOrDefault(ProtocolFormat.TOMATO, new byte[0]);
    Protocol read = ProtocolFormat.TOMATO.read(job).value();
    assertThat(Examples.bytes(Examples.write(ProtocolFormat.TOMATO, read))).isEqualTo(job);
    assertRefused(
        ProtocolFormat.TOMATO, "{\"method\": [{\"technique\": \"x\"}]}", "/method/0/technique");
  }

  @Test
  void theFormatOfADocumentIsFoundByItsContent() {
    Examples.all()
        .forEach(
            (format, document) -> assertThat(ProtocolFormat.detect(document)).contains(format));
    assertThat(ProtocolFormat.detect(new byte[0])).isEmpty();
    assertThat(ProtocolFormat.detect(new byte[] {0, 1, 2})).isEmpty();
    assertThat(ProtocolFormat.detect(Examples.bytes("{\"record\": {}, \"method\": [}")))
        .contains(ProtocolFormat.UNICYCLER);
  }

  @Test
  void everyStepIsReadWithItsTag() {
    List<Step> steps = neware(step(1, 4, "<Time Value=\"1000\"/>")).steps();
    assertThat(steps.get(0).tag()).isNull();
  }
}
