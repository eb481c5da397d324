package dev.tactus.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every column of every table, as a dump would show it. */
final class Everything {
  private final JdbcClient sql;

  Everything(JdbcClient sql) {
    this.sql = sql;
  }

  /** The rows that hold this text, by table, in order. */
  TreeMap<String, List<String>> with(String text) {
    TreeMap<String, List<String>> found = new TreeMap<>();
    for (String table : tables()) {
      List<String> rows =
          sql.sql("select t::text from " + table + " t where position(? in t::text) > 0 order by 1")
              .param(text)
              .query(String.class)
              .list();
      if (!rows.isEmpty()) {
        found.put(table, new ArrayList<>(rows));
      }
    }
    return found;
  }

  private List<String> tables() {
    return sql.sql(
            """
            select quote_ident(relname) from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1""")
        .query(String.class)
        .list();
  }
}
