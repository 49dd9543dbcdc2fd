package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Impedance;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Then;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;

/** Settings of EC-Lab whose techniques consist of sequences. */
class SettingsTest {
  private static final String CYCLING = "Galvanostatic Cycling with Potential Limitation";

  @Test
  void cyclingWithPotentialLimitationIsACurrentAPotentialThatIsHeldAndARest() {
    String table =
        """
        Set I/C          | I           | I            | I
        Is               | 0,000       | 120,000      | -240,000
        unit Is          | mA          | mA           | µA
        vs.              | <None>      | <None>       | <None>
        N                | 1,00        | 1,00         | 1,00
        I sign           | > 0         | > 0          | > 0
        t1 (h:m:s)       | 0:00:0,0000 | 10:00:0,0000 | 20:00:0,0000
        dE1 (mV)         | 0,00        | 5,00         | 0,00
        dt1 (s)          | 0,0000      | 10,0000      | 30,0000
        EM (V)           | 0,000       | 4,200        | 0,000
        tM (h:m:s)       | 0:00:0,0000 | 1:00:0,0000  | 0:00:0,0000
        Im               | 0,000       | 6,000        | 0,000
        unit Im          | mA          | mA           | mA
        dI/dt            | 0,000       | 0,000        | 0,000
        dtq (s)          | 0,0000      | 60,0000      | 0,0000
        dQM              | 0,000       | 0,000        | 3,500
        unit dQM         | mA.h        | mA.h         | A.h
        dxM              | 0,000       | 0,000        | 0,000
        tR (h:m:s)       | 0:00:10,000 | 0:15:0,0000  | 0:00:0,0000
        dER/dt (mV/h)    | 0,0         | 0,1          | 0,0
        dER (mV)         | 0,00        | 2,00         | 0,00
        dtR (s)          | 1,0000      | 120,0000     | 0,0000
        EL (V)           | pass        | pass         | 4,000
        goto Ns'         | 0           | 0            | 1
        nc cycles        | 0           | 0            | 4
        """;
    Converted<Protocol> read = read(technique(CYCLING, table));
    assertThat(ProfileText.write(read.value()))
        .isEqualToIgnoringNewLines(
            """
            WAIT, 10
              | RECORD, TIME, 1
            LOOP 5
              step2: CC, 120 mA, VOLTAGE, 4.2; TIME, 36000 -> GO TO step4
                | RECORD, TIME, 10; VOLTAGE, 0.005
              CV, 4.2, CURRENT, 6 mA; TIME, 3600
                | RECORD, TIME, 60
              step4: WAIT, 900
                | RECORD, TIME, 120; VOLTAGE, 0.002
              CC, -0.24 mA, VOLTAGE, 0; CAPACITY, 3500 mAh; TIME, 72000
                | RECORD, TIME, 30
            END
            """);
    assertThat(read.warnings())
        .hasSize(2)
        .anyMatch(warning -> warning.contains("EL is left out, as there is no rest"))
        .anyMatch(warning -> warning.contains("ends earlier when the voltage is steady"));
    assertRefused(
        technique(CYCLING, table.replace("EL (V)           | pass ", "EL (V)           | 4,100")),
        "column 21: a sequence that is repeated until the rest ends beyond EL cannot be read");
    assertRefused(
        technique(
            CYCLING,
            table.replace(
                "dI/dt            | 0,000       | 0,000",
                "dI/dt            | 0,000       | 0,500")),
        "column 41: a limit by dI/dt cannot be read");
    assertRefused(
        technique(
            CYCLING,
            table
                .replace("3,500", "0,000")
                .replace(
                    "dxM              | 0,000       | 0,000        | 0,000",
                    "dxM              | 0,000       | 0,000        | 0,500")),
        "column 61: a limit by dxM cannot be read without dQM");
    assertRefused(
        technique(CYCLING, table.replace("10:00:0,0000", "0:00:0,0000 ")),
        "column 41: a current without a time is skipped or endless");
    assertRefused(
        technique(CYCLING, table + "dW               | 1           | 1            | 1\n"),
        "column 1: the row 'dW' of a " + CYCLING + " is not understood");
  }

  @Test
  void whereNothingFollowsThePotentialThatIsHeldTheTimeOfTheCurrentEndsTheProtocol() {
    Protocol protocol =
        read(technique(
                CYCLING + " 7",
                """
                    Set I/C          | C / N
                    Is               | 130.000
                    unit Is          | mA
                    N                | 20.00
                    I sign           | < 0
                    t1 (h:m:s)       | 10:00:0.0000
                    EM (V)           | 3.000
                    tM (h:m:s)       | 1:00:0.0000
                    Im               | 0.000
                    tR (h:m:s)       | 0:00:0.0000
                    """))
            .value();
    assertThat(ProfileText.write(protocol))
        .isEqualToIgnoringNewLines(
            """
            CC, -0.05C, VOLTAGE, 3; TIME, 36000 -> STOP
            CV, 3, TIME, 3600
            """);
  }

