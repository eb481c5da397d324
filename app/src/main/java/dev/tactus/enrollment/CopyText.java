package dev.tactus.enrollment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Rows in PostgreSQL's text format for {@code COPY}. */
final class CopyText {
  private final StringBuilder rows = new StringBuilder(64 * 1024);
  private boolean rowBegun;

  CopyText text(String value) {
    if (rowBegun) {
      rows.append('\t');
    }
    rowBegun = true;
    int plain = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
        rows.append(value, plain, i).append('\\').append(escaped(c));
        plain = i + 1;
      }
    }
    rows.append(value, plain, value.length());
    return this;
  }

  private static char escaped(char c) {
    return switch (c) {
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> c;
    };
  }

  void endRow() {
    rows.append('\n');
    rowBegun = false;
  }

  void into(Connection connection, String copy) throws SQLException {
    try {
      byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(copy, new java.io.ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new PSQLException("COPY broke off", PSQLState.CONNECTION_FAILURE, e);
    }
  }
}
