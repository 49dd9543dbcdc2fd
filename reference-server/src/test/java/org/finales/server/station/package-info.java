@NullMarked
package org.finales.server.station;

import org.jspecify.annotations.NullMarked;
