package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;

/**
 * An amount of money, never negative.
 *
 * @param currency ISO 4217 code
 * @param minorUnits whole minor units of the currency (fen, cents)
 */
public record Money(String currency, long minorUnits) {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  public Money {
    require(CURRENCIES.contains(currency), Rule.R10, "a currency is an ISO 4217 code, like CNY");
    require(minorUnits >= 0, Form.WRONG_TYPE, "an amount is zero or more minor units");
  }

  @Override
  public String toString() {
    int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return currency + " " + java.math.BigDecimal.valueOf(minorUnits, places).toPlainString();
  }
}