  @Test
  void currentsOfChronopotentiometryAreAddedUpWhereTheyAreRelative() {
    String table =
        """
        Ns               | 0            | 1            | 2
        Is               | 50.000       | 25.000       | -1.000
        unit Is          | µA           | µA           | mA
        vs.              | <None>       | Ictrl        | <None>
        ts (h:m:s)       | 00:00:36.000 | 0:00:36.0000 | 0:30:0.0000
        EM (V)           | pass         | 4.100        | 2.500
        dQM              | 500.000      | 0.000        | 0.250
        unit dQM         | nA.h         | mA.h         | mA.h
        record           | Ewe          | <Ewe>        | Ewe
        dEs (mV)         | 1.00         | 0.00         | 0.00
        dts (s)          | 0.1000       | 0.1000       | 0.1000
        I Range          | 10 mA        | 10 mA        | 10 mA
        goto Ns'         | 0            | 0            | 2
        nc cycles        | 0            | 0            | 9
        """;
    assertThat(ProfileText.write(read(technique("Chronopotentiometry", table)).value()))
        .isEqualToIgnoringNewLines(
            """
            CC, 0.05 mA, TIME, 36
              | RECORD, TIME, 0.1; VOLTAGE, 0.001
            CC, 0.075 mA, VOLTAGE, 4.1; TIME, 36
              | RECORD, TIME, 0.1
            LOOP 10
              step3: CC, -1 mA, VOLTAGE, 2.5; CAPACITY, 0.25 mAh; TIME, 1800
                | RECORD, TIME, 0.1
            END
            """);
    assertRefused(
        technique("Chronopotentiometry", table.replace("| 2\n", "| 1\n")),
        "column 41: a current relative to another, Ictrl, is read only where");
    assertRefused(
        technique(
            "Chronopotentiometry", table.replace("<None>       | Ictrl", "Ictrl        | Ictrl")),
        "column 21: a current relative to another, Ictrl, is read only where");
    assertRefused(
        technique("Chronopotentiometry", table.replace("-1.000", "0.000 ")),
        "column 61: a current of zero drives the voltage nowhere");
  }

  @Test
  void potentialsOfChronoamperometryAreRead() {
    String table =
        """
        Ei (V)           | 0.050        | 1.450
        vs.              | Ref          | Ref
        ti (h:m:s)       | 0:30:0.0000  | 0:00:2.0000
        Imax             | pass         | 10.000
        unit Imax        | mA           | µA
        Imin             | pass         | -0.010
        unit Imin        | mA           | mA
        dQM              | pass         | 2.000
        unit dQM         | mA.h         | mA.h
        record           | <I>          | I
        dI               | 5.000        | 5.000
        unit dI          | µA           | µA
        dt (s)           | 0.1000       | 0.2000
        dta (s)          | 0.3000       | 0.4000
        goto Ns'         | 0            | 0
        nc cycles        | 0            | 3
        """;
    assertThat(
            ProfileText.write(
                read(technique("Chronoamperometry / Chronocoulometry", table)).value()))
        .isEqualToIgnoringNewLines(
            """
            LOOP 4
              step1: CV, 0.05, TIME, 1800
                | RECORD, TIME, 0.3
              CV, 1.45, CURRENT > 0.01 mA; CAPACITY, 2 mAh; TIME, 2
                | RECORD, TIME, 0.2; CURRENT, 0.005 mA
            END
            """);
    assertRefused(
        technique("Chronoamperometry / Chronocoulometry", table.replace("-0.010", "-0.020")),
        "column 41: a limit of the current to one side cannot be read");
    assertRefused(
        technique(
            "Chronoamperometry / Chronocoulometry",
            table.replace("vs.              | Ref", "vs.              | Eoc")),
        "column 21: a voltage relative to another, Eoc, cannot be read");
  }

