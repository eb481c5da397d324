package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Whether all that compiled rules name of the facts is there: otherwise they would load, and fail
 * at the first trigger that they judge.
 */
final class Linkage {
  private static final String FACTS = "dev/tactus/facts/";
  private static final int FIELD = 9;
  private static final int METHOD_OF_INTERFACE = 11;

  private final Map<String, Set<String>> members = new HashMap<>();

  private Linkage() {}

  /**
   * Looks through what was compiled.
   *
   * @throws IllegalArgumentException if something is missing; says what
   */
  static void check(Release release) {
    Linkage linkage = new Linkage();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(release.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith("rules/") && entry.getName().endsWith(".class")) {
          linkage.read(new ClassReader(zip.readAllBytes()));
        }
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(release + " is damaged", e);
    }
  }

  /** Looks at every method and field in the constants of a class. */
  private void read(ClassReader compiled) {
    char[] buffer = new char[compiled.getMaxStringLength()];
    for (int i = 1; i < compiled.getItemCount(); i++) {
      int at = compiled.getItem(i);
      int kind = at == 0 ? 0 : compiled.readByte(at - 1);
      if (kind >= FIELD && kind <= METHOD_OF_INTERFACE) {
        String owner = compiled.readClass(at, buffer);
        int member = compiled.getItem(compiled.readUnsignedShort(at + 2));
        if (owner.startsWith(FACTS)) {
          String name = compiled.readUTF8(member, buffer);
          require(owner.replace('/', '.'), name, name + compiled.readUTF8(member + 2, buffer));
        }
      }
    }
  }

  private void require(String owner, String name, String member) {
    if (!members.computeIfAbsent(owner, Linkage::members).contains(member)) {
      throw new IllegalArgumentException(
          "its rules use %s.%s, which the facts do not have"
              .formatted(owner.substring(FACTS.length()), name));
    }
  }

  private static Set<String> members(String owner) {
    try {
      Class<?> type = Class.forName(owner, false, Linkage.class.getClassLoader());
      Set<String> all = new HashSet<>();
      for (Method method : type.getMethods()) {
        all.add(method.getName() + Type.getMethodDescriptor(method));
      }
      for (Constructor<?> made : type.getConstructors()) {
        all.add("<init>" + Type.getConstructorDescriptor(made));
      }
      Arrays.stream(type.getFields())
          .forEach((Field f) -> all.add(f.getName() + Type.getDescriptor(f.getType())));
      return all;
    } catch (ClassNotFoundException e) {
      return Set.of();
    }
  }
}
