/**
 * What is known of a thing: quantities with unit, uncertainty and the conditions under which they
 * were found, and attributes of any name. Every entity of the other packages is described with
 * these.
 */
@NullMarked
package org.finales.api.property;

import org.jspecify.annotations.NullMarked;
