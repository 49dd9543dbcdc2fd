package org.finales.cycler.drivers.eascpi;

import java.util.Set;
import org.finales.cycler.drivers.bench.Decimals;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.RefusedException;

/** Programs what the instrument itself switches off for. */
final class EaProtection {
  /** Codes with which instruments answer commands that they do not know. */
  private static final Set<String> UNKNOWN = Set.of("-100", "-102", "-113");

  private final EaSession session;
  private final EaKind kind;
  private final EaNominal nominal;
  private final String suffix;

  EaProtection(EaSession session, EaKind kind, EaNominal nominal, String suffix) {
    this.session = session;
    this.kind = kind;
    this.nominal = nominal;
    this.suffix = suffix;
  }

  Envelope program(Envelope window) {
    double reach = kind.protectionReach();
    double volt = below(EaSet.VOLTAGE, window.maxVoltage(), reach * nominal.volt());
    double ampere = reach * nominal.ampere();
    double watt = reach * nominal.watt();
    double charge = Double.POSITIVE_INFINITY;
    double discharge = Double.POSITIVE_INFINITY;
    double chargePower = Double.POSITIVE_INFINITY;
    double dischargePower = Double.POSITIVE_INFINITY;
    if (kind.gives()) {
      charge = below(EaSet.CURRENT, window.maxChargeCurrent(), ampere);
      if (nominal.powerSettable()) {
        chargePower = below(EaSet.POWER, window.maxChargePower(), watt);
      }
    }
    if (kind.takes()) {
      boolean both = kind == EaKind.BIDIRECTIONAL;
      discharge =
          below(both ? EaSet.SINK_CURRENT : EaSet.CURRENT, window.maxDischargeCurrent(), ampere);
      dischargePower =
          below(both ? EaSet.SINK_POWER : EaSet.POWER, window.maxDischargePower(), watt);
    }
    return new Envelope(
        lowestVoltage(window), volt, charge, discharge, chargePower, dischargePower);
  }

  private double below(EaSet what, double wanted, double reach) {
    return session.scpi().settleBelow(what.protection(suffix), Math.min(wanted, reach));
  }

  /** Only what discharges can go too low; instruments without that supervision say so. */
  private double lowestVoltage(Envelope window) {
    ScpiSession scpi = session.scpi();
    double least = Math.min(window.minVoltage(), nominal.volt());
    if (!kind.takes() || !(least > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    try {
      String sent = Decimals.up(least, 3);
      scpi.command("SYST:CONF:UVD " + sent);
      scpi.command("SYST:CONF:UVD:ACT ALAR");
      return Double.parseDouble(sent);
    } catch (RefusedException e) {
      if (UNKNOWN.contains(e.code())) {
        return Double.NEGATIVE_INFINITY;
      }
      throw e;
    }
  }
}
