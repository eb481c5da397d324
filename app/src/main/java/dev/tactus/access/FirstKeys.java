package dev.tactus.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one key for each role at the first start, prints them once and keeps them in {@code
 * keys.json} of the data folder, readable by its owner only.
 */
@Component
class FirstKeys implements SmartInitializingSingleton {
  private final Keys keys;
  private final Path home;
  private final JsonMapper json;

  FirstKeys(Keys keys, @Value("${tactus.home:.tactus}") Path home, JsonMapper json) {
    this.keys = keys;
    this.home = home;
    this.json = json;
  }

  /** Before the server takes requests. */
  @Override
  public void afterSingletonsInstantiated() {
    if (!keys.none()) {
      return;
    }
    Path file = home.resolve("keys.json");
    try {
      // the file first: a key that is only in the database is a key that nobody has
      boolean kept = Files.exists(file);
      Map<String, String> first = kept ? read(file) : make(file);
      Map<String, Role> roles = new HashMap<>();
      first.forEach((role, key) -> roles.put(key, Role.of(role)));
      keys.add(roles);
      if (!kept) {
        print(first, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the first keys could not be kept in " + file + "; make the folder writable", e);
    }
  }

  private Map<String, String> read(Path file) {
    return json.readValue(file, new TypeReference<Map<String, String>>() {});
  }

  private Map<String, String> make(Path file) throws IOException {
    Map<String, String> first = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      first.put(role.id(), Keys.random());
    }
    Files.createDirectories(home);
    Path draft = home.resolve("keys.json.draft");
    Files.deleteIfExists(draft);
    createPrivate(draft);
    Files.write(
        draft,
        json.writerWithDefaultPrettyPrinter().writeValueAsBytes(first),
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return first;
  }

  private static void createPrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return;
    }
    Files.createFile(file);
    boolean closed = file.toFile().setReadable(false, false);
    boolean opened = file.toFile().setReadable(true, true);
    if (!closed || !opened) {
      throw new IOException("cannot make " + file + " readable by its owner only");
    }
  }

  /** Not through the log, which others keep and read. */
  private static void print(Map<String, String> first, Path file) {
    StringBuilder lines = new StringBuilder("\nKeys, shown this once and kept in " + file + "\n");
    first.forEach((role, key) -> lines.append(String.format("  %-12s %s%n", role, key)));
    System.out.println(lines);
  }
}
