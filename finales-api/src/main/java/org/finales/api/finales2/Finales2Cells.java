package org.finales.api.finales2;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.Coating;
import org.finales.api.battery.Electrode;
import org.finales.api.battery.Material;
import org.finales.api.battery.Separator;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FormulationComponent;
import org.finales.api.chemistry.FractionType;
import org.finales.api.chemistry.Substance;
import org.finales.api.json.FinalesJson;
import org.finales.api.property.Attribute;
import org.finales.api.property.MeasuredQuantity;
import org.finales.api.property.Observation;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cells as FINALES 2 describes them, in two objects: {@code cell}, or {@code battery_chemistry},
 * with what they are made of, and {@code cell_info} with what documents them. Thread-safe.
 */
public final class Finales2Cells {
  private static final Unit AREIC_CAPACITY = Unit.parse("mAh/cm2");
  private static final Unit AREA = Unit.parse("cm2");
  private static final Unit MICROLITRE = Unit.parse("uL");

  private Finales2Cells() {}

  /**
   * Reads a cell.
   *
   * @param cell the object {@code cell}, or one with {@code battery_chemistry} alone; null if there
   *     is none
   * @param info the object {@code cell_info}; null if there is none
   * @throws IllegalArgumentException if something in them cannot be, with the reason
   */
  public static Translated<BatteryCell> read(@Nullable JsonNode cell, @Nullable JsonNode info) {
    JsonNode made = cell == null ? FinalesJson.mapper().createObjectNode() : cell;
    JsonNode known = info == null ? FinalesJson.mapper().createObjectNode() : info;
    List<String> notices = new ArrayList<>();
    JsonNode chemistry = made.path("battery_chemistry");
    BatteryCell.Builder read = BatteryCell.builder();
    Documented document = Documented.read(known, "cell_name", "assembly_date", "cell_location");
    read.id(document.id()).name(document.name()).batch(document.batch());
    read.productionDate(document.date()).location(document.location());
    read.attributes(document.attributes());
    read.electrolyte(
        electrolyte(
            chemistry.path("electrolyte"),
            known.path("electrolyte_info"),
            made.path("electrolyte_volume")));
    read.negativeElectrode(
        electrode(chemistry.path("anode"), known.path("anode_info"), "anode", notices));
    read.positiveElectrode(
        electrode(chemistry.path("cathode"), known.path("cathode_info"), "cathode", notices));
    read.separator(separator(made.path("separator")));
    return new Translated<>(read.build(), notices);
  }

