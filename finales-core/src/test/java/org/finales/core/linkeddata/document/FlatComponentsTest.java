package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.finales.api.battery.Coating;
import org.finales.api.battery.CurrentCollector;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.ElectrodeKind;
import org.finales.api.battery.ElectrodeRole;
import org.finales.api.battery.Separator;
import org.finales.api.chemistry.Constituent;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.ElectrolyteKind;
import org.finales.api.chemistry.Substance;
import org.finales.api.lab.Channel;
import org.finales.api.lab.Organisation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;

/** BattINFO's flat records of what cells are made of, and of channels. */
class FlatComponentsTest {
  @Test
  void anElectrolyteIsReadWithItsConstituents() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'electrolyte_spec': {
               'id': 'urn:e:1', 'name': '1M LiPF6 in EC:EMC 3:7', 'family': 'organic',
               'short_id': 'e1',
               'salt': {'name': 'LiPF6', 'cation': 'Li+', 'property': {
                 'concentration': {'value': 1.0, 'unit': 'mol/L'}}},
               'solvent_mixture': {'component': [
                 {'name': 'EC', 'property': {'volume_fraction': {'value': 0.3, 'unit': '1'}}},
                 {'name': 'Nobody knows', 'property': {'volume_fraction': {'value': 0.7, 'unit': '1'}}}]},
               'additive': [{'name': 'VC', 'property': {'mass_fraction': {'value': 2, 'unit': '%'}}}],
               'property': {'conductivity': {'value': 10.0, 'unit': 'mS/cm'}},
               'manufacturer': {'type': 'Organization', 'name': 'Canrud'}},
             'provenance': {'source_type': 'datasheet'}}
            """);
    Electrolyte read = (Electrolyte) only(document);
    assertThat(read.id()).isEqualTo("urn:e:1");
    assertThat(read.kind()).isEqualTo(ElectrolyteKind.ORGANIC);
    assertThat(read.manufacturer()).extracting(Organisation::name).isEqualTo("Canrud");
    Constituent salt = read.salts().get(0);
    assertThat(salt.substance()).isEqualTo(Substance.LITHIUM_HEXAFLUOROPHOSPHATE);
    assertThat(salt.name()).isEqualTo("LiPF6");
    assertThat(salt.concentration()).isEqualTo(Quantity.of("1.0", "mol/L"));
    assertThat(read.solvents())
        .extracting(Constituent::name, Constituent::substance)
        .containsExactly(tuple("EC", Substance.ETHYLENE_CARBONATE), tuple("Nobody knows", null));
    assertThat(read.additives())
        .singleElement()
        .extracting(Constituent::massFraction)
        .isEqualTo(Quantity.of("2", "%"));
    assertThat(read.properties())
        .singleElement()
        .satisfies(
            property -> {
              assertThat(property.kind()).isEqualTo(PropertyKind.ELECTROLYTIC_CONDUCTIVITY);
              assertThat(property.quantity()).isEqualTo(Quantity.of("10.0", "mS/cm"));
            });
    assertThat(document.unknown()).as("nothing is wrong with it").isEmpty();
    assertThat(NQuads.write(document.graphs())).contains("short_id", "source_type");
  }

  @Test
  void aPortionOfAnElectrolyteNamesItsFormulation() {
    Electrolyte read =
        (Electrolyte)
            only(
                read(
                    """
                    {'schema_version': '0.2.0', 'electrolyte': {'id': 'urn:e:2',
                       'electrolyte_spec_id': 'urn:e:1', 'lot_id': 'LOT-1',
                       'property': {'conductivity': {'value': 10.2, 'unit': 'mS/cm'}}}}
                    """));
    assertThat(read.variantOf()).isEqualTo("urn:e:1");
    assertThat(read.batch()).isEqualTo("LOT-1");
    assertThat(read.properties()).hasSize(1);
  }

  @Test
  void anElectrodeIsReadWithItsCoatingAndCollector() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'electrode_spec': {
               'id': 'urn:el:1', 'name': 'LFP cathode', 'kind': 'lfp', 'polarity': 'positive',
               'coating': {'component': {
                   'active_material': [
                     {'name': 'LFP', 'property': {'mass_fraction': {'value': 0.96, 'unit': '1'}}}],
                   'binder': [{'name': 'PVDF'}], 'additive': [{'name': 'Carbon black'}]},
                 'property': {'loading': {'value': 18, 'unit': 'mg/cm2'},
                   'thickness': {'value': 72, 'unit': 'um'}}},
               'current_collector': {'name': 'Aluminium foil',
                 'property': {'thickness': {'value': 15, 'unit': 'um'}}}}}
            """);
    Electrode electrode = (Electrode) only(document);
    assertThat(electrode.kind()).isEqualTo(ElectrodeKind.LFP);
    assertThat(electrode.role()).isEqualTo(ElectrodeRole.POSITIVE);
    Coating coating = electrode.coating();
    assertThat(coating).isNotNull();
    assertThat(coating.activeMaterials())
        .singleElement()
        .satisfies(
            material -> {
              assertThat(material.substance()).isEqualTo(Substance.LITHIUM_IRON_PHOSPHATE);
              assertThat(material.massFraction()).isEqualTo(Quantity.of("0.96", "1"));
            });
    assertThat(coating.binders()).hasSize(1);
    assertThat(coating.conductiveAdditives()).hasSize(1);
    assertThat(coating.massLoading()).extracting("quantity").isEqualTo(Quantity.of("18", "mg/cm2"));
    assertThat(coating.thickness()).extracting("quantity").isEqualTo(Quantity.of("72", "um"));
    assertThat(electrode.currentCollector())
        .extracting(CurrentCollector::thickness)
        .isEqualTo(Quantity.of("15", "um"));
    assertThat(document.unknown()).as("nothing is wrong with it").isEmpty();
  }

  @Test
  void aQuantityFindsItsFieldHoweverItsValueCameAbout() {
    Electrode electrode =
        (Electrode)
            only(
                read(
                    """
                    {'schema_version': '0.2.0', 'electrode': {'id': 'urn:el:2', 'property': {
                       'diameter': {'value': 15, 'unit': 'mm'},
                       'mass': {'value': 11.2, 'unit': 'mg'}}}}
                    """));
    assertThat(electrode.diameter()).isEqualTo(Quantity.of("15", "mm"));
    assertThat(electrode.mass()).extracting("quantity").isEqualTo(Quantity.of("11.2", "mg"));
  }

  @Test
  void aSeparatorACollectorAndAChannelAreRead() {
    Separator separator =
        (Separator)
            only(
                read(
                    """
                    {'schema_version': '0.2.0', 'separator_spec': {'id': 'urn:s:1',
                       'name': 'Celgard 2400', 'material': 'polypropylene', 'property': {
                         'thickness': {'value': 25, 'unit': 'um'},
                         'porosity': {'value': 0.41, 'unit': '1'}}}}
                    """));
    assertThat(separator.thickness()).isEqualTo(Quantity.of("25", "um"));
    assertThat(separator.porosity()).extracting("quantity").isEqualTo(Quantity.of("0.41", "1"));
    CurrentCollector collector =
        (CurrentCollector)
            only(
                read(
                    """
                    {'schema_version': '0.2.0', 'current_collector': {'id': 'urn:c:1',
                       'lot_id': 'AL-1', 'property': {'thickness': {'value': 15, 'unit': 'um'}}}}
                    """));
    assertThat(collector.attributes()).extracting("name").containsExactly("lot_id");
    Channel channel =
        (Channel)
            only(
                read(
                    """
                    {'schema_version': '0.2.0', 'channel': {'id': 'urn:ch:4', 'index': 4,
                       'equipment_id': 'urn:eq:1', 'label': 'A/CH4', 'status': 'active'}}
                    """));
    assertThat(channel.position()).isEqualTo(4);
    assertThat(channel.equipment()).isEqualTo("urn:eq:1");
    assertThat(channel.name()).isEqualTo("A/CH4");
  }

  private static Record only(LinkedDocument document) {
    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities()).hasSize(1);
    return document.entities().get(0).record();
  }

  private static LinkedDocument read(String json) {
    return LinkedDocument.read(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), false);
  }
}
