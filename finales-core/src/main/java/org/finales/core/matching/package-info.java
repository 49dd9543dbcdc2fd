/**
 * Says which tenants can serve which requests, and why others cannot.
 *
 * <p>Limitations are compiled once into comparisons; an index keeps, by event, the requests that
 * each group of like tenants can serve. The limitations that FINALES 2 knows, and the units in
 * which they and the requests may be given, are all understood here and nowhere else.
 */
@NullMarked
package org.finales.core.matching;

import org.jspecify.annotations.NullMarked;
