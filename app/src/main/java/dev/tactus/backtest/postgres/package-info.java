/** Backtests, and the history that they are made of, in PostgreSQL. */
@NullMarked
package dev.tactus.backtest.postgres;

import org.jspecify.annotations.NullMarked;
