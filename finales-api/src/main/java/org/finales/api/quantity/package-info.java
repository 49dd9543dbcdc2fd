/**
 * Physical quantities: a number with a unit, converted and compared exactly. Units are read from
 * UCUM codes, QUDT codes, EMMO labels and the plain spellings that laboratories write.
 */
@NullMarked
package org.finales.api.quantity;

import org.jspecify.annotations.NullMarked;
