/**
 * Documents of linked data: JSON-LD read without any connection to the network, with bounds on
 * everything and its defects repaired on request, and written in the idiom of BattINFO.
 */
@NullMarked
package org.finales.core.linkeddata.document;

import org.jspecify.annotations.NullMarked;
