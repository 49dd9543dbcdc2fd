/** The driver of the guide, held to the rules, and the guide itself. */
@org.jspecify.annotations.NullMarked
package org.finales.samples.driver;
