/** The audit log: who changed what, when and why. */
@NullMarked
package dev.tactus.audit;

import org.jspecify.annotations.NullMarked;
