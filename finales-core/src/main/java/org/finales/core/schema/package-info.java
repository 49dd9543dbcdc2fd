/**
 * Checks JSON Schemas and what is held against them, with every size, time and reach bounded.
 *
 * <p>It also reads a schema the way people do, for forms to fill in and for the matching of
 * limitations.
 */
@NullMarked
package org.finales.core.schema;

import org.jspecify.annotations.NullMarked;
