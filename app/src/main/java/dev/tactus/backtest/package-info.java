/** What another release would have done: history judged by two releases, and compared. */
@NullMarked
package dev.tactus.backtest;

import org.jspecify.annotations.NullMarked;
