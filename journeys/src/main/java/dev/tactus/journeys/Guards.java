package dev.tactus.journeys;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles conditions: the words they may use, once for all journeys. */
final class Guards {
  private static final CelType PROPERTIES = MapType.create(SimpleType.STRING, SimpleType.DYN);
  private static final CelType PRODUCTS = ListType.create(SimpleType.STRING);
  private static final CelType CONTENTS = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .evaluateCanonicalTypesToNativeValues(true)
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(10_000)
          .build();
  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME = runtime();

  private Guards() {}

  static @Nullable Guard compile(String text, Spot spot, Problems problems) {
    CelValidationResult result = COMPILER.compile(text);
    if (result.hasError()) {
      List<CelIssue> errors = result.getErrors();
      for (CelIssue issue : errors) {
        problems.add(at(spot, issue), issue.getMessage(), "a CEL condition (true or false)");
      }
      return null;
    }
    try {
      return new Guard(text, result.getAst().getExpr(), RUNTIME.createProgram(result.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      problems.add(spot, String.valueOf(e.getMessage()), "a CEL condition that can be evaluated");
      return null;
    }
  }

  private static Spot at(Spot spot, CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int column = issue.getSourceLocation().getColumn();
    return line < 1 ? spot : spot.plus(line - 1, Math.max(0, column));
  }

  private static CelCompiler compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setResultType(SimpleType.BOOL)
        .addVar("event", PROPERTIES)
        .addVar("line", PROPERTIES)
        .addVar("key", SimpleType.STRING)
        .addVar("subject", SimpleType.STRING)
        .addVar("products", PRODUCTS)
        .addVar("contents", CONTENTS)
        .addVar("namesSubject", SimpleType.BOOL)
        .addVar("consumable", SimpleType.BOOL)
        .addVar("parameters", PROPERTIES)
        .addVar("memory", MapType.create(SimpleType.STRING, SimpleType.STRING))
        .addVar("at", SimpleType.TIMESTAMP)
        .addVar("begun", SimpleType.TIMESTAMP)
        .addVar("changed", SimpleType.TIMESTAMP)
        .addFunctionDeclarations(
            function("text", SimpleType.STRING, PROPERTIES, SimpleType.STRING),
            function("anyIn", SimpleType.BOOL, PRODUCTS, CONTENTS),
            function("flag", SimpleType.BOOL, PROPERTIES, SimpleType.STRING),
            function("number", SimpleType.DOUBLE, PROPERTIES, SimpleType.STRING, SimpleType.DOUBLE))
        .build();
  }

  private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name + "_of", result, arguments));
  }

  private static CelRuntime runtime() {
    return CelRuntimeFactory.standardCelRuntimeBuilder()
        .setOptions(OPTIONS)
        .addFunctionBindings(
            CelFunctionBinding.from("text_of", Map.class, String.class, Guards::text),
            CelFunctionBinding.from("anyIn_of", List.class, Map.class, Guards::anyIn),
            CelFunctionBinding.from("flag_of", Map.class, String.class, Guards::flag),
            CelFunctionBinding.from(
                "number_of",
                List.of(Map.class, String.class, Double.class),
                a -> number((Map<?, ?>) a[0], (String) a[1], (Double) a[2])))
        .build();
  }

  private static Object text(Map<?, ?> properties, String name) {
    Object value = properties.get(name);
    return value == null ? "" : value.toString();
  }

  private static Object anyIn(List<?> products, Map<?, ?> contents) {
    return products.stream().anyMatch(contents::containsKey);
  }

  private static Object flag(Map<?, ?> properties, String name) {
    return isTrue(properties.get(name));
  }

  static boolean isTrue(@Nullable Object value) {
    return value instanceof Boolean b ? b : "true".equals(value);
  }

  private static Object number(Map<?, ?> properties, String name, Double otherwise) {
    return properties.get(name) instanceof Number n ? (Object) n.doubleValue() : otherwise;
  }
}
