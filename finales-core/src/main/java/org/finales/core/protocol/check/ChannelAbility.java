package org.finales.core.protocol.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.SteeredChannel;

/**
 * What a channel can do; immutable.
 *
 * @param ratings voltages, currents and powers
 * @param modes what it can hold
 * @param inputs what it measures besides voltage and current
 * @param impedance whether it measures impedances
 * @param chamber whether a chamber follows the protocol's temperatures
 */
public record ChannelAbility(
    Ratings ratings,
    Set<ControlMode> modes,
    List<AuxiliaryInput> inputs,
    boolean impedance,
    boolean chamber) {

  /** Copies the collections. */
  public ChannelAbility {
    modes = Set.copyOf(modes);
    inputs = List.copyOf(inputs);
  }

  /** Makes one that can hold everything, without inputs, impedances and chamber. */
  public static ChannelAbility of(Ratings ratings) {
    return new ChannelAbility(ratings, EnumSet.allOf(ControlMode.class), List.of(), false, false);
  }

  /** Makes one of a channel; one that runs protocols itself is taken to hold everything. */
  public static ChannelAbility of(CyclerChannel channel) {
    Set<ControlMode> modes =
        channel instanceof SteeredChannel steered
            ? steered.modes()
            : EnumSet.allOf(ControlMode.class);
    return new ChannelAbility(channel.ratings(), modes, channel.inputs(), false, false);
  }

  /** Returns the same with other modes. */
  public ChannelAbility withModes(Set<ControlMode> newModes) {
    return new ChannelAbility(ratings, newModes, inputs, impedance, chamber);
  }

  /** Returns the same with other inputs. */
  public ChannelAbility withInputs(List<AuxiliaryInput> newInputs) {
    return new ChannelAbility(ratings, modes, newInputs, impedance, chamber);
  }

  /** Returns the same with impedances. */
  public ChannelAbility withImpedance() {
    return new ChannelAbility(ratings, modes, inputs, true, chamber);
  }

  /** Returns the same with a chamber that follows the protocol. */
  public ChannelAbility withChamber() {
    return new ChannelAbility(ratings, modes, inputs, impedance, true);
  }

  boolean measuresTemperature() {
    return inputs.stream().anyMatch(input -> input.kind() == InputKind.TEMPERATURE);
  }
}
