package org.throughbill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.value.Hash;

class CursorTest {
  @Test
  void a_cursor_reads_back_as_it_was_given_out() {
    var cursor = new Cursor("7421", new Hash("a".repeat(64)));
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    assertThat(Cursor.parse(Cursor.START.toString())).isEqualTo(Cursor.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "AAAA", "MSAy", "LTEgIDA", "MSBBIDE", "MSBhIC0x"})
  void whatever_else_is_no_cursor(String text) {
    Refused refused = catchThrowableOfType(Refused.class, () -> Cursor.parse(text));
    assertThat(refused.reason()).isEqualTo(Form.WRONG_TYPE);
  }
}
