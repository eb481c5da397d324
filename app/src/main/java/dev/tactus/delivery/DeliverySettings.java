package dev.tactus.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of delivery.
 *
 * @param lease how long a claim lasts without an outcome
 * @param grace how long a send that was handed over in memory is left alone by the sweep
 * @param window most messages that wait for their confirms at once, on one channel
 * @param buffer most sends that wait in memory; more are left to the sweep
 * @param tries most claims of one send: a failure after the last of them is final
 * @param retention how long sends are kept after their relevance deadline
 * @param publicUrl where customers reach this installation: the beginning of unsubscribe links
 * @param unsubscribeMailto address for unsubscribing by mail; null: none
 */
@ConfigurationProperties("tactus.delivery")
public record DeliverySettings(
    @DefaultValue("5m") Duration lease,
    @DefaultValue("10s") Duration grace,
    @DefaultValue("500") int window,
    @DefaultValue("20000") int buffer,
    @DefaultValue("5") int tries,
    @DefaultValue("90d") Duration retention,
    @DefaultValue("http://127.0.0.1:8080") String publicUrl,
    @Nullable String unsubscribeMailto) {}
