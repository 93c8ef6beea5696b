package org.throughbill.acts.sign;

import java.util.Optional;
import org.throughbill.acts.value.KeyId;

/** Where a {@code kid} is looked up; never in the message. */
@FunctionalInterface
public interface KeyRegister {
  Optional<RegisteredKey> find(KeyId kid);
}
