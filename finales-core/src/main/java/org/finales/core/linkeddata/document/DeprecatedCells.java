package org.finales.core.linkeddata.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Classes of lithium-ion cells that domain-battery 0.20 marks as deprecated, each with the
 * electrode that it is equivalent to having (battery-reference.ttl).
 */
final class DeprecatedCells {
  private static final String BATTERY = "https://w3id.org/emmo/domain/battery#";

  /**
   * A deprecated class.
   *
   * @param label its label
   * @param relation which electrode it tells about
   * @param electrode label of the electrode's class
   */
  record Cell(String label, String relation, String electrode) {}

  private static final Map<String, Cell> CELLS =
      Map.ofEntries(
          Map.entry(
              "battery_04a4e5a4_e6fd_43af_b1ca_4a16d5f8886c",
              new Cell(
                  "LithiumIonIronPhosphateBattery",
                  "hasPositiveElectrode",
                  "LithiumIronPhosphateElectrode")),
          Map.entry(
              "battery_834095fa_f684_4368_a7ce_853579a1362a",
              new Cell(
                  "LithiumIonNickelManganeseCobaltOxideBattery",
                  "hasPositiveElectrode",
                  "LithiumNickelManganeseCobaltOxideElectrode")),
          Map.entry(
              "battery_4f0b1312_da2f_4039_a06d_d571ce51f835",
              new Cell(
                  "LithiumIonCobaltOxideBattery",
                  "hasPositiveElectrode",
                  "LithiumCobaltOxideElectrode")),
          Map.entry(
              "battery_45804eeb_fba3_49dd_ae79_6b4e958d6e09",
              new Cell(
                  "LithiumIonManganeseOxideBattery",
                  "hasPositiveElectrode",
                  "LithiumManganeseOxideElectrode")),
          Map.entry(
              "battery_217e44ed_efd9_4b9e_9cb4_1f7488d996b2",
              new Cell(
                  "LithiumIonNickelCobaltAluminiumOxideBattery",
                  "hasPositiveElectrode",
                  "LithiumNickelCobaltAluminumOxideElectrode")),
          Map.entry(
              "battery_2018e0da_4c25_46e9_83db_38431fc81ce0",
              new Cell("LithiumIonGraphiteBattery", "hasNegativeElectrode", "GraphiteElectrode")),
          Map.entry(
              "battery_c4fe9409_3cd3_4af0_aa96_5681ef0261b4",
              new Cell(
                  "LithiumIonSiliconBattery", "hasNegativeElectrode", "SiliconBasedElectrode")),
          Map.entry(
              "battery_4d308636_8dac_4cc9_a0a1_197eefeb203f",
              new Cell(
                  "LithiumIonSiliconGraphiteBattery",
                  "hasNegativeElectrode",
                  "SiliconGraphiteElectrode")),
          Map.entry(
              "battery_d51a2b95_a327_4ef5_8692_ab6c412f4945",
              new Cell(
                  "LithiumIonSiliconOxideBattery",
                  "hasNegativeElectrode",
                  "SiliconOxideElectrode")),
          Map.entry(
              "battery_b3405eb1_801e_416b_8cd2_1473f1868e27",
              new Cell(
                  "LithiumIonSiliconOxideGraphiteBattery",
                  "hasNegativeElectrode",
                  "SiliconOxideGraphiteElectrode")));

  private DeprecatedCells() {}

  /** Finds a deprecated class by its IRI. */
  static @Nullable Cell of(String iri) {
    return iri.startsWith(BATTERY) ? CELLS.get(iri.substring(BATTERY.length())) : null;
  }
}
