package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.PrivatePostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is copied into a table is what is read from it. */
class CopyTextTest {
  private static final List<String> ODD =
      List.of(
          "",
          "\\N",
          "\\.",
          "\\",
          "\\\\",
          "\\t\\n\\x41\\101",
          "\t\n\r\b\f\u000b",
          "a\\",
          "\r\n",
          "'; drop table copied; --",
          "\"\",\"",
          "\u0001\u001f\u007f\u0085\u2028\ufeff\uffff",
          "\ud83d\ude00 \u202eleft\u202c",
          "NULL");
  private static final char[] PIECES = "\\Nx.tnr\t\n\r\b'\"09\u0001\u00e4\u20ac".toCharArray();

  @Test
  void keepsEveryText() throws SQLException {
    List<String> texts = new ArrayList<>(ODD);
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      texts.add(text.toString());
    }
    assertThat(copied(texts)).isEqualTo(texts);
  }

  /** Each with itself in a second column. */
  private static List<String> copied(List<String> texts) throws SQLException {
    try (Connection connection = PrivatePostgres.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table copied (n bigserial, a text not null, b text not null)");
      CopyText rows = new CopyText();
      for (String text : texts) {
        rows.text(text).text(text);
        rows.endRow();
      }
      rows.into(connection, "copy copied (a, b) from stdin");
      List<String> read = new ArrayList<>();
      try (ResultSet r = statement.executeQuery("select a, b from copied order by n")) {
        while (r.next()) {
          assertThat(r.getString("b")).isEqualTo(r.getString("a"));
          read.add(r.getString("a"));
        }
      }
      return read;
    }
  }
}
