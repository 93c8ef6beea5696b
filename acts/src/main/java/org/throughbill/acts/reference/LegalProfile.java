package org.throughbill.acts.reference;

import org.throughbill.acts.value.ProfileId;

/**
 * How a rulebook answers what the governing law leaves open.
 *
 * @param law the law the profile was written for
 * @param customsControl what a transfer or a pledge needs while the goods are under customs control
 * @param holdStopsTransfer whether an authority's hold stops title from moving, beside loading and
 *     delivery
 * @param bearerAtIssue whether a bill may be issued to bearer
 * @param domesticBills whether a bill may be issued for carriage within one State, without the
 *     Convention's notation
 * @param deliveryWithoutSurrender whether goods may be delivered against a letter of indemnity
 * @param pledgeRegistration whether a pledge stands only once it is registered
 * @param noticeDays days after notice of arrival before undelivered goods may be stored
 * @param saleDays days after that notice before undelivered goods may be sold
 * @param retentionYears years after its last entry for which an ended bill is kept at least
 */
public record LegalProfile(
    ProfileId id,
    String law,
    CustomsControl customsControl,
    boolean holdStopsTransfer,
    boolean bearerAtIssue,
    boolean domesticBills,
    boolean deliveryWithoutSurrender,
    boolean pledgeRegistration,
    int noticeDays,
    int saleDays,
    int retentionYears) {
  /** What is asked of a transfer or a pledge while the goods are under customs control. */
  public enum CustomsControl {
    /** The position, and the basis it rests on, are written down with the act. */
    RECORDED,
    /** Customs has approved, and the approval's number is written down. */
    APPROVED
  }
}
