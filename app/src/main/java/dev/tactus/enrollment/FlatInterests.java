package dev.tactus.enrollment;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tactus.facts.Interest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.type.CollectionType;

/**
 * Interests, the most of a customer's state, in one array: the latest time, then product, category,
 * views and how long before that time (microseconds) of each. A category that came before is the
 * number of its place among the categories.
 */
final class FlatInterests extends SimpleModule {
  private static final long serialVersionUID = 1L;

  FlatInterests() {
    setSerializers(new Writers());
    setDeserializers(new Readers());
  }

  private static final class Writers extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ValueSerializer<?> findCollectionSerializer(
        SerializationConfig config,
        CollectionType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format,
        @Nullable TypeSerializer elementTypes,
        @Nullable ValueSerializer<Object> elements) {
      return type.getContentType().hasRawClass(Interest.class) ? new Writer() : null;
    }
  }

  private static final class Readers extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ValueDeserializer<?> findCollectionDeserializer(
        CollectionType type,
        DeserializationConfig config,
        BeanDescription.Supplier bean,
        @Nullable TypeDeserializer elementTypes,
        @Nullable ValueDeserializer<?> elements) {
      return type.getContentType().hasRawClass(Interest.class) ? new Reader() : null;
    }
  }

  private static final class Writer extends ValueSerializer<List<Interest>> {
    @Override
    public void serialize(List<Interest> all, JsonGenerator out, SerializationContext context) {
      out.writeStartArray();
      long latest = Long.MIN_VALUE;
      for (Interest one : all) {
        latest = Math.max(latest, Json.micros(one.lastAt()));
      }
      if (!all.isEmpty()) {
        out.writeNumber(latest);
      }
      List<String> categories = new ArrayList<>();
      for (Interest one : all) {
        out.writeString(one.product());
        write(one.category(), categories, out);
        out.writeNumber(one.views());
        out.writeNumber(latest - Json.micros(one.lastAt()));
      }
      out.writeEndArray();
    }

    private static void write(
        @Nullable String category, List<String> categories, JsonGenerator out) {
      int known = categories.indexOf(category);
      if (category == null) {
        out.writeNull();
      } else if (known >= 0) {
        out.writeNumber(known);
      } else {
        categories.add(category);
        out.writeString(category);
      }
    }
  }

  private static final class Reader extends ValueDeserializer<List<Interest>> {
    @Override
    public List<Interest> deserialize(JsonParser in, DeserializationContext context) {
      List<Interest> all = new ArrayList<>();
      JsonToken first = in.nextToken();
      if (first != JsonToken.VALUE_NUMBER_INT) {
        for (JsonToken t = first; t != JsonToken.END_ARRAY; t = in.nextToken()) {
          all.add(context.readValue(in, Interest.class)); // as they were stored at first
        }
        return all;
      }
      long latest = in.getLongValue();
      List<String> categories = new ArrayList<>();
      for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
        String product = in.getString();
        String category = category(in, in.nextToken(), categories);
        in.nextToken();
        int views = in.getIntValue();
        in.nextToken();
        Instant lastAt = Json.instant(latest - in.getLongValue());
        all.add(new Interest(product, category, views, lastAt));
      }
      return all;
    }

    private static @Nullable String category(
        JsonParser in, JsonToken token, List<String> categories) {
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      if (token == JsonToken.VALUE_NUMBER_INT) {
        return categories.get(in.getIntValue());
      }
      categories.add(in.getString());
      return in.getString();
    }
  }
}
