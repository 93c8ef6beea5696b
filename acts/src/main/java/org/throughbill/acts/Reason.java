package org.throughbill.acts;

/** Why something was refused: a rule of the bill, or a fault in the form of what was sent. */
public sealed interface Reason permits Rule, Form {
  /** Stable id, the last part of a problem's {@code type}. */
  String id();

  /** One sentence in English. */
  String sentence();

  /** The same sentence in Chinese. */
  String sentenceInChinese();

  /** What the refused party can do. */
  String remedy();
}
