package org.throughbill.acts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.value.Unlocode;

class PlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CNCKG", "CNCHQ", "CNLOH", "CNJGJ", "CNFLG", "CNWZH", "CNCTN", "CNQZH", "CNNSA", "CNCAN",
        "CNGGZ", "CNHUA", "CNNGB", "CNNBO", "CNHRS", "CNHUP", "KZHOR", "KZALA", "UZTAS", "KGFRU",
        "AEJEA", "AEDXB", "AEAUH", "VNHPH", "VNSGN", "VNCLI", "VNHAN", "DEDUI", "SGSIN", "LAVTE",
        "THBKK", "THLCH", "CNMHN", "CNPIN"
      })
  void R10_every_place_of_the_corridor_ships_with_the_product(String code) {
    NamedPlace place = Places.corridor().named(new Unlocode(code)).orElseThrow();
    assertThat(place.country()).isEqualTo(code.substring(0, 2));
    assertThat(place.name()).isNotBlank();
    assertThat(place.nameInChinese()).isNotBlank();
  }

  @Test
  void R10_a_code_of_another_place_is_not_known() {
    assertThat(Places.corridor().knows(new Unlocode("CNQZJ"))).as("that is Quanzhou").isFalse();
    assertThat(Places.corridor().named(new Unlocode("CNQZJ"))).isEmpty();
    assertThat(Places.corridor().all()).hasSize(34);
  }

  @Test
  void R10_the_official_list_adds_its_places_and_keeps_the_names_that_are_known() {
    var places =
        Places.corridor()
            .withOfficial(
                List.of(
                    ",\"CN\",,\".CHINA\",,,,,,,,",
                    ",\"CN\",\"QZJ\",\"Quanzhou\",\"Quanzhou\",\"FJ\",\"AI\",\"1-------\"",
                    "+,\"US\",\"LGB\",\"Long Beach, CA\",\"Long Beach, CA\",\"CA\"",
                    "X,\"CN\",\"OLD\",\"Old Port\",\"Old Port\"",
                    ",\"CN\",\"CKG\",\"Chungking\",\"Chungking\"",
                    "short,line"));
    assertThat(places.knows(new Unlocode("CNQZJ"))).isTrue();
    assertThat(places.named(new Unlocode("USLGB")))
        .contains(new NamedPlace(new Unlocode("USLGB"), "Long Beach, CA", null));
    assertThat(places.knows(new Unlocode("CNOLD"))).isFalse();
    assertThat(places.named(new Unlocode("CNCKG")).orElseThrow().name()).isEqualTo("Chongqing");
    assertThat(places.all()).hasSize(36);
    assertThat(Places.corridor().all()).hasSize(34);
  }
}
