/** The JSON form of facts and judgements: stored compactly, shown in full. */
@NullMarked
@NamedInterface("json")
package dev.tactus.judgement.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
