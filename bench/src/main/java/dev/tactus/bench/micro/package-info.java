/** JMH benchmarks of judgement and of the journey engine, beside the bare library. */
@NullMarked
package dev.tactus.bench.micro;

import org.jspecify.annotations.NullMarked;
