package org.finales.core.linkeddata.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Nature;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records that use every annotation in every way, and random values of them. */
public final class LabThings {
  private static final List<String> UNITS =
      List.of("mS/cm", "S.m-1", "millisiemens / centimeter", "degC", "°C", "1", "mL", "furlong");
  private static final List<String> TEXTS =
      List.of("", "a \"b\" \\ \n\t", "µ 中 🔋", "https://x.example/y", "5", "true", "_:b0", "@id");

  private final Random random;

  public LabThings(long seed) {
    this.random = new Random(seed);
  }

  /** Kinds of cells. */
  public enum Format {
    @Concept("CoinCell")
    COIN,
    @Concept("PouchCell")
    POUCH,
    @Concept("BatteryCell")
    OTHER
  }

  /** Things that are told by their class alone. */
  public enum Housing {
    @Concept("R2032")
    R2032,
    @Concept("R18650")
    R18650
  }

  /** A cell. */
  @Concept({"BatteryCell", "schema:IndividualProduct"})
  public record Cell(
      @Identity @Nullable String id,
      @Kind @Nullable Format format,
      @Relation("schema:name") @Nullable String name,
      @Relation("hasCase") @Nullable Housing housing,
      @Relation("schema:dateCreated") @Nullable LocalDate made,
      @Relation("dcterms:modified") @Nullable Instant changed,
      @Relation("schema:numberOfItems") int count,
      @Relation("schema:isConsumableFor") boolean usable,
      @Relation("schema:weight") @Nullable BigDecimal decimal,
      @Property(value = "NominalCapacity", unit = "mAh") @Nullable Quantity capacity,
      @Property(value = "Thickness", unit = "mm") @Nullable Quantity thickness,
      @Property(value = "Thickness", unit = "mm", nature = Nature.MEASURED)
          @Nullable Quantity measuredThickness,
      @Property(value = "Thickness", unit = "mm") @Nullable Quantity otherThickness,
      @Property(
              value = "UpperVoltageLimit",
              unit = "V",
              relation = "hasTerminationParameter",
              also = "TerminationQuantity")
          List<Quantity> limits,
      @Relation("hasPositiveElectrode") @Nullable Electrode positive,
      @Relation("hasNegativeElectrode") @Nullable Electrode negative,
      @Relation(value = "schema:isVariantOf", link = true) @Nullable String specification,
      @Relation(value = "hasTask", ordered = true) List<Step> steps,
      @Relation(value = "schema:keywords", ordered = true) List<String> keywords,
      @Relation("schema:additionalProperty") Map<String, JsonNode> attributes) {
    public Cell {
      limits = List.copyOf(limits);
      steps = List.copyOf(steps);
      keywords = List.copyOf(keywords);
    }
  }

  /** An electrode, perhaps with electrodes in it. */
  @Concept("Electrode")
  public record Electrode(
      @Relation("schema:name") @Nullable String name,
      @Property(value = "Mass", unit = "mg", nature = Nature.MEASURED) @Nullable Quantity mass,
      @Relation("hasConstituent") List<Electrode> parts) {
    public Electrode {
      parts = List.copyOf(parts);
    }
  }

  /** Steps of two kinds. */
  public sealed interface Step permits Rest, Hold {}

  /** A rest. */
  @Concept("OpenCircuitHold")
  public record Rest(
      @Property(value = "Duration", unit = "s", relation = "hasTerminationParameter")
          Quantity duration)
      implements Step {}

  /** A voltage hold. */
  @Concept("VoltageHold")
  public record Hold(
      @Property(value = "Voltage", unit = "V", relation = "hasControlParameter") Quantity voltage)
      implements Step {}

  /** Returns a random cell. */
  public Cell cell() {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      attributes.put("k" + i + text(), json());
    }
    return new Cell(
        maybe(() -> random.nextBoolean() ? "urn:cell:" + random.nextInt() : "cell " + text()),
        maybe(() -> Format.values()[random.nextInt(3)]),
        maybe(this::text),
        maybe(() -> Housing.values()[random.nextInt(2)]),
        maybe(() -> LocalDate.ofEpochDay(random.nextInt(20000))),
        maybe(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
        random.nextInt(),
        random.nextBoolean(),
        maybe(this::number),
        maybe(this::quantity),
        maybe(this::quantity),
        maybe(this::quantity),
        maybe(this::quantity),
        some(this::quantity),
        maybe(() -> electrode(2)),
        maybe(() -> electrode(1)),
        maybe(() -> random.nextBoolean() ? "urn:spec:" + random.nextInt() : text()),
        some(() -> random.nextBoolean() ? new Rest(quantity()) : new Hold(quantity())),
        some(this::text),
        attributes);
  }

  private Electrode electrode(int depth) {
    return new Electrode(
        maybe(this::text),
        maybe(this::quantity),
        depth == 0 ? List.of() : some(() -> electrode(depth - 1)));
  }

  private Quantity quantity() {
    String unit = UNITS.get(random.nextInt(UNITS.size() - 1));
    return Quantity.of(number(), unit);
  }

  private BigDecimal number() {
    return switch (random.nextInt(4)) {
      case 0 -> new BigDecimal("1.10");
      case 1 -> BigDecimal.valueOf(random.nextInt(), random.nextInt(12) - 6);
      case 2 -> new BigDecimal(Double.toString(random.nextGaussian()));
      default -> BigDecimal.valueOf(random.nextLong());
    };
  }

  private JsonNode json() {
    return switch (random.nextInt(5)) {
      case 0 -> FinalesJson.read("1.10");
      case 1 -> FinalesJson.read("7");
      case 2 -> FinalesJson.read("true");
      case 3 -> FinalesJson.read("{\"a\": [1, null, {\"b\": \"\\\"\"}]}");
      default -> FinalesJson.tree(text());
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private <T> List<T> some(Supplier<? extends T> value) {
    List<T> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value.get());
    }
    return values;
  }
}