  /** Writes the object {@code cell}; nothing if the electrolyte's composition is not known. */
  public static Optional<ObjectNode> cell(BatteryCell cell) {
    Electrolyte electrolyte = cell.electrolyte();
    if (electrolyte == null || electrolyte.constituents().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    ObjectNode chemistry = written.putObject("battery_chemistry");
    chemistry.set("electrolyte", electrolyte.toFormulation(FractionType.MOL_PER_MOL).toJson());
    electrode(cell.negativeElectrode()).ifPresent(anode -> chemistry.set("anode", anode));
    electrode(cell.positiveElectrode()).ifPresent(cathode -> chemistry.set("cathode", cathode));
    Separator separator = cell.separator();
    if (separator != null && separator.name() != null) {
      ObjectNode between = written.putObject("separator");
      between.put("material", separator.name());
      put(between, "size", separator.area(), AREA);
    }
    MeasuredQuantity volume = electrolyte.volume();
    put(written, "electrolyte_volume", volume == null ? null : volume.quantity(), MICROLITRE);
    return Optional.of(written);
  }

  /** Writes the object {@code cell_info}. */
  public static ObjectNode info(BatteryCell cell) {
    ObjectNode written =
        new Documented(
                cell.id(),
                cell.name(),
                cell.productionDate(),
                cell.batch(),
                cell.location(),
                cell.attributes())
            .write("cell_name", "assembly_date", "cell_location");
    Electrode anode = cell.negativeElectrode();
    Electrode cathode = cell.positiveElectrode();
    Electrolyte electrolyte = cell.electrolyte();
    if (anode != null) {
      set(written, "anode_info", document(anode));
    }
    if (cathode != null) {
      set(written, "cathode_info", document(cathode));
    }
    if (electrolyte != null) {
      set(written, "electrolyte_info", document(electrolyte));
    }
    return written;
  }

  private static void set(ObjectNode into, String field, ObjectNode document) {
    if (!document.isEmpty()) {
      into.set(field, document);
    }
  }

  private static ObjectNode document(Electrode electrode) {
    return new Documented(
            electrode.id(),
            electrode.name(),
            electrode.productionDate(),
            electrode.batch(),
            null,
            electrode.attributes())
        .write("name", "preparation_date", "location");
  }

  /** Writes an object {@code formulation_info}. */
  static ObjectNode document(Electrolyte electrolyte) {
    return new Documented(
            electrolyte.id(),
            electrolyte.name(),
            electrolyte.preparationDate(),
            electrolyte.batch(),
            electrolyte.location(),
            electrolyte.attributes())
        .write("name", "preparation_date", "location");
  }

  /** Reads a formulation and what documents it; null if neither is there. */
  static @Nullable Electrolyte electrolyte(JsonNode formulation, JsonNode info, JsonNode volume) {
    Electrolyte.Builder read =
        formulation.isArray() && !formulation.isEmpty()
            ? Electrolyte.of(Formulation.read(formulation)).toBuilder()
            : Electrolyte.builder();
    if (!info.isObject() && !formulation.isArray() && !volume.isNumber()) {
      return null;
    }
    Documented document = Documented.read(info, "name", "preparation_date", "location");
    read.id(document.id()).name(document.name()).batch(document.batch());
    read.preparationDate(document.date()).location(document.location());
    read.attributes(document.attributes());
    if (volume.isNumber()) {
      read.volume(MeasuredQuantity.of(new Quantity(volume.decimalValue(), MICROLITRE)));
    }
    return read.build();
  }

  private static @Nullable Electrode electrode(
      JsonNode described, JsonNode info, String side, List<String> notices) {
    if (!described.isObject() && !info.isObject()) {
      return null;
    }
    Documented document = Documented.read(info, "name", "preparation_date", null);
    Electrode.Builder read = Electrode.builder();
    read.id(document.id()).name(document.name()).batch(document.batch());
    read.productionDate(document.date()).attributes(document.attributes());
    JsonNode material = described.path("material");
    if (material.isArray() && !material.isEmpty()) {
      List<Material> materials = new ArrayList<>();
      Formulation.read(material).components().forEach(one -> materials.add(material(one)));
      read.coating(Coating.builder().activeMaterials(materials).build());
    }
    if (described.path("mass_loading").isNumber()) {
      BigDecimal loading = described.path("mass_loading").decimalValue();
      read.areicCapacity(new Quantity(loading, AREIC_CAPACITY));
      notices.add(
          "/%s/mass_loading is called a loading and is a charge by area, in mAh/cm2"
              .formatted(side));
    }
    if (described.path("size").isNumber()) {
      read.area(new Quantity(described.path("size").decimalValue(), AREA));
    }
    return read.build();
  }

  private static Material material(FormulationComponent component) {
    Material.Builder material = Material.builder();
    Quantity share =
        new Quantity(
            component.fraction(),
            Unit.parse(component.fractionType().whole().intValue() == 1 ? "1" : "%"));
    switch (component.fractionType().basis()) {
      case MASS -> material.massFraction(share);
      case VOLUME -> material.volumeFraction(share);
      default -> material.amountFraction(share);
    }
    Substance.of(component.chemical()).ifPresent(material::substance);
    List<Attribute> identifiers = new ArrayList<>();
    String smiles = component.chemical().smiles();
    String inchiKey = component.chemical().inchiKey();
    if (smiles != null) {
      identifiers.add(Attribute.of("SMILES", smiles));
    }
    if (inchiKey != null) {
      identifiers.add(Attribute.of("InChIKey", inchiKey));
    }
    return material.attributes(identifiers).build();
  }

  private static Optional<ObjectNode> electrode(@Nullable Electrode electrode) {
    Coating coating = electrode == null ? null : electrode.coating();
    if (electrode == null || coating == null || coating.activeMaterials().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    var materials = written.putArray("material");
    for (Material material : coating.activeMaterials()) {
      ObjectNode component = materials.addObject();
      ObjectNode chemical = component.putObject("chemical");
      for (Attribute identifier : material.attributes()) {
        if (identifier.name().equals("SMILES") || identifier.name().equals("InChIKey")) {
          chemical.put(identifier.name(), identifier.text());
        }
      }
      boolean byMass = material.massFraction() != null;
      Quantity share = byMass ? material.massFraction() : material.amountFraction();
      put(component, "fraction", share, Unit.ONE);
      component.put("fraction_type", byMass ? "massPerMass" : "molPerMol");
    }
    put(written, "mass_loading", electrode.areicCapacity(), AREIC_CAPACITY);
    put(written, "size", electrode.area(), AREA);
    return Optional.of(written);
  }

  private static @Nullable Separator separator(JsonNode described) {
    if (!described.isObject()) {
      return null;
    }
    Separator.Builder read = Separator.builder();
    read.name(Documented.text(described, "material"));
    if (described.path("size").isNumber()) {
      read.area(new Quantity(described.path("size").decimalValue(), AREA));
    }
    return read.build();
  }

  /**
   * Reads the list of capacities of charging and discharging in turn.
   *
   * @param capacities the list {@code capacity_list}
   * @param nominal capacity of the cell, by which milliampere hours are told from ampere hours;
   *     null if it is not known, then the published unit is taken
   * @return the capacities, each with the number of its cycle
   */
  public static Translated<List<Observation>> capacities(
      JsonNode capacities, @Nullable Quantity nominal) {
    return Finales2Capacities.read(capacities, nominal);
  }

  private static void put(ObjectNode into, String field, @Nullable Quantity quantity, Unit unit) {
    if (quantity != null) {
      into.put(
          field,
          quantity.unit().isEquivalentTo(unit)
              ? quantity.value()
              : quantity.toUnit(unit, MathContext.DECIMAL128).value());
    }
  }
}
