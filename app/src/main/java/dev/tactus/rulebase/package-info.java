/** Releases of the rules: bytes in, a live knowledge base out. */
@NullMarked
package dev.tactus.rulebase;

import org.jspecify.annotations.NullMarked;
