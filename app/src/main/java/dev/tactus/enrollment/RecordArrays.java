package dev.tactus.enrollment;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * Writes and reads records as arrays of their components, without Jackson's reflective calls, which
 * are half of its time. What is missing at the end of an array is null, 0 or false.
 */
final class RecordArrays extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  RecordArrays() {
    setSerializers(new Writers());
    setDeserializers(new Readers());
  }

  private static final class Writers extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value format) {
      return type.isRecordType()
          ? new Writer(type.getRawClass().getRecordComponents())
          : super.findSerializer(config, type, bean, format);
    }
  }

  private static final class Readers extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return type.isRecordType()
          ? new Reader(type.getRawClass(), type.getRawClass().getRecordComponents())
          : super.findBeanDeserializer(type, config, bean);
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    private final RecordComponent[] components;
    private final MethodHandle[] accessors;
    private final ValueSerializer<Object>[] values;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Writer(RecordComponent[] components) {
      this.components = components;
      accessors = Arrays.stream(components).map(Writer::accessor).toArray(MethodHandle[]::new);
      values = new ValueSerializer[components.length];
    }

    private static MethodHandle accessor(RecordComponent component) {
      try {
        Method method = component.getAccessor();
        method.setAccessible(true);
        return LOOKUP.unreflect(method).asType(MethodType.genericMethodType(1));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void resolve(SerializationContext context) {
      for (int i = 0; i < values.length; i++) {
        JavaType type = context.constructType(components[i].getGenericType());
        values[i] = context.findPrimaryPropertySerializer(type, null);
      }
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      out.writeStartArray();
      for (int i = 0; i < accessors.length; i++) {
        Object component = component(accessors[i], value);
        if (component == null) {
          out.writeNull();
        } else if (component instanceof String text) {
          out.writeString(text);
        } else {
          values[i].serialize(component, out, context);
        }
      }
      out.writeEndArray();
    }

    private static @Nullable Object component(MethodHandle accessor, Object value) {
      try {
        return (Object) accessor.invokeExact(value);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Reader extends ValueDeserializer<Object> {
    private final RecordComponent[] components;
    private final MethodHandle constructor;
    private final ValueDeserializer<Object>[] values;
    private final @Nullable Object[] missing;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Reader(Class<?> type, RecordComponent[] components) {
      this.components = components;
      constructor = constructor(type);
      values = new ValueDeserializer[components.length];
      missing = new Object[components.length];
    }

    private MethodHandle constructor(Class<?> type) {
      try {
        Class<?>[] types =
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return LOOKUP
            .unreflectConstructor(canonical)
            .asSpreader(Object[].class, types.length)
            .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void resolve(DeserializationContext context) {
      for (int i = 0; i < values.length; i++) {
        JavaType type = context.constructType(components[i].getGenericType());
        values[i] = context.findContextualValueDeserializer(type, null);
        missing[i] = Array.get(Array.newInstance(components[i].getType(), 1), 0);
      }
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      @Nullable Object[] read = missing.clone();
      if (in.hasToken(JsonToken.START_OBJECT)) {
        named(in, context, read);
      } else {
        inOrder(in, context, read);
      }
      try {
        return (Object) constructor.invokeExact(read);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    /** As records were stored at first: an object by the names of the components. */
    private void named(JsonParser in, DeserializationContext context, @Nullable Object[] read) {
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        JsonToken token = in.nextToken();
        int i = 0;
        while (i < read.length && !components[i].getName().equals(name)) {
          i++;
        }
        if (i == read.length) {
          in.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
          read[i] = values[i].deserialize(in, context);
        }
      }
    }

    private void inOrder(JsonParser in, DeserializationContext context, @Nullable Object[] read) {
      int i = 0;
      for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
        if (i == read.length) {
          context.reportInputMismatch(this, "more than %d components", read.length);
        }
        if (token != JsonToken.VALUE_NULL) {
          read[i] = values[i].deserialize(in, context);
        }
        i++;
      }
    }
  }
}
