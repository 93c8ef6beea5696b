package org.throughbill.acts.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;

/** What a record looks like as JSON; learnt once per class. */
final class Shape {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final Constructor<?> constructor;
  private final List<Part> parts;
  private final Set<String> names;

  private Shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.parts = Arrays.stream(components).map(Part::new).toList();
    this.names = parts.stream().map(Part::name).collect(Collectors.toUnmodifiableSet());
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
  }

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  List<Part> parts() {
    return parts;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  boolean isValue() {
    return parts.size() == 1 && parts.getFirst().name().equals("value");
  }

  Object soleValue(Record record) {
    Object value = parts.getFirst().of(record);
    if (value == null) {
      throw new IllegalStateException("a value is never null: " + record.getClass());
    }
    return value;
  }

  Object make(Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new IllegalStateException("making " + constructor.getDeclaringClass(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("making " + constructor.getDeclaringClass(), e);
    }
  }

  /** One component of a record. */
  static final class Part {
    private final RecordComponent component;
    private final String name;
    private final Class<?> type;
    private final boolean nullable;
    private final @Nullable Class<?> item;

    private Part(RecordComponent component) {
      this.component = component;
      this.name = component.getName();
      this.type = component.getType();
      this.nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      this.item =
          component.getGenericType() instanceof ParameterizedType list
              ? (Class<?>) list.getActualTypeArguments()[0]
              : null;
    }

    String name() {
      return name;
    }

    Class<?> type() {
      return type;
    }

    boolean nullable() {
      return nullable;
    }

    /** The items' type where the component is a list. */
    @Nullable Class<?> item() {
      return item;
    }

    @Nullable Object of(Record record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("reading " + component, e);
      }
    }
  }
}
