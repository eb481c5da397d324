package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest application that connects to a database and to a broker. */
record Connected(ConfigurableApplicationContext context) implements AutoCloseable {
  static Connected with(String... settings) {
    List<String> arguments = new ArrayList<>();
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new Connected(
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .run(arguments.toArray(String[]::new)));
  }

  JdbcClient sql() {
    return context.getBean(JdbcClient.class);
  }

  /** Sends a word through the queue of this name, and takes it off again. */
  void passes(String queue, String word) {
    context.getBean(RabbitAdmin.class).declareQueue(new Queue(queue));
    RabbitTemplate template = context.getBean(RabbitTemplate.class);
    template.convertAndSend(queue, word);
    assertThat(template.receiveAndConvert(queue, 10_000)).isEqualTo(word);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Writes a last row while everything stops. */
  record LastWord(JdbcClient sql) implements AutoCloseable {
    @Override
    public void close() {
      sql.sql("create table if not exists last_words (word text)").update();
      sql.sql("insert into last_words values ('bye')").update();
    }
  }

  @ImportAutoConfiguration({
    EmbeddedDefault.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    RabbitAutoConfiguration.class
  })
  static class Application {
    @Bean
    LastWord lastWord(JdbcClient sql) {
      return new LastWord(sql);
    }
  }
}
