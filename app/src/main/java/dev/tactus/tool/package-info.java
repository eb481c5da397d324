/** The command line: the application is also the tool. */
@NullMarked
package dev.tactus.tool;

import org.jspecify.annotations.NullMarked;
