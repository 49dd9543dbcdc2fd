package org.finales.server.web.station;

/**
 * A step of the guide for the beginning.
 *
 * @param key what its texts' keys end with
 * @param href where one does it oneself
 * @param done whether it is done
 * @param offered whether the person may do it
 */
public record Step(String key, String href, boolean done, boolean offered) {}
