package org.throughbill.bol.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.value.PartyId;

/**
 * A document on its way to being a bill: a workspace of shipper, consignor and operator, without
 * legal effect.
 */
@Entity
@Table(name = "draft")
public class Draft extends PanacheEntityBase {
  @Id public UUID id;
  public String shipper;
  public String consignor;
  public String operator;
  public String document;

  /** The consignor's signed agreement, once it has been given. */
  public @Nullable String agreement;

  @Column(name = "drafted_at")
  public Instant draftedAt;

  /** For Hibernate, and for whoever fills every field. */
  @SuppressWarnings("NullAway.Init")
  public Draft() {}

  public boolean concerns(PartyId party) {
    return List.of(shipper, consignor, operator).contains(party.value());
  }

  /** The drafts that concern a party, newest first, from the one after the given draft on. */
  public static List<Draft> concerning(PartyId party, @Nullable Draft after, int limit) {
    String concerns = "(shipper = ?1 or consignor = ?1 or operator = ?1)";
    String order = " order by draftedAt desc, id desc";
    PanacheQuery<Draft> drafts =
        after == null
            ? find(concerns + order, party.value())
            : find(
                concerns + " and (draftedAt, id) < (?2, ?3)" + order,
                party.value(),
                after.draftedAt,
                after.id);
    return drafts.page(0, limit).list();
  }
}
