package dev.tactus.judgement.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tactus.facts.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

/** Gives what belongs to facts and judgement the record's form wherever the HTTP API shows it. */
@Component
class RecordModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addSerializers(new Ours());
  }

  RecordModule() {
    addDeserializer(Facts.class, new FactsReader());
  }

  private static final class Ours extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      String name = type.getRawClass().getName();
      boolean ours =
          name.startsWith("dev.tactus.facts.") || name.startsWith("dev.tactus.judgement.");
      return ours ? new Writer() : null;
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      RecordJson.FULL.writeValue(out, value);
    }
  }

  private static final class FactsReader extends ValueDeserializer<Facts> {
    @Override
    public Facts deserialize(JsonParser in, DeserializationContext context) {
      // other members of the body follow
      return RecordJson.FULL
          .readerFor(Facts.class)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(in);
    }
  }
}
