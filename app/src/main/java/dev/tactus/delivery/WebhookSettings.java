package dev.tactus.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param secrets shared with each provider, by its name: {@code whsec_} and base64, as in Standard
 *     Webhooks; several while one takes the place of another
 * @param tolerance how far the time of a call may be from now
 */
@ConfigurationProperties("tactus.webhooks")
public record WebhookSettings(
    @DefaultValue Map<String, List<String>> secrets, @DefaultValue("5m") Duration tolerance) {}
