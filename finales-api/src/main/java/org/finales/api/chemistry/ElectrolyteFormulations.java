package org.finales.api.chemistry;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;

/** Makes electrolytes of formulations. */
final class ElectrolyteFormulations {
  private static final Set<Substance> SALTS =
      EnumSet.of(
          Substance.LITHIUM_HEXAFLUOROPHOSPHATE,
          Substance.LITHIUM_BISFLUOROSULFONYLIMIDE,
          Substance.LITHIUM_BISTRIFLUOROMETHANESULFONYLIMIDE,
          Substance.LITHIUM_TETRAFLUOROBORATE,
          Substance.LITHIUM_PERCHLORATE,
          Substance.LITHIUM_BISOXALATOBORATE,
          Substance.LITHIUM_DIFLUOROOXALATOBORATE,
          Substance.LITHIUM_DIFLUOROPHOSPHATE,
          Substance.LITHIUM_TRIFLATE,
          Substance.LITHIUM_NITRATE,
          Substance.SODIUM_HEXAFLUOROPHOSPHATE,
          Substance.SODIUM_PERCHLORATE,
          Substance.SODIUM_BISTRIFLUOROMETHANESULFONYLIMIDE,
          Substance.POTASSIUM_HYDROXIDE,
          Substance.SODIUM_HYDROXIDE,
          Substance.SULFURIC_ACID,
          Substance.ZINC_BROMIDE,
          Substance.ZINC_SULFATE);

  private ElectrolyteFormulations() {}

  static Electrolyte read(Formulation formulation) {
    List<Constituent> solvents = new ArrayList<>();
    List<Constituent> salts = new ArrayList<>();
    for (FormulationComponent component : formulation.components()) {
      Constituent constituent = constituent(component);
      boolean salt = constituent.substance() != null && SALTS.contains(constituent.substance());
      (salt ? salts : solvents).add(constituent);
    }
    return Electrolyte.builder().solvents(solvents).salts(salts).build();
  }

  private static Constituent constituent(FormulationComponent component) {
    Constituent.Builder constituent = Constituent.of(component.chemical()).toBuilder();
    FractionType type = component.fractionType();
    Quantity share = new Quantity(component.fraction(), unit(type));
    switch (type.basis()) {
      case AMOUNT -> constituent.amountFraction(share);
      case MASS -> constituent.massFraction(share);
      case VOLUME -> constituent.volumeFraction(share);
      case ATOMS ->
          throw new IllegalArgumentException(
              "shares of atoms say nothing of amounts; give shares of amount, mass or volume");
    }
    return constituent.build();
  }

  private static Unit unit(FractionType type) {
    return Unit.parse(
        switch (type) {
          case MOL_PER_MOL, MASS_PER_MASS, VOLUME_PER_VOLUME -> "1";
          case MOLE_PERCENT -> "mol.-%";
          case MASS_PERCENT -> "wt%";
          case VOLUME_PERCENT -> "vol%";
          case ATOM_PERCENT -> "at%";
        });
  }
}
