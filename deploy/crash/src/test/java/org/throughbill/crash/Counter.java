package org.throughbill.crash;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.audit.HistoryLine.What;
import org.throughbill.local.Database;
import org.throughbill.local.Deadline;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;

/** Where parties hand in their acts: the same signed act again and again until there is a word. */
final class Counter {
  private static final Deadline PATIENCE = new Deadline(Duration.ofSeconds(150));

  private final Stack stack;
  private final HttpClient http;
  private final Notebook notebook;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  Counter(Stack stack, HttpClient http, Notebook notebook) {
    this.stack = stack;
    this.http = http;
    this.notebook = notebook;
  }

  /** Hands in once, and does not ask again where nobody answers. */
  void handInOnce(Signatory by, SignedAct act) {
    notebook.write(What.INVOKE, act, null, null);
    answered(by, act, new AtomicReference<>(Optional.empty()));
  }

  /** The receipt, or nothing where a rule refuses the act. */
  Optional<Receipt> handIn(Signatory by, SignedAct act) {
    notebook.write(What.INVOKE, act, null, null);
    var word = new AtomicReference<Optional<Receipt>>(Optional.empty());
    PATIENCE.await("an answer to " + act.id(), () -> answered(by, act, word));
    return Objects.requireNonNull(word.get());
  }

  private boolean answered(Signatory by, SignedAct act, AtomicReference<Optional<Receipt>> word) {
    try {
      Receipt receipt = client(by).send(act);
      notebook.write(What.OK, act, receipt, null);
      word.set(Optional.of(receipt));
      return true;
    } catch (RefusedByService refused) {
      if (refused.status() >= 500) {
        notebook.write(What.INFO, act, null, refused.getMessage());
        return false;
      }
      notebook.write(What.FAIL, act, null, refused.getMessage());
      word.set(Optional.empty());
      return true;
    } catch (UncheckedIOException noAnswer) {
      notebook.write(What.INFO, act, null, "no answer");
      return false;
    }
  }

  private Client client(Signatory by) {
    return clients.computeIfAbsent(
        by.id().value(),
        id -> {
          String token = stack.token(id);
          return new Client(http, stack.uri(Database.BOL), () -> token);
        });
  }
}
