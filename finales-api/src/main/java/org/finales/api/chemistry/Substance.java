package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Substances that batteries are made of, and what is known of them: the class of the vocabulary,
 * the formula, and SMILES and InChIKey where laboratories exchange them.
 */
public enum Substance {
  /** Ethylene carbonate, EC. */
  @JsonProperty("ethyleneCarbonate")
  @Concept("EthyleneCarbonate")
  ETHYLENE_CARBONATE("C3H4O3", "C1COC(=O)O1", "KMTRUDSVKNLOMY-UHFFFAOYSA-N"),

  /** Ethyl methyl carbonate, EMC. */
  @JsonProperty("ethylMethylCarbonate")
  @Concept("EthylMethylCarbonate")
  ETHYL_METHYL_CARBONATE("C4H8O3", "CCOC(=O)OC", "JBTWLSYIZRCDFO-UHFFFAOYSA-N"),

  /** Dimethyl carbonate, DMC. */
  @JsonProperty("dimethylCarbonate")
  @Concept("DimethylCarbonate")
  DIMETHYL_CARBONATE("C3H6O3", "COC(=O)OC", "IEJIGPNLZYLLBP-UHFFFAOYSA-N"),

  /** Diethyl carbonate, DEC. */
  @JsonProperty("diethylCarbonate")
  @Concept("DiethylCarbonate")
  DIETHYL_CARBONATE("C5H10O3", "CCOC(=O)OCC", "OIFBSDVPJOWBCH-UHFFFAOYSA-N"),

  /** Propylene carbonate, PC. */
  @JsonProperty("propyleneCarbonate")
  @Concept("PropyleneCarbonate")
  PROPYLENE_CARBONATE("C4H6O3", "CC1COC(=O)O1", "RUOJZAUFBMNUDX-UHFFFAOYSA-N"),

  /** Fluoroethylene carbonate, FEC. */
  @JsonProperty("fluoroethyleneCarbonate")
  @Concept("FluoroethyleneCarbonate")
  FLUOROETHYLENE_CARBONATE("C3H3FO3", "C1C(OC(=O)O1)F", "SBLRHMKNNHXPHG-UHFFFAOYSA-N"),

  /** Vinylene carbonate, VC. */
  @JsonProperty("vinyleneCarbonate")
  @Concept("VinyleneCarbonate")
  VINYLENE_CARBONATE("C3H2O3", "C1=COC(=O)O1", "VAYTZRYEBVHVLE-UHFFFAOYSA-N"),

  /** Vinyl ethylene carbonate, VEC. */
  @JsonProperty("vinylEthyleneCarbonate")
  @Concept("VinylEthyleneCarbonate")
  VINYL_ETHYLENE_CARBONATE("C5H6O3", "C=CC1COC(=O)O1", null),

  /** Ethyl acetate. */
  @JsonProperty("ethylAcetate")
  @Concept("EthylAcetate")
  ETHYL_ACETATE("C4H8O2", "CCOC(C)=O", null),

  /** Methyl acetate. */
  @JsonProperty("methylAcetate")
  @Concept("MethylAcetate")
  METHYL_ACETATE("C3H6O2", "COC(C)=O", null),

  /** Gamma-butyrolactone. */
  @JsonProperty("gammaButyrolactone")
  @Concept("GammaButyrolactone")
  GAMMA_BUTYROLACTONE("C4H6O2", "O=C1CCCO1", null),

  /** 1,2-Dimethoxyethane, DME. */
  @JsonProperty("dimethoxyethane")
  @Concept("Dimethoxyethane")
  DIMETHOXYETHANE("C4H10O2", "COCCOC", "XTHFKEDIFFGKHM-UHFFFAOYSA-N"),

  /** 1,3-Dioxolane, DOL. */
  @JsonProperty("dioxolane")
  @Concept("Dioxolane")
  DIOXOLANE("C3H6O2", "C1COCO1", "WNXJIVFYUVYPPR-UHFFFAOYSA-N"),

  /** Diglyme. */
  @JsonProperty("diglyme")
  @Concept("Diglyme")
  DIGLYME("C6H14O3", "COCCOCCOC", "SBZXBUIDTXKZTM-UHFFFAOYSA-N"),

  /** Triglyme. */
  @JsonProperty("triglyme")
  @Concept("Triglyme")
  TRIGLYME("C8H18O4", "COCCOCCOCCOC", "YFNKIDBQEZZDLK-UHFFFAOYSA-N"),

  /** Tetraglyme. */
  @JsonProperty("tetraglyme")
  @Concept("Tetraglyme")
  TETRAGLYME("C10H22O5", "COCCOCCOCCOCCOC", "ZUHZGEOKBKGPSW-UHFFFAOYSA-N"),

