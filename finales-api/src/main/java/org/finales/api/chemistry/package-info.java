/**
 * Chemicals and their mixtures as requests and results name them. Invalid chemicals and
 * formulations cannot be constructed.
 */
@NullMarked
package org.finales.api.chemistry;

import org.jspecify.annotations.NullMarked;
