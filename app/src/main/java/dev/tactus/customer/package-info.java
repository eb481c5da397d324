/** What is known of a customer: profile, consents, preferences, contacts, purchases, engagement. */
@NullMarked
package dev.tactus.customer;

import org.jspecify.annotations.NullMarked;
