/** All that is held of one customer: the timeline, the export, the erasure. */
@NullMarked
package dev.tactus.dossier;

import org.jspecify.annotations.NullMarked;
