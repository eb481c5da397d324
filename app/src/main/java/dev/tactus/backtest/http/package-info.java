/** Backtests over HTTP. */
@NullMarked
package dev.tactus.backtest.http;

import org.jspecify.annotations.NullMarked;