  @Test
  void limitsOfAModuloBatGoToSequencesOrStop() {
    String table =
        """
        Ns               | 0              | 1              | 2              | 3
        ctrl_type        | Rest           | CC             | CV             | Loop
        Apply I/C        | I              | C / N          | I              | I
        ctrl1_val        |                | 100.000        | 4.200          | 0
        ctrl1_val_unit   |                | mA             | V              |
        ctrl1_val_vs     |                | <None>         | Ref            |
        N                | 1.00           | 10.00          | 15.00          | 1.00
        charge/discharge | Charge         | Charge         | Charge         | Charge
        ctrl_seq         | 0              | 0              | 0              | 0
        ctrl_repeat      | 0              | 0              | 0              | 2
        lim_nb           | 1              | 2              | 2              | 0
        lim1_type        | Time           | Ecell          | I              | Time
        lim1_comp        | >              | >              | <              | >
        lim1_value       | 1.000          | 4.200          | 50.000         | 0
        lim1_value_unit  | mn             | V              | µA             | s
        lim1_action      | Next sequence  | Next sequence  | Next sequence  | Next sequence
        lim1_seq         | 1              | 2              | 3              | 4
        lim2_type        |                | Time           | Time           |
        lim2_comp        |                | >              | >              |
        lim2_value       |                | 11.000         | 2.000          |
        lim2_value_unit  |                | h              | h              |
        lim2_action      |                | Goto sequence  | Stop           |
        lim2_seq         |                | 3              | 9999           |
        rec_nb           | 0              | 0              | 0              | 0
        """;
    Protocol protocol = read(technique("Modulo Bat", table)).value();
    assertThat(ProfileText.write(protocol))
        .isEqualToIgnoringNewLines(
            """
            LOOP 3
              step1: WAIT, 60
              CC, 0.1C, VOLTAGE, 4.2; TIME, 39600 -> GO TO step4
              CV, 4.2, CURRENT, 0.05 mA; TIME, 7200 -> STOP
            step4: END
            """);
    assertThat(
            read(technique(
                    "Modulo Bat",
                    table.replace("| 3              | 9999", "| 0              | 9999")))
                .value()
                .steps()
                .get(1)
                .ends()
                .get(1))
        .isEqualTo(
            new EndCondition(EndKind.DURATION, Quantity.of("39600", "s"), Then.GO_TO, "step1"));
    assertRefused(
        technique("Modulo Bat", table.replace("| 50.000 ", "| -50.000")),
        "column 61: a limit of a current with its sign can be read");
    assertRefused(
        technique("Modulo Bat", table.replace("10.00          | 15", "0.000          | 15")),
        "column 41: N needs a number above zero");
  }

  @Test
  void aRecordingThatIsOutOfRangeIsRefused() {
    assertRefused(
        technique(
            "Modulo Bat",
            """
            ctrl_type        | Rest
            lim_nb           | 1
            lim1_type        | Time
            lim1_comp        | >
            lim1_value       | 1
            lim1_value_unit  | s
            rec_nb           | 1
            rec1_type        | I
            rec1_value       | 9e98
            rec1_value_unit  | A
            """),
        "line 13, column 21: recording: currentChange is out of range");
  }

  @Test
  void impedanceByCurrentIsReadAndTheTablesBehindTheTechniquesAreNoRows() {
    String table =
        """
        Mode             | Single sine
        Is               | 0.000
        unit Is          | mA
        tIs (h:m:s)      | 0:00:0.0000
        fi               | 100.000
        unit fi          | kHz
        ff               | 100.000
        unit ff          | mHz
        Nd               | 6
        Ia/Va            | Ia
        Ia               | 2.000
        unit  Ia         | mA
        Na               | 2
        corr             | 1
        nc cycles        | 0
        """;
    String name = "Galvano Electrochemical Impedance Spectroscopy";
    assertThat(
            read(technique(name, table) + "\nUrban Profile Table\nTechnique Number : 1\n0\t1\n")
                .value()
                .steps())
        .containsExactly(
            Impedance.builder(Quantity.of("100000", "Hz"), Quantity.of("0.1", "Hz"))
                .amplitudeCurrent(Quantity.of("2", "mA"))
                .pointsPerDecade(6)
                .measurementsPerPoint(2)
                .driftCorrection(true)
                .build());
    assertRefused(
        technique(name, table.replace("Is               | 0.000", "Is               | 1.000")),
        "column 21: impedance is read around a current of zero only");
    assertRefused(
        technique(name, table.replace("tIs (h:m:s)      | 0:00:0", "tIs (h:m:s)      | 0:01:0")),
        "column 21: a time before the impedance cannot be read");
  }

  /** Writes a technique with columns of 20 characters from a table with bars. */
  private static String technique(String name, String table) {
    return "EC-LAB SETTING FILE\n\nNumber of linked techniques : 1\n\nTechnique : 1\n"
        + name
        + "\n"
        + table
            .lines()
            .map(
                line ->
                    Stream.of(line.split("\\|", -1))
                        .map(cell -> "%-20s".formatted(cell.strip()))
                        .collect(Collectors.joining()))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static Converted<Protocol> read(String settings) {
    return ProtocolFormat.BIOLOGIC_MPS.read(Examples.bytes(settings));
  }

  private static void assertRefused(String settings, String... problems) {
    for (String problem : List.of(problems)) {
      assertThatThrownBy(() -> read(settings))
          .isInstanceOf(ProtocolFormatException.class)
          .hasMessageContaining(problem);
    }
  }
}
