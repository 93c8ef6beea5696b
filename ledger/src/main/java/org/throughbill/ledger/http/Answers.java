package org.throughbill.ledger.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a method answers with whose type does not say so; the API's contract is made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
  /** Absent where the answer is no record. */
  Class<? extends Record> value() default Record.class;

  int[] statuses() default 200;

  /** Whether the answer carries a tag, and is 304 to whoever has it already. */
  boolean tagged() default false;

  /** Whether it comes as a page too, for whoever asks for one; also that there is nothing. */
  boolean page() default false;
}
