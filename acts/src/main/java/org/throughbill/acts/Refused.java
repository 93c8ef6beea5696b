package org.throughbill.acts;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A refusal: expected, explained, and without effect. */
public final class Refused extends RuntimeException {
  private final transient List<Fault> faults;

  public Refused(Reason reason, String detail) {
    this(List.of(new Fault("", reason, detail)));
  }

  public Refused(List<Fault> faults) {
    super(
        faults.stream()
            .map(f -> f.reason().id() + " " + f.pointer() + " " + f.detail())
            .collect(Collectors.joining("; ")),
        null,
        false,
        false);
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a refusal names at least one fault");
    }
    this.faults = List.copyOf(faults);
  }

  /** All faults at once; the first gives the answer its type. */
  public List<Fault> faults() {
    return faults;
  }

  public Reason reason() {
    return faults.getFirst().reason();
  }

  /** States a rule positively: it holds, or the act is refused by it. */
  public static void require(boolean holds, Reason reason, String detail) {
    if (!holds) {
      throw new Refused(reason, detail);
    }
  }

  /** The same, with a detail that is put together only where it is told. */
  public static void require(boolean holds, Reason reason, Supplier<String> detail) {
    if (!holds) {
      throw new Refused(reason, detail.get());
    }
  }
}
