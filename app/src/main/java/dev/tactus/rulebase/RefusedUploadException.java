package dev.tactus.rulebase;

import java.util.List;

/** An upload that was not read: it is too large, damaged, or holds what no upload may hold. */
public final class RefusedUploadException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Message> messages;

  RefusedUploadException(List<Message> messages) {
    super(messages.get(0).toString());
    this.messages = List.copyOf(messages);
  }

  RefusedUploadException(Place place, String message, String hint) {
    this(List.of(Message.error(place, message, hint)));
  }

  /** Why, at least one message. */
  public List<Message> messages() {
    return messages;
  }
}
