package org.throughbill.acts.json;

import static org.throughbill.acts.Refused.require;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.throughbill.acts.Form;

/** An enum whose name on the wire is not its constant's name. */
public interface Named {
  String wireName();

  /**
   * The constant with this wire name; enums that are not {@link Named} go by their constant's name.
   */
  static <E extends Enum<E>> E find(Class<E> type, String wireName) {
    for (E constant : type.getEnumConstants()) {
      if (nameOf(constant).equals(wireName)) {
        return constant;
      }
    }
    require(
        false,
        Form.WRONG_TYPE,
        "one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Named::nameOf)
                .collect(Collectors.joining(", ")));
    throw new IllegalStateException("require(false) always refuses");
  }

  static String nameOf(Enum<?> constant) {
    return constant instanceof Named named ? named.wireName() : constant.name();
  }
}
