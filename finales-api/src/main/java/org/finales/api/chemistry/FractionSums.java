package org.finales.api.chemistry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Adds up the shares of an electrolyte. */
final class FractionSums {
  /** Shares are often given with two digits. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

  private static final BigDecimal MOST = BigDecimal.ONE.add(TOLERANCE);

  private FractionSums() {}

  static List<String> problems(Electrolyte electrolyte) {
    List<String> problems = new ArrayList<>();
    check("amount", electrolyte, Constituent::amountFraction, problems);
    check("mass", electrolyte, Constituent::massFraction, problems);
    check("volume", electrolyte, Constituent::volumeFraction, problems);
    return problems;
  }

  private static void check(
      String basis,
      Electrolyte electrolyte,
      Function<Constituent, @Nullable Quantity> share,
      List<String> problems) {
    List<Constituent> all = electrolyte.constituents();
    BigDecimal whole = sum(all, share);
    BigDecimal solvents = sum(electrolyte.solvents(), share);
    boolean areAllKnown = all.stream().allMatch(one -> share.apply(one) != null);
    boolean isWrong =
        areAllKnown
            ? !isOne(whole) && !isOne(solvents)
            : whole.compareTo(MOST) > 0 && !isOne(solvents);
    if (isWrong && whole.signum() > 0) {
      problems.add(
          "the %s fractions add up to %s, those of the solvents to %s; one of both must be 1"
              .formatted(
                  basis,
                  whole.stripTrailingZeros().toPlainString(),
                  solvents.stripTrailingZeros().toPlainString()));
    }
  }

  private static boolean isOne(BigDecimal sum) {
    return sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) <= 0;
  }

  private static BigDecimal sum(
      List<Constituent> constituents, Function<Constituent, @Nullable Quantity> share) {
    return constituents.stream()
        .flatMap(one -> Stream.ofNullable(share.apply(one)))
        .map(quantity -> Unit.convert(quantity.value(), quantity.unit(), Unit.ONE).orElse(null))
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
