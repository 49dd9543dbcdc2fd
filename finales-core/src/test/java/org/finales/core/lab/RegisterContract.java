package org.finales.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.core.lab.LabFixture.OPERATOR;
import static org.finales.core.lab.LabFixture.OTHER;
import static org.finales.core.lab.LabFixture.RITA;
import static org.finales.core.lab.LabFixture.TEXT;
import static org.finales.core.lab.LabFixture.TOM;
import static org.finales.core.lab.LabFixture.VIEWER;
import static org.finales.core.lab.LabFixture.can;
import static org.finales.core.lab.LabFixture.cell;
import static org.finales.core.lab.LabFixture.draft;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.quantity.Quantity;
import org.junit.jupiter.api.Test;

/** What the register of batteries, protocols and stations promises, on every store. */
abstract class RegisterContract extends LabContract {
  @Test
  void aBatteryIsFoundAgainAsItWasDescribed() {
    Battery described = cell("7").description("from the third run").build();
    RegisteredBattery added = lab.batteries().add(RITA, described);
    restart();
    assertThat(lab.batteries().find(VIEWER, added.id()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.battery()).isEqualTo(described);
              assertThat(found.creator()).isEqualTo("rita");
              assertThat(found.retired()).isFalse();
            });
    assertThat(lab.batteries().ofIri(VIEWER, "urn:uuid:" + added.id())).isPresent();
    assertThat(lab.batteries().list(VIEWER, RegisterQuery.of("THIRD run")).items()).hasSize(1);
    assertThat(lab.batteries().list(VIEWER, RegisterQuery.of("fourth")).total()).isZero();
  }

  @Test
  void twoBatteriesOfOneMakerModelAndSerialNumberAreOne() {
    lab.batteries().add(RITA, cell("7").build());
    assertThatThrownBy(() -> lab.batteries().add(OTHER, cell("7").name("another name").build()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("serial number");
    lab.batteries().add(OTHER, cell("7").model("another model").build());
    Battery nameless = cell("8").serialNumber(null).build();
    lab.batteries().add(RITA, nameless);
    assertThatThrownBy(() -> lab.batteries().add(RITA, nameless))
        .hasMessageContaining("another name");
  }

  @Test
  void limitsThatContradictEachOtherAreNamed() {
    OperatingLimits limits =
        OperatingLimits.builder()
            .lowerVoltageLimit(Quantity.of(4200, "mV"))
            .upperVoltageLimit(Quantity.of(3, "V"))
            .minimumChargingTemperature(Quantity.of(50, "degC"))
            .maximumChargingTemperature(Quantity.of(300, "K"))
            .build();
    assertThatThrownBy(() -> lab.batteries().add(RITA, cell("7").limits(limits).build()))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/limits/lowerVoltageLimit: 4200.0 mV is not below upperVoltageLimit")
        .hasMessageContaining("/limits/minimumChargingTemperature");
    assertThat(lab.batteries().list(VIEWER, RegisterQuery.all()).total()).isZero();
  }

  @Test
  void aChangeNeedsTheRevisionBeforeAndTheRightTo() {
    RegisteredBattery added = lab.batteries().add(RITA, cell("7").build());
    Battery other = cell("7").description("measured").build();
    assertThatThrownBy(() -> lab.batteries().change(OTHER, added.id(), other, 1))
        .isInstanceOf(ForbiddenException.class);
    assertThat(lab.batteries().change(RITA, added.id(), other, 1).revision()).isEqualTo(2);
    assertThatThrownBy(() -> lab.batteries().change(OPERATOR, added.id(), other, 1))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("revision 2");
    lab.batteries().retire(OPERATOR, added.id(), "swollen");
    assertThat(lab.batteries().list(VIEWER, RegisterQuery.all()).items()).isEmpty();
    assertThat(lab.batteries().list(VIEWER, new RegisterQuery(null, true, 0, 10)).items())
        .hasSize(1);
    assertThat(lab.batteries().history(VIEWER, added.id()))
        .extracting(Event::kind, Event::actor, Event::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("battery.added", "rita", null),
            org.assertj.core.groups.Tuple.tuple("battery.changed", "rita", null),
            org.assertj.core.groups.Tuple.tuple("battery.retired", "olga", "swollen"));
  }

  @Test
  void whatABatteryWasMadeOfLeadsToIt() {
    RegisteredBattery pack = lab.batteries().add(RITA, cell("pack").build());
    RegisteredBattery cell =
        lab.batteries().add(RITA, cell("1").derivedFrom(List.of("urn:uuid:" + pack.id())).build());
    assertThat(lab.batteries().descendants(VIEWER, pack.id()))
        .extracting(RegisteredBattery::id)
        .containsExactly(cell.id());
  }

  @Test
  void aViewerChangesNothing() {
    assertThatThrownBy(() -> lab.batteries().add(VIEWER, cell("7").build()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.protocols().add(VIEWER, "cycle", TEXT))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> lab.stations().register(RITA, draft("S", "A")))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void changingAProtocolMakesAnEditionAndKeepsTheOldOne() {
    RegisteredProtocol first = lab.protocols().add(RITA, "cycle", TEXT);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.needs().maxVoltage()).isEqualTo(Quantity.of(4.2, "V"));
    assertThat(first.needs().maxChargeCurrent()).isEqualTo(Quantity.of(1.0, "A"));
    String changed = TEXT.replace("4.2 V", "4.1 V");
    RegisteredProtocol second = lab.protocols().edit(RITA, first.id(), changed, "gentler");
    assertThat(second.version()).isEqualTo(2);
    restart();
    assertThat(lab.protocols().edition(VIEWER, first.id(), 1))
        .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo(TEXT));
    assertThat(lab.protocols().find(VIEWER, first.id()))
        .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(2));
    assertThat(lab.protocols().list(VIEWER, RegisterQuery.of("CYC")).items())
        .singleElement()
        .satisfies(found -> assertThat(found.version()).isEqualTo(2));
    assertThatThrownBy(() -> lab.protocols().edit(OTHER, first.id(), TEXT, ""))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aTextThatIsNoProtocolIsRefusedWithItsLine() {
    assertThatThrownBy(() -> lab.protocols().add(RITA, "cycle", TEXT + "fly to the moon\n"))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("/text: ")
        .hasMessageContaining("3");
  }

  @Test
  void protocolsThatSuitBatteryAndStationAreToldWithReasons() {
    UUID battery = lab.batteries().add(RITA, cell("7").build()).id();
    lab.protocols().add(RITA, "gentle", TEXT);
    lab.protocols().add(RITA, "too high", TEXT.replace("4.2 V", "4.5 V"));
    lab.protocols().add(RITA, "too strong", TEXT.replace("1 A", "2 A"));
    Station station = lab.link(TOM).register(draft("S", "A"));
    lab.link(TOM).offer(station.id(), "A", can(5, 1.5));
    assertThat(lab.protocols().suiting(VIEWER, battery, station.id(), RegisterQuery.all()).items())
        .extracting(one -> one.protocol().protocol().name(), Suiting::suits)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("gentle", true),
            org.assertj.core.groups.Tuple.tuple("too high", false),
            org.assertj.core.groups.Tuple.tuple("too strong", false));
    assertThat(lab.protocols().suiting(VIEWER, battery, null, RegisterQuery.all()).items())
        .filteredOn(Suiting::suits)
        .hasSize(2);
  }

  @Test
  void aStationIsRegisteredOnceAndKeepsItsTenants() {
    Station first = lab.link(TOM).register(draft("S", "A", "B"));
    Station again = lab.link(TOM).register(draft("S", "A", "B"));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.revision()).isEqualTo(1);
    assertThat(first.online()).isTrue();
    Station other = lab.link(TOM).register(draft("S", "B", "C"));
    assertThat(other.tenants()).containsOnlyKeys("B", "C");
    assertThat(other.tenants().get("B")).isEqualTo(first.tenants().get("B"));
    assertThatThrownBy(
            () ->
                lab.link(
                        new org.finales.core.engine.Actor(
                            "ute", org.finales.core.engine.Role.TENANT, null))
                    .register(draft("S", "A")))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("belongs to account tom");
  }

  @Test
  void aStationWithoutASignOfLifeIsLostAndComesBack() {
    Station station = fixture.station("S");
    fixture.clock.pass(Duration.ofSeconds(29));
    lab.sweep();
    assertThat(lab.stations().find(VIEWER, station.id()).orElseThrow().online()).isTrue();
    fixture.clock.pass(Duration.ofSeconds(2));
    lab.sweep();
    lab.sweep();
    assertThat(lab.stations().find(VIEWER, station.id()).orElseThrow().online()).isFalse();
    fixture.link().report(station.id(), List.of(fixture.report("A", 3.7)));
    assertThat(lab.stations().find(VIEWER, station.id()).orElseThrow().online()).isTrue();
    assertThat(lab.stations().history(VIEWER, station.id()))
        .extracting(Event::kind)
        .containsExactly(
            "station.added", "station.online", "station.offered", "station.lost", "station.online");
  }

  @Test
  void calibrationsStayWhenAStationRegistersAgain() {
    Station station = fixture.station("S");
    Calibration calibration =
        new Calibration("voltage", 1.001, -0.002, fixture.clock.instant(), "olga", "by a meter");
    lab.stations().calibrate(OPERATOR, station.id(), "A", calibration);
    fixture.link().register(draft("S", "A"));
    assertThat(lab.stations().calibrations(VIEWER, station.id(), "A")).containsExactly(calibration);
    assertThatThrownBy(() -> lab.stations().calibrate(OPERATOR, station.id(), "X", calibration))
        .hasMessageContaining("no channel X");
  }

  @Test
  void aStationInThePlaceOfAnotherTakesOverItsTenants() {
    Station old = fixture.station("S");
    Station heir = lab.stations().replace(OPERATOR, old.id(), draft("S", "A", "B"), "moved");
    assertThat(heir.draft().parent()).isEqualTo(old.id());
    assertThat(heir.tenants().get("A")).isEqualTo(old.tenants().get("A"));
    assertThat(lab.stations().find(VIEWER, old.id()).orElseThrow().retired()).isTrue();
    assertThat(lab.stations().list(VIEWER, false))
        .extracting(Station::id)
        .containsExactly(heir.id());
  }
}
