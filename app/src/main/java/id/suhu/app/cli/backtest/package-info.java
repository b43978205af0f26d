/** {@code suhu backtest}: what alarm rules would have done. */
@NullMarked
package id.suhu.app.cli.backtest;

import org.jspecify.annotations.NullMarked;
