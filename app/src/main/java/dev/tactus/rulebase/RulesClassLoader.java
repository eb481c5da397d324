package dev.tactus.rulebase;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What compiled rules can see: the facts, the part of Drools that they are made of, and a few
 * harmless classes of Java. One for each loaded release, dropped with it.
 */
final class RulesClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final Set<String> JAVA_LANG =
      Set.of(
          "Object",
          "String",
          "Integer",
          "Long",
          "Double",
          "Float",
          "Short",
          "Byte",
          "Character",
          "Boolean",
          "Number",
          "Enum",
          "Record",
          "Math",
          "Comparable",
          "CharSequence",
          "Iterable",
          "StringBuilder",
          "Void",
          "Class",
          "Override",
          "Deprecated",
          "FunctionalInterface",
          "SuppressWarnings",
          "Cloneable",
          "AutoCloseable",
          "Throwable",
          "Exception",
          "RuntimeException",
          "Error",
          "IllegalArgumentException",
          "NullPointerException",
          "NoSuchFieldError",
          "IncompatibleClassChangeError",
          "System");
  private static final Set<String> PACKAGES =
      Set.of(
          "dev.tactus.facts",
          "java.math",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.time.chrono",
          "java.time.zone",
          "java.util.function",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.constant");
  private static final Set<String> JAVA_UTIL =
      Set.of(
          "Collection",
          "List",
          "Set",
          "Map",
          "SortedSet",
          "Optional",
          "Objects",
          "Arrays",
          "Collections",
          "ArrayList",
          "LinkedHashSet",
          "HashSet",
          "HashMap",
          "Comparator",
          "Iterator",
          "Locale",
          "AbstractList",
          "AbstractCollection",
          "RandomAccess");

  private static final Set<String> JAVA_IO =
      Set.of("Serializable", "Externalizable", "ObjectInput", "ObjectOutput");
  private static final Set<String> ENGINE =
      Set.of(
          "org.drools.compiler.kie.builder.MaterializedLambda",
          "org.kie.util.maven.support.ReleaseIdImpl");

  RulesClassLoader() {
    super("rules", RulesClassLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isSeen(name)) {
      throw new ClassNotFoundException(name + " is not for rules");
    }
    return super.loadClass(name, resolve);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return isSeenResource(name) ? super.getResource(name) : null;
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return isSeenResource(name) ? super.getResourceAsStream(name) : null;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws java.io.IOException {
    return isSeenResource(name) ? super.getResources(name) : Collections.emptyEnumeration();
  }

  private static boolean isSeenResource(String name) {
    boolean isEngineSetting = name.equals("META-INF/kie.default.properties.conf");
    boolean isClass = name.endsWith(".class");
    return isEngineSetting
        || isClass
            && isSeen(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
  }

  private static boolean isSeen(String name) {
    int dot = name.lastIndexOf('.');
    String parent = dot < 0 ? "" : name.substring(0, dot);
    String simple = name.substring(dot + 1).replaceFirst("(?<=.)[$].*", "");
    return switch (parent) {
      case "java.lang" -> JAVA_LANG.contains(simple);
      case "java.util" -> JAVA_UTIL.contains(simple);
      case "java.io" -> JAVA_IO.contains(simple);
      default -> PACKAGES.contains(parent) || isOfTheEngine(name);
    };
  }

  /** What compiled rules call of it is narrowed further before they are loaded. */
  private static boolean isOfTheEngine(String name) {
    return name.startsWith("org.drools.model.")
        || name.startsWith("org.drools.modelcompiler.")
        || name.startsWith("org.drools.core.base.accumulators.")
        || name.startsWith("org.drools.util.")
        || name.startsWith("org.kie.api.")
        || ENGINE.contains(name);
  }
}
