/**
 * What drivers of instruments on a bench share, which the host steers by set points: the order in
 * which limits change, checks of what is read back, closing, and the electrical side of simulators.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.bench;