  /** Tetrahydrofuran, THF. */
  @JsonProperty("tetrahydrofuran")
  @Concept("Tetrahydrofuran")
  TETRAHYDROFURAN("C4H8O", "C1CCOC1", "WYURNTSHIVDZCO-UHFFFAOYSA-N"),

  /** Sulfolane. */
  @JsonProperty("sulfolane")
  @Concept("Sulfolane")
  SULFOLANE("C4H8O2S", "C1CCS(=O)(=O)C1", "HXJUTPCZVOIRIF-UHFFFAOYSA-N"),

  /** Dimethyl sulfoxide, DMSO. */
  @JsonProperty("dimethylSulfoxide")
  @Concept("DimethylSulfoxide")
  DIMETHYL_SULFOXIDE("C2H6OS", "CS(C)=O", null),

  /** Acetonitrile. */
  @JsonProperty("acetonitrile")
  @Concept("Acetonitrile")
  ACETONITRILE("C2H3N", "CC#N", "WEVYAHXRMPXWCK-UHFFFAOYSA-N"),

  /** N-Methyl-2-pyrrolidone, NMP. */
  @JsonProperty("nMethylPyrrolidone")
  @Concept("NMethyl2Pyrrolidone")
  N_METHYL_PYRROLIDONE("C5H9NO", "CN1CCCC1=O", "SECXISVLQFMRJM-UHFFFAOYSA-N"),

  /** Water. */
  @JsonProperty("water")
  @Concept("Water")
  WATER("H2O", "O", null),

  /** Ethanol. */
  @JsonProperty("ethanol")
  @Concept("Ethanol")
  ETHANOL("C2H6O", "CCO", null),

  /** Methanol. */
  @JsonProperty("methanol")
  @Concept("Methanol")
  METHANOL("CH4O", "CO", null),

  /** Acetone. */
  @JsonProperty("acetone")
  @Concept("Acetone")
  ACETONE("C3H6O", "CC(C)=O", null),

  /** Toluene. */
  @JsonProperty("toluene")
  @Concept("Toluene")
  TOLUENE("C7H8", "Cc1ccccc1", null),

  /** Lithium hexafluorophosphate, LiPF6. */
  @JsonProperty("lithiumHexafluorophosphate")
  @Concept("LithiumHexafluorophosphate")
  LITHIUM_HEXAFLUOROPHOSPHATE("LiPF6", "[Li+].F[P-](F)(F)(F)(F)F", "AXPLOJNSKRXQPA-UHFFFAOYSA-N"),

  /** Lithium bis(fluorosulfonyl)imide, LiFSI. */
  @JsonProperty("lithiumBisfluorosulfonylimide")
  @Concept("LithiumBisfluorosulfonylimide")
  LITHIUM_BISFLUOROSULFONYLIMIDE(
      "LiF2NO4S2", "[Li+].FS(=O)(=O)[N-]S(=O)(=O)F", "VDVLPSWVDYJFRW-UHFFFAOYSA-N"),

  /** Lithium bis(trifluoromethanesulfonyl)imide, LiTFSI. */
  @JsonProperty("lithiumBistrifluoromethanesulfonylimide")
  @Concept("LithiumBistrifluoromethanesulfonylimide")
  LITHIUM_BISTRIFLUOROMETHANESULFONYLIMIDE(
      "LiC2F6NO4S2",
      "[Li+].C(F)(F)(F)S(=O)(=O)[N-]S(=O)(=O)C(F)(F)F",
      "QSZMZKBZAYQGRS-UHFFFAOYSA-N"),

  /** Lithium tetrafluoroborate, LiBF4. */
  @JsonProperty("lithiumTetrafluoroborate")
  @Concept("LithiumTetrafluoroborate")
  LITHIUM_TETRAFLUOROBORATE("LiBF4", "[Li+].F[B-](F)(F)F", null),

  /** Lithium perchlorate. */
  @JsonProperty("lithiumPerchlorate")
  @Concept("LithiumPerchlorate")
  LITHIUM_PERCHLORATE("LiClO4", "[Li+].[O-]Cl(=O)(=O)=O", "MHCFAGZWMAWTNR-UHFFFAOYSA-M"),

  /** Lithium bis(oxalato)borate, LiBOB. */
  @JsonProperty("lithiumBisoxalatoborate")
  @Concept("LithiumBisoxalatoborate")
  LITHIUM_BISOXALATOBORATE("LiC4BO8", null, null),

