/**
 * The laboratory: its instruments and their channels, people, organisations, projects and places.
 * Records here say who did something, with what and where.
 */
@NullMarked
package org.finales.api.lab;

import org.jspecify.annotations.NullMarked;
