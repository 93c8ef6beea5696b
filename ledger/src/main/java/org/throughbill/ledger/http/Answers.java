package org.throughbill.ledger.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a method answers with whose type does not say so; the API's contract is made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
  Class<? extends Record> value();

  int[] statuses() default 200;

  /** Whether the answer carries a tag, and is 304 to whoever has it already. */
  boolean tagged() default false;
}
