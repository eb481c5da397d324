package dev.tactus.embedded;

import dev.tactus.servers.ServerFailedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, without a stack trace, why it did not start. */
final class StartFailure {
  private StartFailure() {}

  private static FailureAnalysis said(Throwable cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }

  /** An embedded server. */
  static final class OfServer extends AbstractFailureAnalyzer<ServerFailedException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, ServerFailedException cause) {
      return said(cause);
    }
  }

  /** A setting. */
  static final class OfSetting extends AbstractFailureAnalyzer<BadSettingException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, BadSettingException cause) {
      return said(cause);
    }
  }
}
