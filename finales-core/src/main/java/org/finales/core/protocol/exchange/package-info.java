/**
 * What every format of protocols has in common: results with their warnings, problems with their
 * places, and what an export has to be told. Nothing here knows a format.
 */
@NullMarked
package org.finales.core.protocol.exchange;

import org.jspecify.annotations.NullMarked;
