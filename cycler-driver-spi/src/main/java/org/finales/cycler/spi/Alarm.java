package org.finales.cycler.spi;

/**
 * Something an instrument warns of; immutable.
 *
 * @param kind what it is about
 * @param code the instrument's own code, for example a bit's name or an error number
 * @param text what it means, for people
 */
public record Alarm(AlarmKind kind, String code, String text) {}
