/**
 * The record over HTTP: decisions, one decision, judged again, and the rules with their firings.
 */
@NullMarked
package dev.tactus.judgement.http;

import org.jspecify.annotations.NullMarked;
