package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Protocol}; in JSON its field {@code step} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(Rest.class),
  @JsonSubTypes.Type(ConstantCurrent.class),
  @JsonSubTypes.Type(ConstantVoltage.class),
  @JsonSubTypes.Type(ConstantCurrentConstantVoltage.class),
  @JsonSubTypes.Type(ConstantPower.class),
  @JsonSubTypes.Type(ConstantResistance.class),
  @JsonSubTypes.Type(VoltageScan.class),
  @JsonSubTypes.Type(CurrentRamp.class),
  @JsonSubTypes.Type(PulseTrain.class),
  @JsonSubTypes.Type(DriveCycle.class),
  @JsonSubTypes.Type(Impedance.class),
  @JsonSubTypes.Type(Loop.class)
})
public sealed interface Step
    permits Rest,
        ConstantCurrent,
        ConstantVoltage,
        ConstantCurrentConstantVoltage,
        ConstantPower,
        ConstantResistance,
        VoltageScan,
        CurrentRamp,
        PulseTrain,
        DriveCycle,
        Impedance,
        Loop {

  /** Returns the name by which loops and ends refer to the step, or null. */
  @Nullable String tag();

  /** Returns the temperature of the chamber; null for whatever it is. */
  @Nullable Quantity temperature();

  /** Returns what ends the step, whichever comes first; empty for loops. */
  List<EndCondition> ends();

  /** Returns when points are recorded; null for what the protocol says. */
  @Nullable Recording recording();

  /** Returns what must not be exceeded, beside the limits of the protocol; null for nothing. */
  @Nullable SafetyLimits limits();

  /** Returns a remark, or null. */
  @Nullable String comment();
}
