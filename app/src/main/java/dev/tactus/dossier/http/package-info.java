/** The dossier over HTTP. */
@NullMarked
package dev.tactus.dossier.http;

import org.jspecify.annotations.NullMarked;
