/**
 * The bytes between host and instrument: links, and exchanges over them with deadlines, bounded
 * retries and a way back into step after garbage, written once for all drivers.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.link;
