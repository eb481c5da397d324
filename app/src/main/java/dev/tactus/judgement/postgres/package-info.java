/** The record of decisions in PostgreSQL: written by COPY, partitioned by week. */
@NullMarked
package dev.tactus.judgement.postgres;

import org.jspecify.annotations.NullMarked;
