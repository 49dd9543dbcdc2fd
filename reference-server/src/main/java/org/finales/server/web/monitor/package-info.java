/**
 * The laboratory at a glance: what every channel does, what waits and what has ended, kept up to
 * date while it is looked at. {@link org.finales.server.web.monitor.MonitorRoom} is the room.
 */
@NullMarked
package org.finales.server.web.monitor;

import org.jspecify.annotations.NullMarked;
