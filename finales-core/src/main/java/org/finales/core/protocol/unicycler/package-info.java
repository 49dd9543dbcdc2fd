/**
 * The universal cycling protocol, the JSON of aurora-unicycler 0.4.6, read by its rules and written
 * as it writes. Source: its published source and documentation.
 */
@NullMarked
package org.finales.core.protocol.unicycler;

import org.jspecify.annotations.NullMarked;
