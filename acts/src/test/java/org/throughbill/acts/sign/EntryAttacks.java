package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.DUPLICATE_FIELD;
import static org.throughbill.acts.Form.MISSING_FIELD;
import static org.throughbill.acts.Form.NOT_AN_INTEGER;
import static org.throughbill.acts.Form.NOT_JSON;
import static org.throughbill.acts.Form.UNKNOWN_FIELD;
import static org.throughbill.acts.Form.UNSAFE_TEXT;
import static org.throughbill.acts.Form.WRONG_TYPE;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R37;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Rule.R74;
import static org.throughbill.acts.Samples.BILL;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;

import java.nio.charset.StandardCharsets;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;

/** An entry on a topic is changed, or sealed anew around something the registry never took in. */
final class EntryAttacks {
  private static final ChainId CHAIN = ChainId.title(BILL);
  private static final SignedAct ACT = MAKER_KEY.sign(Samples.TRANSFER);
  private static final Entry GENUINE = Entry.seal(CHAIN, 2, Samples.AFTER, ACT, NOON);
  private static final String JSON = new String(GENUINE.toJson(), StandardCharsets.UTF_8);

  private final AttackBook book;

  EntryAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    book.entry("ENT", null, "a genuine entry", GENUINE);
    changed();
    otherForms();
    sealedAnew();
  }

  private void changed() {
    refuse(R37, "another stream", "bill-events", "inspection-events");
    refuse(R37, "another chain", BILL.value(), "c".repeat(64));
    refuse(R37, "another place", "\"seq\":2", "\"seq\":3");
    refuse(R37, "the first place", "\"seq\":2", "\"seq\":1");
    refuse(R37, "another entry before it", "a".repeat(64), "d".repeat(64));
    refuse(R37, "nothing before it", "a".repeat(64), "0".repeat(64));
    refuse(R37, "sealed a moment later", "00.000000Z", "00.000001Z");
    refuse(R37, "sealed a year earlier", "2026-01-03T12", "2025-01-03T12");
    refuse(R37, "another hash", GENUINE.hash().value(), "e".repeat(64));
    SignedAct other = MAKER_KEY.sign(Samples.AGREE);
    refuse(R37, "another act", ACT.value(), other.value());
    String bent = Forge.with(ACT, new byte[64]);
    refuse(R37, "another signature", ACT.value(), bent);
  }

  private void otherForms() {
    refuse(WRONG_TYPE, "place zero", "\"seq\":2", "\"seq\":0");
    refuse(WRONG_TYPE, "a place before the first", "\"seq\":2", "\"seq\":-2");
    refuse(WRONG_TYPE, "a place that is a text", "\"seq\":2", "\"seq\":\"2\"");
    refuse(NOT_AN_INTEGER, "a place that is a fraction", "\"seq\":2", "\"seq\":2.0");
    refuse(NOT_AN_INTEGER, "a place past 2^53", "\"seq\":2", "\"seq\":9007199254740993");
    refuse(WRONG_TYPE, "a stream that does not exist", "bill-events", "other-events");
    refuse(UNSAFE_TEXT, "a chain of two lines", BILL.value(), BILL.value() + "\\n2");
    refuse(WRONG_TYPE, "sealed in nanoseconds", "00.000000Z", "00.000000000Z");
    refuse(WRONG_TYPE, "sealed in a time zone", "00.000000Z", "00.000000+00:00");
    refuse(WRONG_TYPE, "a hash in capitals", GENUINE.hash().value(), "E".repeat(64));
    refuse(UNKNOWN_FIELD, "a field more", "{\"topic\"", "{\"note\":1,\"topic\"");
    refuse(DUPLICATE_FIELD, "two places", "{\"topic\"", "{\"seq\":1,\"topic\"");
    refuse(MISSING_FIELD, "no place", "\"seq\":2,", "");
    refuse(NOT_JSON, "two entries", "{\"topic\"", "{}{\"topic\"");
  }

  /** The hash is right; what it is the hash of is not. */
  private void sealedAnew() {
    seal(R36, "around a bent signature", CHAIN, new SignedAct(Forge.with(ACT, new byte[64])));
    seal(R36, "around another's act", CHAIN, Signers.OPERATOR_KEY.sign(Samples.TRANSFER));
    seal(R40, "around a stranger's act", CHAIN, Signers.STRANGER_KEY.sign(Samples.TRANSFER));
    seal(R74, "on another bill", ChainId.title(new BillId("c".repeat(64))), ACT);
    Entry late = Entry.seal(CHAIN, 2, Samples.AFTER, ACT, Signers.TO.plusSeconds(1));
    book.entry("ENT", R40, "sealed anew after the key expired", late);
    Entry early = Entry.seal(CHAIN, 1, Hash.NONE, ACT, Signers.FROM.minusSeconds(1));
    book.entry("ENT", R40, "sealed anew before the key was valid", early);
  }

  private void seal(Reason refused, String words, ChainId chain, SignedAct act) {
    Entry entry = Entry.seal(chain, 2, Samples.AFTER, act, NOON);
    book.entry("ENT", refused, "sealed anew " + words, entry);
  }

  private void refuse(Reason refused, String words, String what, String by) {
    book.entry("ENT", refused, words, JSON.replace(what, by));
  }
}
