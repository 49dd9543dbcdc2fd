package org.finales.cycler.cell;

/**
 * Tables of open-circuit voltages at 25 °C.
 *
 * <p>No table is a measurement of ours. Those of lithium cells are the difference of two published
 * fits of half-cell potentials against lithium content; which part of each fit a full cell uses is
 * published for {@link #NMC} alone, and chosen by us for the others such that the cell's usual
 * voltages come out. Each is therefore an approximation of a published curve. Hysteresis and the
 * dependence on temperature are left out.
 *
 * <p>The published curves end at empty and full. There a cell's voltage falls or rises fast,
 * because an electrode has nothing left to give; without that a plateau such as that of {@link
 * #LFP} would go on for half a capacity more before a charger's limit is met. The points beyond are
 * ours.
 */
final class OcvTables {
  private OcvTables() {}

  /** How far the voltage goes, in V, while an electrode runs out. */
  private static final double RUNNING_OUT = 1;

  /** From where on the voltage goes steeply and then slowly, beyond empty and full. */
  private static final double[] BEYOND = {0.04, 0.05, 0.06};

  /** States of charge at which all tables are given. */
  private static final double[] SOCS = {
    0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6,
    0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 1
  };

  /**
   * NMC 811 against graphite with SiOx, the cell LG M50: both fits and both windows (positive
   * 0.9084 to 0.2661, negative 0.0279 to 0.9014) of C.-H. Chen et al., J. Electrochem. Soc. 167
   * (2020) 080534.
   */
  static final double[] NMC = {
    2.4977, 2.6953, 2.8374, 2.9403, 3.0728, 3.1723, 3.2577, 3.3961,
    3.4493, 3.4942, 3.5483, 3.5971, 3.6343, 3.6682, 3.7078, 3.7573,
    3.8089, 3.8621, 3.9236, 3.9713, 4.0215, 4.0700, 4.0941, 4.1005,
    4.1158, 4.1397, 4.1555, 4.1734, 4.1929
  };

  /**
   * LFP against graphite: positive by S. Afshar et al., arXiv:1709.03970 (2017), 0.96 to 0.03;
   * negative by Chen et al. (2020), see {@link #NMC}, 0.0279 to 0.85. The windows are ours.
   */
  static final double[] LFP = {
    2.0534, 2.3025, 2.4853, 2.6198, 2.7937, 2.9152, 3.0004, 3.1323,
    3.1711, 3.1889, 3.2144, 3.2403, 3.2552, 3.2613, 3.2639, 3.2654,
    3.2666, 3.2695, 3.2846, 3.3058, 3.3109, 3.3122, 3.3132, 3.3137,
    3.3141, 3.3146, 3.3150, 3.3163, 3.3206
  };

  /**
   * NCA against graphite: both fits of G.-H. Kim et al., J. Electrochem. Soc. 158 (2011) A955;
   * positive 0.93 to 0.37, negative 0.02 to 0.80. The windows are ours.
   */
  static final double[] NCA = {
    2.8324, 2.9959, 3.0942, 3.1547, 3.2196, 3.2586, 3.2822, 3.3354,
    3.3940, 3.4526, 3.5124, 3.5708, 3.6228, 3.6663, 3.7041, 3.7410,
    3.7854, 3.8377, 3.8814, 3.9225, 3.9641, 4.0063, 4.0495, 4.0718,
    4.0948, 4.1140, 4.1240, 4.1341, 4.1446
  };

  /**
   * LMO against graphite: positive by M. Doyle et al., J. Electrochem. Soc. 143 (1996) 1890, 0.97
   * to 0.19; negative by Kim et al. (2011), see {@link #NCA}, 0.03 to 0.80. The windows are ours.
   */
  static final double[] LMO = {
    3.3856, 3.4815, 3.5406, 3.5782, 3.6199, 3.6443, 3.6579, 3.6957,
    3.7338, 3.7738, 3.8159, 3.8580, 3.8978, 3.9386, 3.9816, 4.0164,
    4.0437, 4.0657, 4.0733, 4.0760, 4.0777, 4.0797, 4.0838, 4.0889,
    4.0993, 4.1155, 4.1281, 4.1452, 4.1685
  };

