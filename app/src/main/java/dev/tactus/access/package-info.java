/** Keys and roles: who may do what. */
@NullMarked
package dev.tactus.access;

import org.jspecify.annotations.NullMarked;
