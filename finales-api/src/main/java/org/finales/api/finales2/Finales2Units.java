package org.finales.api.finales2;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.capability.BuiltInCapability;
import tools.jackson.databind.JsonNode;

/**
 * Parameters and results as FINALES 2's tenants write them, with a quantity wherever they have a
 * bare number whose unit only a schema names, and back.
 *
 * <p>A number becomes {@code {"value", "unit"}}, a list of numbers {@code {"values", "unit"}}. The
 * units are those of the built-in capabilities, which are FINALES 2's but for its slips.
 * Thread-safe.
 */
public final class Finales2Units {
  private record Slip(Pattern place, String notice) {}

  private static final List<Slip> SLIPS =
      List.of(
          slip(
              "(.*/)?(anode|cathode)/mass_loading",
              "is called a loading and is a charge by area, in mAh/cm2"),
          slip(
              ".*/chemicals_info/[^/]+/density",
              "is published in centimeter ** 3 * gram, which is no density; it is read in g/cm3"),
          slip(
              "/viscosity/values",
              "is published in gram / centimeter ** 3, which is a density; it is read in mPa.s"),
          slip(
              "/capacity_list",
              "is published in ampere_hour, but tenants fill it with milliampere hours; compare it"
                  + " with the capacity of the cell"));

  private Finales2Units() {}

  /**
   * Returns parameters with quantities.
   *
   * @throws IllegalArgumentException if the capability is not built in, or a unit is not readable
   */
  public static Translated<JsonNode> parameters(String quantity, String method, JsonNode plain) {
    return quantities(known(quantity, method).parametersSchema(), plain);
  }

  /**
   * Returns the data of a result with quantities.
   *
   * @throws IllegalArgumentException if the capability is not built in, or a unit is not readable
   */
  public static Translated<JsonNode> result(String quantity, String method, JsonNode plain) {
    return quantities(known(quantity, method).resultSchema(), plain);
  }

  /**
   * Returns parameters with bare numbers in FINALES 2's units; quantities may have any unit of the
   * right dimension. Exact where a decimal number is exactly the result, else to 34 digits.
   *
   * @throws IllegalArgumentException if the capability is not built in, or a quantity measures
   *     something else; the message names the place and both units
   */
  public static JsonNode plainParameters(String quantity, String method, JsonNode quantities) {
    return new UnitWalk(known(quantity, method).parametersSchema(), false).walk(quantities);
  }

  /**
   * Returns the data of a result with bare numbers, as {@link #plainParameters} does.
   *
   * @throws IllegalArgumentException as there
   */
  public static JsonNode plainResult(String quantity, String method, JsonNode quantities) {
    return new UnitWalk(known(quantity, method).resultSchema(), false).walk(quantities);
  }

  private static Translated<JsonNode> quantities(JsonNode schema, JsonNode plain) {
    UnitWalk walk = new UnitWalk(schema, true);
    JsonNode translated = walk.walk(plain);
    List<String> notices = new ArrayList<>();
    for (String place : walk.places()) {
      for (Slip slip : SLIPS) {
        if (slip.place().matcher(place).matches()) {
          notices.add(place + " " + slip.notice());
        }
      }
    }
    return new Translated<>(translated, notices);
  }

  private static BuiltInCapability known(String quantity, String method) {
    return BuiltInCapabilities.all().stream()
        .filter(known -> known.quantity().equals(quantity) && known.methods().contains(method))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s by %s is not one of the built-in capabilities"
                        .formatted(quantity, method)));
  }

  private static Slip slip(String place, String notice) {
    return new Slip(Pattern.compile(place), notice);
  }
}
