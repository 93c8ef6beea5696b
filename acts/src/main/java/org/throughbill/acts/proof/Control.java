package org.throughbill.acts.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** Who controlled a bill when: the stretches between which the title of its instrument changed. */
final class Control {
  private final List<Stretch> stretches = new ArrayList<>();
  private @Nullable Instrument instrument;

  List<Stretch> stretches() {
    return List.copyOf(stretches);
  }

  /** Whether no act upon control came after this entry. */
  boolean standsSince(Hash head) {
    return instrument != null && instrument.signableUpon().contains(head);
  }

  void apply(Entry entry, Verified<Act> act) {
    instrument = Instrument.after(Optional.ofNullable(instrument), entry, act);
    inControl(instrument.title(), entry)
        .ifPresentOrElse(
            this::goesOn, () -> stretches.add(stretches.removeLast().over(entry.sealedAt())));
  }

  private void goesOn(Stretch present) {
    if (stretches.isEmpty() || !present.continues(stretches.getLast())) {
      stretches.add(present);
    }
  }

  private static Optional<Stretch> inControl(Title title, Entry entry) {
    return switch (title) {
      case Title.Held held -> stretch(held.by(), Stretch.Right.HOLDER, entry);
      case Title.Pledged pledged -> stretch(pledged.pledgee(), Stretch.Right.PLEDGEE, entry);
      case Title.Offered offered -> inControl(offered.before(), entry);
      case Title.Surrendering s -> stretch(s.operator(), Stretch.Right.OPERATOR, entry);
      case Title.Surrendered s -> stretch(s.operator(), Stretch.Right.OPERATOR, entry);
      case Title.OnPaper _, Title.Ended _ -> Optional.empty();
    };
  }

  private static Optional<Stretch> stretch(PartyId by, Stretch.Right right, Entry entry) {
    return Optional.of(new Stretch(by, right, entry.sealedAt(), entry.seq(), null));
  }
}