  /**
   * LCO against graphite (MCMB 2528): both fits of the program Dualfoil (J. Newman, University of
   * California, Berkeley), as the parameter set Marquis2019 of PyBaMM gives them; positive 0.935 to
   * 0.42, negative 0.01 to 0.80. The windows are ours.
   */
  static final double[] LCO = {
    3.0976, 3.3921, 3.5105, 3.5593, 3.5906, 3.6010, 3.6053, 3.6197,
    3.6481, 3.6731, 3.6925, 3.7038, 3.7114, 3.7220, 3.7382, 3.7609,
    3.7952, 3.8407, 3.8728, 3.9003, 3.9801, 4.0150, 4.0634, 4.0780,
    4.0950, 4.1095, 4.1169, 4.1243, 4.1318
  };

  /**
   * NMC against LTO: positive as in {@link #NMC}; negative the plateau at 1.55 V of T. Ohzuku et
   * al., J. Electrochem. Soc. 142 (1995) 1431. The combination is ours; the negative electrode
   * never runs out in it.
   */
  static final double[] LTO = {
    2.0114, 2.0166, 2.0218, 2.0270, 2.0374, 2.0504, 2.0634, 2.0894,
    2.1154, 2.1414, 2.1675, 2.1940, 2.2216, 2.2524, 2.2911, 2.3403,
    2.3908, 2.4332, 2.4716, 2.5138, 2.5636, 2.6120, 2.6361, 2.6425,
    2.6578, 2.6817, 2.6975, 2.7155, 2.7349
  };

  /**
   * Lead acid: both fits of H. Bode, Lead-Acid Batteries, Wiley 1977, against the molality of the
   * sulphuric acid, which goes from 1.5 to 6 mol/kg with the state of charge. The molalities are
   * ours.
   */
  static final double[] LEAD_ACID = {
    1.9505, 1.9528, 1.9550, 1.9573, 1.9617, 1.9670, 1.9723, 1.9824,
    1.9922, 2.0016, 2.0108, 2.0197, 2.0285, 2.0370, 2.0454, 2.0536,
    2.0618, 2.0697, 2.0776, 2.0854, 2.0930, 2.1005, 2.1080, 2.1117,
    2.1154, 2.1183, 2.1197, 2.1212, 2.1226
  };

  /**
   * Vanadium redox: Nernst's equation with 2RT/F ln(s/(1-s)), and 1.40 V at half charge as measured
   * by K. W. Knehr and E. C. Kumbur, Electrochem. Commun. 13 (2011) 342; s goes from 0.02 to 0.98
   * with the state of charge, which is our choice.
   */
  static final double[] VANADIUM_REDOX = {
    1.2000, 1.2207, 1.2356, 1.2474, 1.2655, 1.2824, 1.2956, 1.3163,
    1.3325, 1.3463, 1.3584, 1.3695, 1.3800, 1.3901, 1.4000, 1.4099,
    1.4200, 1.4305, 1.4416, 1.4537, 1.4675, 1.4837, 1.5044, 1.5176,
    1.5345, 1.5526, 1.5644, 1.5793, 1.6000
  };

  /** Makes a table of voltages at the common states of charge, and goes on beyond them. */
  static OcvTable table(double[] volts) {
    int beyond = BEYOND.length;
    int last = SOCS.length - 1;
    double[] wideSocs = new double[SOCS.length + 2 * beyond];
    double[] wideVolts = new double[wideSocs.length];
    System.arraycopy(SOCS, 0, wideSocs, beyond, SOCS.length);
    System.arraycopy(volts, 0, wideVolts, beyond, SOCS.length);
    for (int i = 0; i < beyond; i++) {
      // One volt until the first point, and then one volt for each capacity.
      double away = RUNNING_OUT + BEYOND[i] - BEYOND[0];
      wideSocs[beyond - 1 - i] = SOCS[0] - BEYOND[i];
      wideVolts[beyond - 1 - i] = volts[0] - away;
      wideSocs[beyond + last + 1 + i] = SOCS[last] + BEYOND[i];
      wideVolts[beyond + last + 1 + i] = volts[last] + away;
    }
    return OcvTable.of(wideSocs, wideVolts);
  }
}
