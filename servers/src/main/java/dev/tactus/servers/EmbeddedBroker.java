package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * An AMQP 0-9-1 broker (Apache Qpid Broker-J) in this JVM: on a free port of localhost, with its
 * queues and messages in a folder. What it has confirmed survives a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final FolderLock lock;
  private final SystemLauncher launcher;
  private final String password;
  private final int port;

  /** Starts it in this folder, which is made if need be. */
  public static EmbeddedBroker start(Path folder) {
    try {
      Files.createDirectories(folder);
      return new EmbeddedBroker(folder.toRealPath());
    } catch (ServerFailedException e) {
      throw e;
    } catch (Exception e) {
      throw new ServerFailedException("the broker in " + folder + " did not start: " + e, e);
    }
  }

  // Qpid declares Exception
  private EmbeddedBroker(Path folder) throws Exception {
    lock = FolderLock.of(folder);
    Started started = new Started();
    launcher = new SystemLauncher(started);
    try {
      password = Secret.in(folder.resolve("password"));
      Path remembered = folder.resolve("port");
      launcher.startup(attributes(folder, Ports.preferred(remembered)));
      port = started.port();
      Files.writeString(remembered, Integer.toString(port));
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private Map<String, Object> attributes(Path folder, int wanted) throws IOException {
    Path configuration = folder.resolve("broker.json");
    Secret.keep(
        configuration, BrokerConfiguration.json(folder.resolve("store"), wanted, user(), password));
    // instead of a class path resource that Qpid does not find inside of a jar in a jar
    Path properties = folder.resolve("system.properties");
    Files.writeString(properties, "");
    return Map.of(
        SystemConfig.TYPE, "Memory",
        SystemConfig.INITIAL_CONFIGURATION_LOCATION, configuration.toUri().toString(),
        SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION, properties.toUri().toString(),
        SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false,
        SystemConfig.CONTEXT, Map.of("qpid.work_dir", folder.toString()));
  }

  /** For example {@code amqp://tactus:secret@127.0.0.1:41235}. */
  public String uri() {
    return "amqp://%s:%s@127.0.0.1:%d".formatted(user(), password, port);
  }

  public int port() {
    return port;
  }

  public String user() {
    return "tactus";
  }

  public String password() {
    return password;
  }

  /** Stops it: queues and persistent messages stay. */
  @Override
  public void close() {
    launcher.shutdown();
    try {
      lock.close();
    } catch (IOException e) {
      throw new ServerFailedException("the broker's lock could not be released", e);
    }
  }

  private static final class Started extends DefaultSystemLauncherListener {
    private volatile @Nullable Broker<?> broker;
    private volatile @Nullable RuntimeException error;

    @Override
    public void onContainerResolve(SystemConfig<?> system) {
      broker = (Broker<?>) system.getContainer();
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
      error = e;
    }

    int port() {
      if (error != null) {
        throw error;
      }
      Broker<?> started = broker;
      return started == null
          ? 0
          : started.getPorts().stream().mapToInt(Port::getBoundPort).findFirst().orElse(0);
    }
  }
}