  /** Lithium difluoro(oxalato)borate, LiDFOB. */
  @JsonProperty("lithiumDifluorooxalatoborate")
  @Concept("LithiumDifluorooxalatoborate")
  LITHIUM_DIFLUOROOXALATOBORATE("LiC2BF2O4", null, null),

  /** Lithium difluorophosphate. */
  @JsonProperty("lithiumDifluorophosphate")
  @Concept("LithiumDifluorophosphate")
  LITHIUM_DIFLUOROPHOSPHATE("LiPO2F2", null, null),

  /** Lithium trifluoromethanesulfonate. */
  @JsonProperty("lithiumTriflate")
  @Concept("LithiumTriflate")
  LITHIUM_TRIFLATE("LiCF3SO3", "[Li+].[O-]S(=O)(=O)C(F)(F)F", null),

  /** Lithium nitrate. */
  @JsonProperty("lithiumNitrate")
  @Concept("LithiumNitrate")
  LITHIUM_NITRATE("LiNO3", "[Li+].[O-][N+]([O-])=O", null),

  /** Sodium hexafluorophosphate. */
  @JsonProperty("sodiumHexafluorophosphate")
  @Concept("SodiumHexafluorophosphate")
  SODIUM_HEXAFLUOROPHOSPHATE("NaPF6", "[Na+].F[P-](F)(F)(F)(F)F", null),

  /** Sodium perchlorate. */
  @JsonProperty("sodiumPerchlorate")
  @Concept("SodiumPerchlorate")
  SODIUM_PERCHLORATE("NaClO4", "[Na+].[O-]Cl(=O)(=O)=O", null),

  /** Sodium bis(trifluoromethanesulfonyl)imide. */
  @JsonProperty("sodiumBistrifluoromethanesulfonylimide")
  @Concept("SodiumBistrifluoromethanesulfonylimide")
  SODIUM_BISTRIFLUOROMETHANESULFONYLIMIDE("NaC2F6NO4S2", null, null),

  /** Potassium hydroxide. */
  @JsonProperty("potassiumHydroxide")
  @Concept("PotassiumHydroxide")
  POTASSIUM_HYDROXIDE("KOH", "[K+].[OH-]", null),

  /** Sodium hydroxide. */
  @JsonProperty("sodiumHydroxide")
  @Concept("SodiumHydroxide")
  SODIUM_HYDROXIDE("NaOH", "[Na+].[OH-]", null),

  /** Sulfuric acid. */
  @JsonProperty("sulfuricAcid")
  @Concept("SulfuricAcid")
  SULFURIC_ACID("H2SO4", "OS(O)(=O)=O", null),

  /** Zinc bromide. */
  @JsonProperty("zincBromide")
  @Concept("ZincBromide")
  ZINC_BROMIDE("ZnBr2", null, null),

  /** Zinc sulfate. */
  @JsonProperty("zincSulfate")
  @Concept("ZincSulfate")
  ZINC_SULFATE("ZnSO4", null, null),

  /** Vanadium(V) oxide. */
  @JsonProperty("vanadiumVOxide")
  @Concept("VanadiumVOxide")
  VANADIUM_V_OXIDE("V2O5", null, null),

  /** Bromine. */
  @JsonProperty("bromine")
  @Concept("Bromine")
  BROMINE("Br2", null, null),

  /** Tris(trimethylsilyl) phosphite. */
  @JsonProperty("trisTrimethylsilylPhosphite")
  @Concept("TrisTrimethylsilyPhosphite")
  TRIS_TRIMETHYLSILYL_PHOSPHITE(null, null, null),

  /** Lithium. */
  @JsonProperty("lithium")
  @Concept("Lithium")
  LITHIUM("Li", "[Li]", null),

  /** Sodium. */
  @JsonProperty("sodium")
  @Concept("Sodium")
  SODIUM("Na", "[Na]", null),

  /** Graphite. */
  @JsonProperty("graphite")
  @Concept("Graphite")
  GRAPHITE("C", null, null),

  /** Hard carbon. */
  @JsonProperty("hardCarbon")
  @Concept("HardCarbon")
  HARD_CARBON("C", null, null),

  /** Silicon. */
  @JsonProperty("silicon")
  @Concept("Silicon")
  SILICON("Si", null, null),

  /** Silicon oxide. */
  @JsonProperty("siliconOxide")
  @Concept("SiliconOxide")
  SILICON_OXIDE(null, null, null),

  /** A composite of silicon and graphite. */
  @JsonProperty("siliconGraphite")
  @Concept("SiliconGraphite")
  SILICON_GRAPHITE(null, null, null),

