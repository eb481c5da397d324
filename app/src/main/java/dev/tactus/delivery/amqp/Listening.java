package dev.tactus.delivery.amqp;

import dev.tactus.delivery.Queues;
import dev.tactus.delivery.Topology;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.backoff.ExponentialBackOff;

/** Listens to claims and outcomes for as long as the application runs. */
@Configuration(proxyBeanMethods = false)
class Listening {
  private static final int CONSUMERS = 2;
  private static final int PREFETCH = 50;
  private static final long FIRST_WAIT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 20_000;

  @Bean
  DirectMessageListenerContainer claimRequestsContainer(
      ConnectionFactory connections, Topology topology, ClaimRequests requests) {
    return container(connections, Queues.CLAIMS_IN, requests);
  }

  @Bean
  DirectMessageListenerContainer outcomeReportsContainer(
      ConnectionFactory connections, Topology topology, OutcomeReports reports) {
    DirectMessageListenerContainer container = container(connections, Queues.OUTCOMES_IN, reports);
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    return container;
  }

  private static DirectMessageListenerContainer container(
      ConnectionFactory connections, String queue, MessageListener listener) {
    DirectMessageListenerContainer container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(queue);
    container.setConsumersPerQueue(CONSUMERS);
    container.setPrefetchCount(PREFETCH);
    container.setMissingQueuesFatal(false);
    container.setDefaultRequeueRejected(false);
    ExponentialBackOff wait = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
    wait.setMaxInterval(LONGEST_WAIT_MILLIS);
    container.setRecoveryBackOff(wait);
    container.setMessageListener(listener);
    return container;
  }
}
