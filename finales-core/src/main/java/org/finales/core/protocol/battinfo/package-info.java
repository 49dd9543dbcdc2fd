/**
 * Protocols as BattINFO JSON-LD: written in the form that aurora-unicycler writes, read in any. The
 * form that finales itself writes, which keeps everything, is that of the linked data rooms.
 */
@NullMarked
package org.finales.core.protocol.battinfo;

import org.jspecify.annotations.NullMarked;
