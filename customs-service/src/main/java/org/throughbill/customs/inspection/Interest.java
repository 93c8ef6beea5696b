package org.throughbill.customs.inspection;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;

/**
 * Who has an interest in the bill at present, besides the parties its document names.
 *
 * @param holder the party with control, or the one that control returns to
 * @param bank the bank that the bill is offered or pledged to
 */
public record Interest(PartyId holder, @Nullable PartyId bank) {
  private static final Comparator<PartyId> BY_NAME = Comparator.comparing(PartyId::value);

  /** Who has it in a title; the consignor, where delivery against paper leaves nobody known. */
  static Interest in(Title title, PartyId consignor) {
    return switch (title) {
      case Title.Held held -> new Interest(held.by(), null);
      case Title.Pledged pledged -> new Interest(pledged.pledgor(), pledged.pledgee());
      case Title.Offered(var before, Offer.InPledge pledge) ->
          new Interest(in(before, consignor).holder(), pledge.terms().to());
      case Title.Offered offered -> in(offered.before(), consignor);
      case Title.OnPaper paper -> in(paper.before(), consignor);
      case Title.Surrendering surrendering -> new Interest(surrendering.holder(), null);
      case Title.Surrendered surrendered -> new Interest(surrendered.entitled(), null);
      case Title.Ended ended ->
          new Interest(ended.entitled().stream().min(BY_NAME).orElse(consignor), null);
    };
  }

  /** The parties that have it. */
  public Set<PartyId> parties() {
    var parties = new HashSet<PartyId>();
    parties.add(holder);
    if (bank != null) {
      parties.add(bank);
    }
    return Set.copyOf(parties);
  }
}
