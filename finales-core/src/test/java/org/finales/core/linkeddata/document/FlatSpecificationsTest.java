package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.CaseFormat;
import org.finales.api.battery.CellCase;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.Material;
import org.finales.api.battery.MaterialRole;
import org.finales.api.battery.Ratings;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.Substance;
import org.finales.api.data.Dataset;
import org.finales.api.lab.Equipment;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;

/** BattINFO's flat records of materials, cases, instruments, parameters and passports. */
class FlatSpecificationsTest {
  @Test
  void aMaterialIsReadWithItsRoleSubstanceAndQuantities() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0',
             'material_spec': {
               'id': 'urn:spec:lfp', 'short_id': '5ms19j', 'name': 'LFP', 'kind': 'lfp',
               'material_class': 'active_material', 'electrode_polarity': 'positive',
               'formula': 'LiFePO4', 'manufacturer': {'type': 'Organization', 'name': 'Canrud'},
               'property': {
                 'specific_capacity': {'value': 160, 'unit': 'mAh/g',
                   'conditions': {'discharge_c_rate': {'value': 0.1, 'unit': 'C'}}},
                 'particle_size_d50': {'value': 8, 'unit': 'um'},
                 'molar_mass': {'value': 157.76, 'unit': 'g/mol'},
                 'average_voltage': {'value': 3.4, 'unit': 'V'}}}}
            """);
    Material material = (Material) only(document);
    assertThat(material.role()).isEqualTo(MaterialRole.ACTIVE_MATERIAL);
    assertThat(material.substance()).isEqualTo(Substance.LITHIUM_IRON_PHOSPHATE);
    assertThat(material.formula()).isEqualTo("LiFePO4");
    assertThat(material.specificCapacity()).isEqualTo(Quantity.of("160", "mAh/g"));
    assertThat(material.particleSize()).isNotNull();
    assertThat(material.manufacturer()).extracting(Organisation::name).isEqualTo("Canrud");
    assertThat(material.properties())
        .extracting(Observation::kind)
        .containsExactly(PropertyKind.MOLAR_MASS);
    assertThat(kept(document)).contains("5ms19j", "discharge_c_rate", "average_voltage");
  }

  @Test
  void aSaltAndALotOfIt() {
    Material salt =
        (Material)
            only(
                read(
                    "{'schema_version': '0.2.0', 'material_spec': {'id': 'urn:spec:salt',"
                        + " 'name': 'LiPF6', 'kind': 'lipf6', 'material_class':"
                        + " 'electrolyte_salt'}}"));
    assertThat(salt.role()).isEqualTo(MaterialRole.ELECTROLYTE_SALT);
    assertThat(salt.substance()).isEqualTo(Substance.LITHIUM_HEXAFLUOROPHOSPHATE);
    Material lot =
        (Material)
            only(
                read(
                    "{'schema_version': '0.2.0', 'material': {'id': 'urn:lot:7',"
                        + " 'material_spec_id': 'urn:spec:salt', 'lot_id': 'L-7', 'property':"
                        + " {'mass': {'value': 18.77, 'unit': 'mg'}}}}"));
    assertThat(lot.variantOf()).isEqualTo("urn:spec:salt");
    assertThat(lot.batch()).isEqualTo("L-7");
    assertThat(lot.properties())
        .extracting(Observation::quantity)
        .containsExactly(Quantity.of("18.77", "mg"));
  }

  @Test
  void aHousingIsACaseAndItsPartsAreKept() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'housing_spec': {
               'id': 'urn:spec:case', 'name': 'coin housing', 'cell_format': 'coin',
               'case': {'size_code': '2032', 'material': 'Stainless steel', 'property': {
                 'diameter': {'value': 20, 'unit': 'mm'}, 'height': {'value': 3.2, 'unit': 'mm'}}},
               'parts': [{'type': 'spring', 'material': 'Stainless steel'}]}}
            """);
    CellCase housing = (CellCase) only(document);
    assertThat(housing.format()).isEqualTo(CaseFormat.COIN);
    assertThat(housing.substance()).isEqualTo(Substance.STAINLESS_STEEL);
    assertThat(housing.diameter()).isEqualTo(Quantity.of("20", "mm"));
    assertThat(housing.attributes()).containsExactly(Attribute.of("size_code", "2032"));
    assertThat(kept(document)).contains("parts%2F0%2Ftype> \"spring\"");
    CellCase lot =
        (CellCase)
            only(
                read(
                    "{'schema_version': '0.2.0', 'housing': {'id': 'urn:case:1',"
                        + " 'housing_spec_id': 'urn:spec:case', 'lot_id': 'L-1'}}"));
    assertThat(lot.variantOf()).isEqualTo("urn:spec:case");
    assertThat(lot.batch()).isEqualTo("L-1");
  }

  @Test
  void aTypeOfInstrumentHasItsLimitsAndWhatIsARangeIsKept() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'equipment_spec': {
               'id': 'urn:spec:mc', 'name': 'SkyRC MC3000', 'equipment_class': 'cycler',
               'model': 'MC3000', 'channel_count': 4, 'supported_chemistries': ['NiMH', 'Li-ion'],
               'property': {
                 'channel_voltage_max': {'value': 5, 'unit': 'V'},
                 'charge_current': {'min_value': 0.05, 'max_value': 3.0, 'unit': 'A'},
                 'operating_temperature': {'min_value': 0, 'max_value': 40, 'unit': 'degC'},
                 'dimensions': {'value_text': '200x124x69 mm', 'unit_text': 'mm'}}}}
            """);
    Equipment type = (Equipment) only(document);
    assertThat(type.model()).isEqualTo("MC3000");
    assertThat(type.upperVoltageLimit()).isEqualTo(Quantity.of("5", "V"));
    assertThat(type.attributes())
        .extracting(Attribute::name)
        .containsExactly(
            "equipment_class", "channel_count", "supported_chemistry", "supported_chemistry");
    assertThat(kept(document)).contains("charge_current%2Fmax_value", "200x124x69 mm");
  }

  @Test
  void parametersOfAModelAreADatasetOfWhatIsClaimed() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0', 'parameter_set': {
               'id': 'urn:set:1', 'name': 'Chen 2020', 'description': 'of graphite',
               'material_spec_id': 'urn:spec:graphite', 'scope': 'material',
               'model_context': {'tool': 'BPX', 'model': 'DFN'},
               'claims': [
                 {'parameter': 'particle_radius', 'provenance_class': 'fitted',
                  'quantity': {'value': 5.86e-06, 'unit': 'm'}},
                 {'parameter': 'ocp', 'curve': {'x_quantity': 'stoichiometry', 'x': [0, 1],
                    'y': [1.2, 0.05], 'y_unit': 'V'}}]}}
            """);
    Dataset set = (Dataset) only(document);
    assertThat(set.title()).isEqualTo("Chen 2020");
    assertThat(set.subjects()).containsExactly("urn:spec:graphite");
    assertThat(set.attributes())
        .filteredOn(attribute -> attribute.name().equals("particle_radius"))
        .singleElement()
        .satisfies(
            radius -> {
              assertThat(radius.number()).isEqualByComparingTo("0.00000586");
              assertThat(radius.unit()).isEqualTo("m");
            });
    assertThat(kept(document)).contains("fitted", "claims%2F1%2Fcurve%2Fx_quantity");
  }

  @Test
  void aBatteryPassportIsTheBatteryThatItIsAbout() {
    LinkedDocument document =
        read(
            """
            {'battinfo_version': '0.1.0', 'profile': 'batterypass',
             'record': {'id': 'urn:record:1', 'title': 'Draft'},
             'battery': {'id': 'urn:cell:1', 'type': 'cell', 'chemistry': 'LFP',
               'manufacturer': {'name': 'Maker'},
               'nominal_capacity': {'value': 2.5, 'unit': 'Ah'}},
             'measurements': [{'name': 'Capacity at BOL', 'property': 'RatedCapacity',
               'quantity': {'value': 2.45, 'unit': 'Ah'}, 'method': 'IEC 61960'}]}
            """);
    BatteryCell cell = (BatteryCell) only(document);
    assertThat(cell.manufacturer()).extracting(Organisation::name).isEqualTo("Maker");
    assertThat(cell.ratings())
        .isEqualTo(
            Ratings.builder()
                .nominalCapacity(Quantity.of("2.5", "Ah"))
                .ratedCapacity(Quantity.of("2.45", "Ah"))
                .build());
    assertThat(kept(document)).contains("IEC 61960", "Draft");
  }

  @Test
  void aSpecificationOfACellSaysWhatIsInIt() {
    LinkedDocument document =
        read(
            """
            {'schema_version': '0.2.0',
             'cell_spec': {'id': 'urn:spec:cell', 'name': 'Coin', 'size_code': '2032'},
             'properties': {'nominal_capacity': {'typical_value': 2.5, 'unit': 'Ah'},
               'cycle_life': {'value': 2000, 'unit_text': 'count'}},
             'construction': {'assembly_type': 'stacked'},
             'positive_electrode': {'coating': {'component': {
               'active_material': [{'name': 'LFP', 'property': {
                  'mass_fraction': {'value': 0.92, 'unit': '1'}}}]}}},
             'negative_electrode': {'current_collector': {'name': 'Cu foil'}},
             'electrolyte': {'family': 'organic', 'salt': {'name': 'LiPF6'}},
             'separator': {'material': 'PE', 'property': {
               'thickness': {'value': 20, 'unit': 'um'}}}}
            """);
    CellRatings cell = (CellRatings) only(document);
    Electrode positive = cell.positiveElectrode();
    assertThat(positive).isNotNull();
    assertThat(positive.coating()).isNotNull();
    assertThat(positive.coating().activeMaterials())
        .extracting(Material::substance)
        .isEqualTo(List.of(Substance.LITHIUM_IRON_PHOSPHATE));
    assertThat(cell.negativeElectrode()).isNotNull();
    assertThat(cell.electrolyte()).extracting(Electrolyte::salts).asList().hasSize(1);
    assertThat(cell.separator()).isNotNull();
    assertThat(kept(document)).contains("typical_value", "stacked", "cycle_life");
  }

  @Test
  void aProtocolInWordsAloneIsKeptAndOneThatCannotBeReadSaysWhy() {
    LinkedDocument words =
        read(
            "{'schema_version': '0.2.0', 'test_spec': {'id': 'urn:spec:sem', 'name': 'SEM',"
                + " 'kind': 'sem', 'description': 'Microscopy'}}");
    assertThat(words.unreadable()).isEmpty();
    assertThat(words.unknown()).isEmpty();
    assertThat(words.entities()).isEmpty();
    assertThat(kept(words)).contains("SEM", "Microscopy", "\"sem\"");
    LinkedDocument strange =
        read(
            "{'schema_version': '0.2.0', 'test_spec': {'id': 'urn:spec:x', 'name': 'X'},"
                + " 'method': [{'mode': 'rest', 'duration': {'value': 1, 'unit': 'h'}},"
                + " {'mode': 'wait'}]}");
    assertThat(strange.unreadable())
        .containsExactly("urn:spec:x: /method/1/mode is wait, of which no step can be made");
  }

  /** Everything that the document says; nothing is wrong with it. */
  private static String kept(LinkedDocument document) {
    assertThat(document.unknown()).as("nothing is wrong with it").isEmpty();
    document.entities().forEach(found -> assertThat(found.remarks()).isEmpty());
    return NQuads.write(document.graphs());
  }

  private static Record only(LinkedDocument document) {
    assertThat(document.unreadable()).isEmpty();
    assertThat(document.entities()).hasSize(1);
    return document.entities().get(0).record();
  }

  private static LinkedDocument read(String text) {
    return LinkedDocument.read(
        text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLdReader.ofDefaults(), false);
  }
}
