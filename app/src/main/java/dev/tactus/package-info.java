/** The application: one package for each capability; the data flow from intake to delivery. */
@NullMarked
package dev.tactus;

import org.jspecify.annotations.NullMarked;
