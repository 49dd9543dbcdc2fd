/**
 * Annotated records as statements and back. What a record's fields mean is read from its
 * annotations once; there is no code for any particular record.
 */
@NullMarked
package org.finales.core.linkeddata.mapping;

import org.jspecify.annotations.NullMarked;
