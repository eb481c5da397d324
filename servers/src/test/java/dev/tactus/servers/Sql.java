package dev.tactus.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement, one connection. */
record Sql(String url, String user, String password) {
  static Sql on(EmbeddedPostgres postgres) {
    return new Sql(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  String ask(String question) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }
}
