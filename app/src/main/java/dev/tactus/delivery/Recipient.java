package dev.tactus.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whom a claimed send goes to.
 *
 * @param address null where none is known, as on the web
 * @param name null where it is missing or doubtful
 * @param locale BCP 47
 * @param timezone IANA
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recipient(
    @Nullable String address,
    @Nullable String name,
    @Nullable String locale,
    @Nullable String timezone) {}
