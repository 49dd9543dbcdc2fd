/**
 * The conformance kit's own test: an instrument that was made up for it, a driver that keeps all
 * rules, and drivers that each break one.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.toy;
