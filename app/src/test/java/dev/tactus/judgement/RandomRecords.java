package dev.tactus.judgement;

import dev.tactus.facts.Evidence;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random values for every component of a record, so that a new fact is tried without a word. */
public final class RandomRecords {
  private static final List<String> TEXTS =
      List.of(
          "", "cart-17", "Ünï 漢字 😀", "\"\\\n\t\u0001<script>", "'; DROP TABLE x; --", "a,b\\N");
  private static final List<String> ZONES =
      List.of("Europe/Zurich", "UTC", "Z", "+05:30", "America/Sao_Paulo", "UTC+1");
  private static final List<Double> NUMBERS =
      List.of(0.0, -0.0, 1.0, 0.1, -3.0, 1e-300, 1e300, Double.MIN_VALUE, 12345.678901234567);

  private final Random random;
  private final Map<Type, Supplier<Object>> plain = new HashMap<>();

  public RandomRecords(long seed) {
    random = new Random(seed);
    plain.put(String.class, () -> one(TEXTS));
    plain.put(boolean.class, random::nextBoolean);
    plain.put(Boolean.class, random::nextBoolean);
    plain.put(int.class, () -> random.nextInt(3) * random.nextInt());
    plain.put(Integer.class, () -> random.nextInt(3) * random.nextInt());
    plain.put(double.class, () -> one(NUMBERS));
    plain.put(Double.class, () -> one(NUMBERS));
    plain.put(BigDecimal.class, this::decimal);
    plain.put(Instant.class, this::instant);
    plain.put(Duration.class, () -> Duration.ofNanos(random.nextInt()));
    plain.put(LocalTime.class, () -> LocalTime.ofSecondOfDay(random.nextInt(86_400)));
    plain.put(LocalDate.class, () -> LocalDate.ofEpochDay(random.nextInt(40_000)));
    plain.put(ZoneId.class, () -> ZoneId.of(one(ZONES)));
    plain.put(Evidence.class, () -> new Evidence(Math.abs(one(NUMBERS)) + 0.01));
  }

  /** Random values that could be true, so that rules have something to say of them. */
  public RandomRecords plausible(Instant now) {
    plain.put(String.class, () -> one(List.of("p-1", "p-2", "lamps", "email", "cart-17")));
    plain.put(int.class, () -> random.nextInt(5));
    plain.put(Integer.class, () -> random.nextInt(5));
    plain.put(double.class, () -> 1 + random.nextInt(40) / 2.0);
    plain.put(Instant.class, () -> now.minusSeconds((long) (random.nextGaussian() * 200_000)));
    return this;
  }

  /** A record of that type. */
  public <T> T next(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (plain.containsKey(type)) {
      return plain.get(type).get();
    }
    if (type instanceof ParameterizedType list) {
      Stream<Object> some =
          Stream.generate(() -> value(list.getActualTypeArguments()[0])).limit(random.nextInt(4));
      return list.getRawType() == List.class ? some.toList() : some.collect(Collectors.toSet());
    }
    Class<?> named = (Class<?>) type;
    if (named.isEnum()) {
      return one(Arrays.asList(named.getEnumConstants()));
    }
    return named.isSealed() ? value(one(List.of(named.getPermittedSubclasses()))) : build(named);
  }

  private Object build(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types)
          .newInstance(Stream.of(parts).map(this::part).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  private @Nullable Object part(RecordComponent part) {
    AnnotatedType type = part.getAnnotatedType();
    boolean absent = type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
    return absent ? null : value(part.getGenericType());
  }

  private BigDecimal decimal() {
    return new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(9) - 3);
  }

  private Instant instant() {
    int unit = one(List.of(1_000_000_000, 1_000_000, 1_000, 1));
    long second = one(List.of(-62_135_596_800L, 0L, 1_795_000_000L, 253_402_300_700L));
    return Instant.ofEpochSecond(
        second + random.nextInt(100), random.nextInt(1_000_000_000) / unit * (long) unit);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
