package org.finales.core.linkeddata.document;

/** Finds one kind of defect and repairs it. */
interface RepairRule {
  /** Returns its name, words joined by hyphens. */
  String name();

  /** Returns what it looks for, in a few words. */
  String finds();

  /** Repairs every case in a graph and reports it there. */
  void apply(RepairedGraph graph);
}