  /** Lithium titanate, LTO. */
  @JsonProperty("lithiumTitanate")
  @Concept("LithiumTitanate")
  LITHIUM_TITANATE("Li4Ti5O12", null, null),

  /** Lithium cobalt oxide, LCO. */
  @JsonProperty("lithiumCobaltOxide")
  @Concept("LithiumCobaltOxide")
  LITHIUM_COBALT_OXIDE("LiCoO2", null, null),

  /** Lithium manganese oxide, LMO. */
  @JsonProperty("lithiumManganeseOxide")
  @Concept("LithiumManganeseOxide")
  LITHIUM_MANGANESE_OXIDE("LiMn2O4", null, null),

  /** Lithium iron phosphate, LFP. */
  @JsonProperty("lithiumIronPhosphate")
  @Concept("LithiumIronPhosphate")
  LITHIUM_IRON_PHOSPHATE("LiFePO4", null, null),

  /** Lithium manganese iron phosphate, LMFP. */
  @JsonProperty("lithiumManganeseIronPhosphate")
  @Concept("LithiumManganeseIronPhosphate")
  LITHIUM_MANGANESE_IRON_PHOSPHATE(null, null, null),

  /** Lithium nickel cobalt aluminium oxide, NCA. */
  @JsonProperty("lithiumNickelCobaltAluminiumOxide")
  @Concept("LithiumNickelCobaltAluminiumOxide")
  LITHIUM_NICKEL_COBALT_ALUMINIUM_OXIDE(null, null, null),

  /** Lithium nickel manganese cobalt oxide of any composition, NMC. */
  @JsonProperty("lithiumNickelManganeseCobaltOxide")
  @Concept("LithiumNickelManganeseCobaltOxide")
  LITHIUM_NICKEL_MANGANESE_COBALT_OXIDE(null, null, null),

  /** NMC 111. */
  @JsonProperty("nmc111")
  @Concept("LithiumNickelManganeseCobaltOxide111")
  NMC_111(null, null, null),

  /** NMC 532. */
  @JsonProperty("nmc532")
  @Concept("LithiumNickelManganeseCobaltOxide532")
  NMC_532(null, null, null),

  /** NMC 622. */
  @JsonProperty("nmc622")
  @Concept("LithiumNickelManganeseCobaltOxide622")
  NMC_622(null, null, null),

  /** NMC 811. */
  @JsonProperty("nmc811")
  @Concept("LithiumNickelManganeseCobaltOxide811")
  NMC_811(null, null, null),

  /** Lithium nickel manganese oxide, LNMO. */
  @JsonProperty("lithiumNickelManganeseOxide")
  @Concept("LithiumNickelManganeseOxide")
  LITHIUM_NICKEL_MANGANESE_OXIDE(null, null, null),

  /** Lithium nickel oxide. */
  @JsonProperty("lithiumNickelOxide")
  @Concept("LithiumNickelOxide")
  LITHIUM_NICKEL_OXIDE("LiNiO2", null, null),

  /** Sodium manganese oxide. */
  @JsonProperty("sodiumManganeseOxide")
  @Concept("SodiumManganeseOxide")
  SODIUM_MANGANESE_OXIDE(null, null, null),

  /** Sodium iron phosphate. */
  @JsonProperty("sodiumIronPhosphate")
  @Concept("SodiumIronPhosphate")
  SODIUM_IRON_PHOSPHATE("NaFePO4", null, null),

  /** Manganese dioxide. */
  @JsonProperty("manganeseDioxide")
  @Concept("ManganeseDioxide")
  MANGANESE_DIOXIDE("MnO2", null, null),

  /** Nickel oxide hydroxide. */
  @JsonProperty("nickelOxideHydroxide")
  @Concept("NickelOxideHydroxide")
  NICKEL_OXIDE_HYDROXIDE("NiOOH", null, null),

  /** Nickel hydroxide. */
  @JsonProperty("nickelHydroxide")
  @Concept("NickelHydroxide")
  NICKEL_HYDROXIDE(null, null, null),

  /** Lead. */
  @JsonProperty("lead")
  @Concept("Lead")
  LEAD("Pb", null, null),

  /** Lead dioxide. */
  @JsonProperty("leadIvOxide")
  @Concept("LeadIVOxide")
  LEAD_IV_OXIDE("PbO2", null, null),

  /** Zinc. */
  @JsonProperty("zinc")
  @Concept("Zinc")
  ZINC("Zn", null, null),

  /** Sulfur. */
  @JsonProperty("sulfur")
  @Concept("Sulfur")
  SULFUR("S", null, null),

