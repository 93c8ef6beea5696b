package org.throughbill.scenarios;

import org.throughbill.local.Progress;
import org.throughbill.local.Stack;
import org.throughbill.local.Up;

/** What a new stack begins with: the corridor's first single bill. */
public final class FirstBill implements Up.Step {
  @Override
  public void on(Stack stack, Progress progress) {
    Scenario.SC05.on(stack, progress);
  }
}
