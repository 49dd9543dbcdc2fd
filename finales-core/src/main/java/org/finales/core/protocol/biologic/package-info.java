/**
 * Settings of BioLogic's EC-Lab: a Modulo Bat technique, written as aurora-unicycler writes it, and
 * read as EC-Lab writes it too. Sources: the source of aurora-unicycler; settings files in public
 * repositories.
 */
@NullMarked
package org.finales.core.protocol.biologic;

import org.jspecify.annotations.NullMarked;
