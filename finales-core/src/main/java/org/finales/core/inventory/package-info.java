/**
 * What a laboratory has on its shelves: lists that only grow, kept in the log and nowhere else. The
 * first FINALES calls them chemicals and compounds.
 */
@org.jspecify.annotations.NullMarked
package org.finales.core.inventory;
