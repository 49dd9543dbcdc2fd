package org.finales.api.cycling.text;

/**
 * A piece of a line.
 *
 * @param text the characters, without blanks around them
 * @param from index of the first in the line
 * @param to index after the last
 */
record Token(String text, int from, int to) {}
