/** The demo storefront of the embedded default. */
@NullMarked
package dev.tactus.demo;

import org.jspecify.annotations.NullMarked;
