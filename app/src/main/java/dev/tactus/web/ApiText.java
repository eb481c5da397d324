package dev.tactus.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Adds what stands in {@code openapi/*.yaml} to the description of the HTTP API: bodies of calls
 * that are read off the raw stream, examples, and words.
 */
@Configuration(proxyBeanMethods = false)
class ApiText {
  @Bean
  OpenApiCustomizer texts() {
    return api -> {
      try {
        for (Resource text :
            new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml")) {
          try (InputStream in = text.getInputStream()) {
            // first by an engine that knows anchors
            Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            merge(api, Json31.mapper().convertValue(tree, OpenAPI.class));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a file of openapi/ is unreadable; the build made it", e);
      }
    };
  }

  /** A capability that is left out, as in tests of another, has none of its paths. */
  private static void merge(OpenAPI api, OpenAPI text) {
    if (Collections.disjoint(api.getPaths().keySet(), text.getPaths().keySet())) {
      return;
    }
    text.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
    text.getPaths()
        .forEach(
            (path, said) -> {
              PathItem known = api.getPaths().get(path);
              if (known == null) {
                throw new IllegalStateException(
                    "openapi/*.yaml describes " + path + ", which no controller serves");
              }
              said.readOperationsMap().forEach((method, words) -> merge(known, method, words));
            });
  }

  private static void merge(PathItem path, PathItem.HttpMethod method, Operation words) {
    Map<PathItem.HttpMethod, Operation> operations = path.readOperationsMap();
    Operation operation = operations.getOrDefault(method, words);
    operation.setTags(words.getTags());
    operation.setSummary(words.getSummary());
    if (words.getDescription() != null) {
      operation.setDescription(words.getDescription());
    }
    if (words.getParameters() != null) {
      words.getParameters().forEach(said -> describe(operation, said));
    }
    if (words.getRequestBody() != null) {
      operation.setRequestBody(words.getRequestBody());
    }
    if (words.getResponses() != null) {
      words.getResponses().forEach(operation.getResponses()::addApiResponse);
    }
    path.operation(method, operation);
  }

  private static void describe(Operation operation, Parameter said) {
    operation.getParameters().stream()
        .filter(known -> known.getName().equals(said.getName()))
        .forEach(known -> known.schema(said.getSchema()).description(said.getDescription()));
  }
}
