/**
 * The conformance kit: numbered rules that every cycler driver has to keep, run against its
 * simulator or a real instrument. Authors extend {@link CyclerDriverRules}.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.tck;
