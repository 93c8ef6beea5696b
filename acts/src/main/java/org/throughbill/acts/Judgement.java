package org.throughbill.acts;

import java.util.ArrayList;
import java.util.List;

/** Several rules judged one after another, so that all their faults are told at once. */
public final class Judgement {
  private final List<Fault> faults = new ArrayList<>();

  /** Judges by a rule of the field that the pointer names; a refusal is kept until the end. */
  public Judgement at(String pointer, Runnable rule) {
    try {
      rule.run();
    } catch (Refused refused) {
      refused.faults().forEach(fault -> faults.add(fault.under(pointer)));
    }
    return this;
  }

  /** States a rule of a field: it holds, or is kept as a fault. */
  public Judgement require(boolean holds, String pointer, Reason reason, String detail) {
    if (!holds) {
      faults.add(new Fault(pointer, reason, detail));
    }
    return this;
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Refuses with every fault that was found, if there was one. */
  public void pass() {
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
  }
}
