package dev.tactus.delivery.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;

/**
 * A channel that knows which messages of a window were confirmed. A message that no queue took is
 * returned and then acknowledged by RabbitMQ, negatively acknowledged by Qpid: neither counts as
 * confirmed. For one thread at a time.
 */
final class ConfirmChannel implements ConfirmListener {
  private static final long PATIENCE_MILLIS = 10_000;
  private final Channel channel;
  private final ConcurrentNavigableMap<Long, String> open = new ConcurrentSkipListMap<>();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private final Set<String> returned = ConcurrentHashMap.newKeySet();

  ConfirmChannel(Connection connection) throws IOException {
    channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("no channel is left on " + connection);
    }
    channel.confirmSelect();
    channel.addConfirmListener(this);
    channel.addReturnListener(message -> returned.add(message.getProperties().getMessageId()));
  }

  @Override
  public void handleAck(long tag, boolean multiple) {
    if (multiple) {
      ConcurrentNavigableMap<Long, String> all = open.headMap(tag, true);
      confirmed.addAll(all.values());
      all.clear();
    } else {
      String id = open.remove(tag);
      if (id != null) {
        confirmed.add(id);
      }
    }
  }

  @Override
  public void handleNack(long tag, boolean multiple) {
    open.headMap(tag, multiple).clear();
    open.remove(tag);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  void publish(String exchange, String key, AMQP.BasicProperties properties, byte[] body)
      throws IOException {
    open.put(channel.getNextPublishSeqNo(), properties.getMessageId());
    channel.basicPublish(exchange, key, true, properties, body);
  }

  /** Waits for all that was published, and gives the ids of those that lie on a queue. */
  Set<String> confirmed() {
    try {
      channel.waitForConfirms(PATIENCE_MILLIS);
    } catch (TimeoutException e) {
      close(); // a late confirm must not be taken for one of the next window
    } catch (ShutdownSignalException e) {
      close(); // what was confirmed before stays confirmed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
    Set<String> good = new HashSet<>(confirmed);
    good.removeAll(returned);
    confirmed.clear();
    returned.clear();
    open.clear();
    return good;
  }

  void close() {
    try {
      channel.abort();
    } catch (IOException e) {
      // it is closed either way
    }
  }
}
