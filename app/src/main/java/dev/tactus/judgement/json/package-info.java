/** The JSON form of facts and judgements: stored compactly, shown in full. */
@NullMarked
package dev.tactus.judgement.json;

import org.jspecify.annotations.NullMarked;
