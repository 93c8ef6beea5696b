package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;

/**
 * An amount of money, never negative, and never more than JSON readers agree on (2^53).
 *
 * @param currency ISO 4217 code
 * @param minorUnits whole minor units of the currency (fen, cents)
 */
public record Money(String currency, long minorUnits) {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final long MAX = 1L << 53;

  public Money {
    require(CURRENCIES.contains(currency), Rule.R10, "a currency is an ISO 4217 code, like CNY");
    require(
        minorUnits >= 0 && minorUnits <= MAX,
        Form.WRONG_TYPE,
        "an amount is from zero to 2^53 minor units");
  }

  @Override
  public String toString() {
    int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return currency + " " + BigDecimal.valueOf(minorUnits, places).toPlainString();
  }
}
