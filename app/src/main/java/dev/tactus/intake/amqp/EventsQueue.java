package dev.tactus.intake.amqp;

import dev.tactus.delivery.Queues;
import dev.tactus.delivery.Topology;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to the queue behind the exchange {@code tactus.events}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tactus.intake.amqp", havingValue = "true", matchIfMissing = true)
class EventsQueue {
  private static final int BATCH = 500;

  /** How long a batch waits for more messages, in milliseconds. */
  private static final long GATHER = 5;

  @Bean
  SimpleMessageListenerContainer eventsListener(
      ConnectionFactory connections, Topology declaredFirst, EventMessages messages) {
    SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
    container.setQueueNames(Queues.EVENTS_IN);
    container.setMessageListener(messages);
    container.setConsumerBatchEnabled(true);
    container.setBatchSize(BATCH);
    container.setPrefetchCount(2 * BATCH);
    container.setReceiveTimeout(GATHER);
    container.setAcknowledgeMode(AcknowledgeMode.AUTO);
    container.setMissingQueuesFatal(false);
    container.setAutoDeclare(false);
    return container;
  }
}
