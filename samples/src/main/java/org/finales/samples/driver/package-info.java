/**
 * A driver of one's own for a battery cycler, with its simulator, as the guide {@code
 * docs/drivers.md} shows it.
 */
@org.jspecify.annotations.NullMarked
package org.finales.samples.driver;
