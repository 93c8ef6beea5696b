package org.throughbill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does with goods that wait to be taken. */
final class UndeliveredActs {
  private UndeliveredActs() {}

  @Command(
      name = "notify-arrival",
      mixinStandardHelpOptions = true,
      description = "States whom you have told that the goods have arrived.")
  static int notifyArrival(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") BillId bill,
      @Option(names = "--to", required = true, paramLabel = "PARTY", arity = "1..*")
          List<PartyId> to) {
    return desk.send(
        "bol", new TitleAct.NotifyArrival(bill, id(), desk.party(), desk.now(), desk.place(), to));
  }

  @Command(
      name = "store-goods",
      mixinStandardHelpOptions = true,
      description = "Puts goods that nobody took into store.")
  static int store(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") BillId bill,
      @Option(names = "--keeper", required = true, description = "Who keeps them.") String keeper,
      @Option(names = "--terminal", description = "The shed or terminal at the place you sign.")
          @Nullable String terminal) {
    return desk.send(
        "bol",
        new TitleAct.StoreGoods(
            bill,
            id(),
            desk.party(),
            desk.now(),
            desk.place(),
            new Place(desk.place(), terminal),
            keeper));
  }

  @Command(
      name = "sell-goods",
      mixinStandardHelpOptions = true,
      description = "Records the sale of goods that nobody took; the bill ends.")
  static int sell(
      @Mixin BillDesk desk,
      @Option(names = "--currency", required = true, description = "ISO 4217 code.")
          String currency,
      @Option(names = "--proceeds", required = true, paramLabel = "MINOR_UNITS") long proceeds,
      @Option(names = "--costs", required = true, paramLabel = "MINOR_UNITS") long costs,
      @Option(names = "--basis", required = true, description = "By which law or order.")
          String basis) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.SellGoods(
                bill,
                after,
                by,
                at,
                place,
                new Money(currency, proceeds),
                new Money(currency, costs),
                basis));
  }

  @Command(
      name = "deliver-on-indemnity",
      mixinStandardHelpOptions = true,
      description =
          "Delivers without the bill on a letter of indemnity; where that is not allowed, the"
              + " attempt is written on the chain.")
  static int deliverOnIndemnity(
      @Mixin BillDesk desk,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(names = "--letter", required = true, paramLabel = "FILE") Path letter) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.DeliverOnIndemnity(
                bill, after, by, at, place, to, Hash.of(Desk.bytes(letter))));
  }

  private static NotationId id() {
    return new NotationId(UUID.randomUUID().toString());
  }
}
