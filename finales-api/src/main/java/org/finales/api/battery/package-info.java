/**
 * Batteries and cells and what they are made of: electrodes with their coatings, separators, cases,
 * redox-flow stacks; and what they are rated for. Tests and measurements refer to these by IRI.
 */
@NullMarked
package org.finales.api.battery;

import org.jspecify.annotations.NullMarked;
