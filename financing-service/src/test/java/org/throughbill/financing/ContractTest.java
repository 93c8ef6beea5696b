package org.throughbill.financing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Problem;
import org.throughbill.testkit.ContractCase;
import org.throughbill.testkit.OpenApi;

class ContractTest extends ContractCase {
  ContractTest() {
    super("financing", Problem.class, ContractTest::answer);
  }

  private static OpenApi.Answer answer(Method method) {
    Answers answers = method.getAnnotation(Answers.class);
    return answers == null
        ? new OpenApi.Answer(method.getReturnType(), List.of(200), false, false)
        : new OpenApi.Answer(
            answers.value(),
            Arrays.stream(answers.statuses()).boxed().toList(),
            answers.tagged(),
            answers.page());
  }
}