  /** Oxygen. */
  @JsonProperty("oxygen")
  @Concept("Oxygen")
  OXYGEN("O2", null, null),

  /** Carbon of any kind. */
  @JsonProperty("carbon")
  @Concept("Carbon")
  CARBON("C", null, null),

  /** Carbon black. */
  @JsonProperty("carbonBlack")
  @Concept("CarbonBlack")
  CARBON_BLACK("C", null, null),

  /** Graphene. */
  @JsonProperty("graphene")
  @Concept("Graphene")
  GRAPHENE("C", null, null),

  /** Polyvinylidene fluoride, PVDF. */
  @JsonProperty("polyvinylideneFluoride")
  @Concept("PolyvinylideneFluoride")
  POLYVINYLIDENE_FLUORIDE(null, null, null),

  /** Carboxymethyl cellulose, CMC. */
  @JsonProperty("carboxymethylCellulose")
  @Concept("CarboxymethylCellulose")
  CARBOXYMETHYL_CELLULOSE(null, null, null),

  /** Styrene butadiene rubber, SBR. */
  @JsonProperty("styreneButadiene")
  @Concept("StyreneButadiene")
  STYRENE_BUTADIENE(null, null, null),

  /** Polyacrylic acid. */
  @JsonProperty("polyacrylicAcid")
  @Concept("PolyacrylicAcid")
  POLYACRYLIC_ACID(null, null, null),

  /** Polytetrafluoroethylene. */
  @JsonProperty("polytetrafluoroethylene")
  @Concept("Polytetrafluoroethylene")
  POLYTETRAFLUOROETHYLENE(null, null, null),

  /** Polypropylene. */
  @JsonProperty("polypropylene")
  @Concept("Polypropylene")
  POLYPROPYLENE(null, null, null),

  /** Polyethylene. */
  @JsonProperty("polyethylene")
  @Concept("Polyethylene")
  POLYETHYLENE(null, null, null),

  /** Polyacrylonitrile. */
  @JsonProperty("polyacrylonitrile")
  @Concept("Polyacrylonitrile")
  POLYACRYLONITRILE(null, null, null),

  /** Nafion. */
  @JsonProperty("nafion")
  @Concept("Nafion")
  NAFION(null, null, null),

  /** Aluminium oxide. */
  @JsonProperty("aluminiumOxide")
  @Concept("AluminiumOxide")
  ALUMINIUM_OXIDE("Al2O3", null, null),

  /** Aluminium. */
  @JsonProperty("aluminium")
  @Concept("Aluminium")
  ALUMINIUM("Al", "[Al]", null),

  /** Copper. */
  @JsonProperty("copper")
  @Concept("Copper")
  COPPER("Cu", "[Cu]", null),

  /** Nickel. */
  @JsonProperty("nickel")
  @Concept("Nickel")
  NICKEL("Ni", "[Ni]", null),

  /** Titanium. */
  @JsonProperty("titanium")
  @Concept("Titanium")
  TITANIUM("Ti", "[Ti]", null),

  /** Stainless steel. */
  @JsonProperty("stainlessSteel")
  @Concept("StainlessSteel")
  STAINLESS_STEEL(null, null, null);

  private final @Nullable String formula;
  private final @Nullable String smiles;
  private final @Nullable String inchiKey;

  Substance(@Nullable String formula, @Nullable String smiles, @Nullable String inchiKey) {
    this.formula = formula;
    this.smiles = smiles;
    this.inchiKey = inchiKey;
  }

  /**
   * Finds the substance that a chemical is: by its InChIKey, else by its SMILES, letter by letter.
   */
  public static Optional<Substance> of(Chemical chemical) {
    return Arrays.stream(values())
        .filter(
            known ->
                known
                    .chemical()
                    .filter(
                        same ->
                            same.isSameAs(chemical)
                                || (same.smiles() != null
                                    && same.smiles().equals(chemical.smiles())))
                    .isPresent())
        .findFirst();
  }

  /** Returns the molecular or empirical formula, {@code C3H4O3}; null for mixtures and polymers. */
  public @Nullable String formula() {
    return formula;
  }

  /** Returns the chemical with SMILES and InChIKey, if one of them is known. */
  public Optional<Chemical> chemical() {
    return smiles == null && inchiKey == null
        ? Optional.empty()
        : Optional.of(Chemical.of(smiles, inchiKey));
  }

  /**
   * Returns the molar mass in g/mol, the sum of the atomic weights of the formula, if there is one.
   */
  public Optional<Quantity> molarMass() {
    return Optional.ofNullable(formula)
        .map(known -> new Quantity(MolarMass.of(known), Unit.parse("g/mol")));
  }
}
