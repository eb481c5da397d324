package dev.tactus.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: the query parameters {@code limit} (1 to 500, default 50) and
 * {@code cursor}. A controller takes it as a parameter.
 *
 * @param cursor where the page before ended, null for the first page
 */
public record Paging(int limit, @Nullable Cursor cursor) {
  public static final int DEFAULT = 50;
  public static final int MOST = 500;
}
