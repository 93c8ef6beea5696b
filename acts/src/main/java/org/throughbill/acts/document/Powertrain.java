package org.throughbill.acts.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.UnNumber;

/** What drives a vehicle; by it HS subheading and UN number belong together (R11). */
public enum Powertrain {
  /** Batteries alone; UN3171 is left for wet and sodium-metal batteries. */
  BATTERY(
      List.of("870380", "870124", "870240", "870460", "871160"),
      List.of("UN3556", "UN3557", "UN3558", "UN3171")),
  PLUG_IN_HYBRID(List.of("870360", "870370"), List.of("UN3166")),
  HYBRID(List.of("870340", "870350"), List.of("UN3166")),
  PETROL(List.of("870321", "870322", "870323", "870324"), List.of("UN3166")),
  DIESEL(List.of("870331", "870332", "870333"), List.of("UN3166"));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> subheadings;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> unNumbers;

  Powertrain(List<String> subheadings, List<String> unNumbers) {
    this.subheadings = subheadings;
    this.unNumbers = unNumbers;
  }

  /** The powertrain that an HS code tells; empty where its subheading is silent about it. */
  public static Optional<Powertrain> toldBy(HsCode code) {
    return Arrays.stream(values())
        .filter(powertrain -> powertrain.subheadings.contains(code.subheading()))
        .findFirst();
  }

  /** Whether vehicles of this kind are carried under this UN number. */
  public boolean isCarriedAs(UnNumber number) {
    return unNumbers.contains(number.value());
  }
}
