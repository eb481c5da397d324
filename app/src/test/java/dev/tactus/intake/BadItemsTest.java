package dev.tactus.intake;

import static dev.tactus.intake.Texts.batch;
import static dev.tactus.intake.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadItemsTest {
  private static final String GOOD = "{'type':'track','userId':'u','event':'Good'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type | {'userId':'u','event':'E'}",
        "type | {'type':'delete','userId':'u'}",
        "type | {'type':7,'userId':'u'}",
        "userId | {'type':'track','userId':{'a':1},'event':'E'}",
        "userId | {'type':'track','userId':['a'],'event':'E'}",
        "userId | {'type':'track','userId':7,'event':'E'}",
        "userId | {'type':'track','userId':'u','userId':'v','event':'E'}",
        "userId | {'type':'track','event':'E'}",
        "event | {'type':'track','userId':'u'}",
        "event | {'type':'track','userId':'u','event':''}",
        "event | {'type':'track','userId':'u','event':false}",
        "messageId | {'type':'track','userId':'u','event':'E','messageId':1}",
        "timestamp | {'type':'track','userId':'u','event':'E','timestamp':'soon'}",
        "timestamp | {'type':'track','userId':'u','event':'E','timestamp':1763717400}",
        "timestamp | {'type':'track','userId':'u','event':'E','timestamp':'1970-01-01T00:00:00Z'}",
        "sentAt | {'type':'track','userId':'u','event':'E','timestamp':'2026-01-01T00:00:00Z','sentAt':'x'}",
        "properties | {'type':'track','userId':'u','event':'E','properties':[]}",
        "properties | {'type':'track','userId':'u','event':'E','properties':'none'}",
        "properties.a | {'type':'track','userId':'u','event':'E','properties':{'a':1,'a':2}}",
        "properties.quantity | {'type':'track','userId':'u','event':'E','properties':{'quantity':-1}}",
        "properties.quantity | {'type':'track','userId':'u','event':'E','properties':{'quantity':'2'}}",
        "properties.price | {'type':'track','userId':'u','event':'E','properties':{'price':-0.01}}",
        "properties.stock | {'type':'track','event':'Product Stock Changed','properties':{'stock':-3}}",
        "properties.stock | {'type':'track','userId':'u','event':'E','properties':{'stock':1e400}}",
        "properties.products | {'type':'track','userId':'u','event':'E','properties':{'products':{}}}",
        "properties.products[1] | {'type':'track','userId':'u','event':'E','properties':{'products':[{},7]}}",
        "properties.products[0].quantity | {'type':'track','userId':'u','event':'E','properties':{'products':[{'quantity':-2}]}}",
        "properties.products[0].product_id | {'type':'track','userId':'u','event':'E','properties':{'products':[{'product_id':{}}]}}",
        "properties.channel | {'type':'track','userId':'u','event':'Restock Alert Requested','properties':{'channel':'fax'}}",
        "properties.purpose | {'type':'track','userId':'u','event':'Unsubscribed','properties':{'purpose':'all'}}",
        "properties.t | {'type':'track','userId':'u','event':'E','properties':{'t':'a\\u0000b'}}",
        "properties.t | {'type':'track','userId':'u','event':'E','properties':{'t':'\\ud800'}}",
        "properties.l[1] | {'type':'track','userId':'u','event':'E','properties':{'l':[1,null]}}",
        "traits.email | {'type':'identify','userId':'u','traits':{'email':'nobody'}}",
        "traits.email | {'type':'identify','userId':'u','traits':{'email':7}}",
        "traits.timezone | {'type':'identify','userId':'u','traits':{'timezone':'Mars/Olympus'}}",
        "traits | {'type':'identify','userId':'u','traits':'x'}",
        "item | 7",
        "item | null",
        "item | [1,{'a':[2]}]",
        "item | 'text'"
      })
  void areSetAsideWhileTheirNeighboursAreTaken(String field, String item) {
    Parsed parsed = batch(GOOD + "," + item + "," + GOOD);
    assertThat(parsed.events()).hasSize(2);
    assertThat(parsed.bad())
        .singleElement()
        .satisfies(
            bad -> {
              assertThat(bad.field()).isEqualTo(field);
              assertThat(bad.index()).isEqualTo(1);
              assertThat(bad.expected()).isNotEmpty();
              assertThat(bad.body()).isEqualTo(item.replace('\'', '"'));
            });
  }

  @Test
  void nestingIsLimited() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    for (String where : new String[] {"properties", "context"}) {
      Parsed parsed =
          batch(
              GOOD
                  + ",{'type':'track','userId':'u','event':'E','"
                  + where
                  + "':{'a':"
                  + deep
                  + "}},"
                  + GOOD);
      assertThat(parsed.events()).hasSize(2);
      assertThat(parsed.bad().get(0).expected()).isEqualTo("at most 64 levels of nesting");
    }
  }

  @Test
  void sizeIsLimitedForEachItem() {
    String item = "{'type':'track','userId':'u','event':'E','properties':{'t':'%s'}}";
    Parsed parsed =
        batch(
            String.format(item, "x".repeat(33_000))
                + ","
                + String.format(item, "\u20ac".repeat(11_000))
                + ","
                + String.format(item, "x".repeat(32_000)));
    assertThat(parsed.bad()).extracting(SetAside::field).containsExactly("item", "item");
    assertThat(parsed.events()).hasSize(1);
  }

  @Test
  void idsFitIntoAnIndex() {
    String id = "\ud83d\ude00".repeat(129);
    assertThat(batch("{'type':'track','userId':'" + id + "','event':'E'}").bad())
        .singleElement()
        .satisfies(bad -> assertThat(bad.expected()).isEqualTo("an id of 1 to 512 bytes"))
        .satisfies(bad -> assertThat(bad.customer()).isNull());
  }

  @Test
  void numbersAreLimited() {
    String item = "{'type':'track','userId':'u','event':'E','properties':{'n':%s}}";
    for (String number :
        new String[] {"9".repeat(41), "9".repeat(5000), "1e999", "0." + "1".repeat(50)}) {
      assertThat(batch(String.format(item, number)).bad())
          .singleElement()
          .satisfies(bad -> assertThat(bad.field()).isEqualTo("properties.n"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "7",
        "null",
        "nonsense",
        "{}",
        "{'batch':{}}",
        "{'batch':null}",
        "{'batch':[}",
        "{'batch':[]",
        "{'batch':[],}",
        "{'batch':[],'batch':[]}",
        "{'batch':[]}{}",
        "{'batch':[],'sentAt':7}",
        "{'batch':[],'writeKey':[]}",
        "{'batch':[{'a':NaN}]}",
        "{'batch':[{'a':'\t'}]}"
      })
  void areNotLookedForInAnUnreadableBody(String body) {
    assertThatThrownBy(() -> SegmentCalls.batch(text(body), Texts.NOW))
        .isInstanceOf(BadValue.class);
  }

  @Test
  void bytesThatAreNoTextAreUnreadable() {
    byte[][] bad = {
      {(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
    };
    for (byte[] bytes : bad) {
      assertThatThrownBy(() -> JsonText.of(bytes, bytes.length)).isInstanceOf(BadValue.class);
    }
  }
}
