package dev.tactus.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is the same for the whole HTTP API: its keys, its problem documents, its pages. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "Not as expected; the document names the field, the value and what was expected",
          "401", "No key or token",
          "403", "The key or token is for something else",
          "413", "Too large",
          "429", "No room now; Retry-After tells when to come back",
          "503", "Cannot be stored now; Retry-After tells when to come back");

  private static final Map<String, String> WITHOUT_KEY =
      REFUSALS.entrySet().stream()
          .filter(refusal -> !Set.of("401", "403").contains(refusal.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
  }

  @Bean
  OpenAPI openApi(@Value("${tactus.oidc.issuer:}") String issuer) {
    SecurityScheme basic =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("basic")
            .description("the key as user name, no password");
    SecurityScheme bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("the key as bearer");
    OpenAPI api = described(basic, bearer);
    if (!issuer.isBlank()) {
      SecurityScheme openId =
          new SecurityScheme()
              .type(SecurityScheme.Type.OPENIDCONNECT)
              .openIdConnectUrl(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")
              .description("a token of the issuer as bearer");
      api.getComponents().addSecuritySchemes("openId", openId);
      api.addSecurityItem(new SecurityRequirement().addList("openId"));
    }
    return api;
  }

  private static OpenAPI described(SecurityScheme basic, SecurityScheme bearer) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Tactus")
                .version("v1")
                .description("Customer journeys with manners. Refusals are RFC 9457 documents."))
        .components(
            new Components().addSecuritySchemes("key", basic).addSecuritySchemes("bearer", bearer))
        .addSecurityItem(new SecurityRequirement().addList("key"))
        .addSecurityItem(new SecurityRequirement().addList("bearer"));
  }

  private static Schema<?> problem() {
    return new Schema<>()
        .type("object")
        .types(Set.of("object"))
        .description("RFC 9457")
        .addProperty("type", text("about:blank: the status says it"))
        .addProperty("title", text("the status in words"))
        .addProperty("status", new Schema<>().type("integer").types(Set.of("integer")))
        .addProperty("detail", text("what went wrong"))
        .addProperty("instance", text("the path"))
        .addProperty("field", text("which field it is about"))
        .addProperty("value", text("what stood there, shortened"))
        .addProperty("expected", text("what was expected"));
  }

  private static Schema<?> text(String description) {
    return new Schema<>().type("string").types(Set.of("string")).description(description);
  }

  @Bean
  GlobalOperationCustomizer pages() {
    return (operation, method) -> {
      boolean list =
          Arrays.stream(method.getMethodParameters())
              .anyMatch(parameter -> parameter.getParameterType() == Paging.class);
      if (list) {
        Schema<?> limit = new Schema<>().type("integer").types(Set.of("integer"));
        limit.setDefault(Paging.DEFAULT);
        limit.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Paging.MOST));
        operation.addParametersItem(query("limit", limit));
        operation.addParametersItem(query("cursor", text("the `next` of the page before")));
      }
      return operation;
    };
  }

  private static Parameter query(String name, Schema<?> schema) {
    return new Parameter().in("query").name(name).schema(schema);
  }

  @Bean
  GlobalOpenApiCustomizer refusals() {
    Refusals own = Refusals.read();
    return api -> {
      api.getComponents().addSchemas("Problem", problem());
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (method, operation) -> {
                            addRefusals(operation, own.of(path, method.name()));
                            addRefusals(operation, isOpen(operation) ? WITHOUT_KEY : REFUSALS);
                          }));
    };
  }

  /** Whether it is called without a key. */
  private static boolean isOpen(Operation operation) {
    return operation.getSecurity() != null && operation.getSecurity().isEmpty();
  }

  private static void addRefusals(Operation operation, Map<String, String> refusals) {
    ApiResponses responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    refusals.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(refusal -> !responses.containsKey(refusal.getKey()))
        .forEach(refusal -> responses.addApiResponse(refusal.getKey(), of(refusal.getValue())));
    operation.setResponses(responses);
  }

  private static ApiResponse of(String description) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(description)
        .content(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
  }
}
