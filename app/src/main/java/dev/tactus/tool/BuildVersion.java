package dev.tactus.tool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, and of the Java that runs it. */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream info =
        BuildVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (info != null) {
        build.load(info);
      }
    }
    return new String[] {
      "tactus " + build.getProperty("build.version", "(not packaged)"),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
