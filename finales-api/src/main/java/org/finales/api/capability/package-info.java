/**
 * The capabilities that come with finales: quantities and methods with the JSON Schemas of their
 * parameters and results. A server offers them once somebody has added them.
 */
@NullMarked
package org.finales.api.capability;

import org.jspecify.annotations.NullMarked;
