package dev.tactus.judgement.http;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DryRuns;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.RecordDatabase;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Ruling;
import dev.tactus.rulebase.Rulings;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** As much of the application as the record needs. */
@EnableAutoConfiguration
@ComponentScan({"dev.tactus.judgement", "dev.tactus.rulebase", "dev.tactus.web"})
class RecordApplication {
  @Bean
  DataSource database() {
    return RecordDatabase.pool();
  }

  /** The shipped release, under the number 1. */
  @Bean
  Rulings rulings() {
    return new Rulings() {
      @Override
      public Ruling now() {
        return Ruling.of("1");
      }

      @Override
      public Optional<Release> release(String id) {
        return id.equals("1") ? Optional.of(Release.first()) : Optional.empty();
      }

      @Override
      public boolean isIntact(Release kept) {
        return true;
      }

      @Override
      public Release anew(Release kept) {
        throw new IllegalArgumentException("it is as it was shipped");
      }
    };
  }

  /** Dry runs of given facts only: nothing is known of customers here. */
  @Bean
  DryRuns dryRuns(Judge judge) {
    return new DryRuns() {
      @Override
      public Decision judge(Facts facts) {
        return new Decision("dry-run", facts.moment().now(), facts, judge.judge(facts));
      }

      @Override
      public Decision judge(Wish wish) {
        throw new UnsupportedOperationException();
      }

      @Override
      public String sendTest(Decision decision, String address) {
        throw new NoTestException("nowhere");
      }
    };
  }

  @Bean
  InstantSource clock() {
    return () -> dev.tactus.judgement.Examples.NOON;
  }
}
