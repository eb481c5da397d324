package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;

/**
 * What the link in a message turns off.
 *
 * @param subject of the send that carried the link: for an alert, the one that was asked for
 */
public record Unsubscription(
    String sendId,
    String customerId,
    Channel channel,
    Purpose purpose,
    String journey,
    String subject) {}
