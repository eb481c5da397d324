package dev.tactus.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Good bodies, broken at random: bytes changed, parts cut, doubled, swapped for something else. */
public final class Mutations {
  private static final String[] GOOD = {
    "{'batch':[{'type':'track','messageId':'m','userId':'u','event':'Product Added','timestamp':"
        + "'2026-11-20T10:00:00Z','properties':{'product_id':'p','quantity':2,'price':9.5,"
        + "'products':[{'product_id':'q','quantity':1}]},'context':{'traits':{'a':'b'}}},"
        + "{'type':'identify','userId':'u','anonymousId':'a','traits':{'email':'a@b.example'}}],"
        + "'sentAt':'2026-11-20T10:00:01Z','writeKey':'k'}",
    "{'userId':'u','event':'E','properties':{'a':[1,2,{'b':null}],'c':'\\u00e4'},'sentAt':"
        + "'2026-11-20T10:00:01Z','timestamp':'2026-11-20T10:00:00+01:00'}",
    "[{'specversion':'1.0','id':'1','source':'/s','type':'Order Completed','subject':'u','time':"
        + "'2026-11-20T10:00:00Z','data':{'order_id':'o'}}]",
    "{'specversion':'1.0','id':'1','source':'/s','type':'dev.tactus.track.v1','data':"
        + "{'userId':'u','event':'E','properties':{}}}",
    "{'products':[{'id':'p','name':'Lamp','price':12.5,'stock':3,'complements':['q']}]}",
    "{'timezone':'Europe/Berlin','country':'DE','addresses':{'email':'a@b.example','push':['t']},"
        + "'attributes':{'size':{'value':'M','provenance':'declared','confidence':1}}}",
    "{'channel':'email','purpose':'marketing','status':'granted','at':'2026-11-20T10:00:00Z'}",
    "{'topics':['a'],'frequency':{'perWeek':2},'quietHours':{'from':'22:00','to':'07:00'}}"
  };
  private static final String[] ODD = {
    "null",
    "-1",
    "1e999",
    "''",
    "'\\u0000'",
    "'\\ud800'",
    "[]",
    "{}",
    "[[[[[[",
    "true",
    ",",
    "}",
    "']",
    "'2200-01-01T00:00:00Z'",
    "'1970-01-01T00:00:00Z'",
    "'Mars/Olympus'",
    "99999999999999999999",
    "{'a':{'a':{'a':[]}}}",
    "'\\",
    "\u0000",
    "\ufeff",
    "'*'",
    "0x1f",
    "NaN"
  };

  private final Random random;

  public Mutations(Random random) {
    this.random = random;
  }

  /** The next body. */
  public byte[] next() {
    byte[] body = bytes(GOOD[random.nextInt(GOOD.length)]);
    for (int i = random.nextInt(4); i > 0; i--) {
      body = mutated(body);
    }
    return body;
  }

  private byte[] mutated(byte[] body) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    int to = Math.min(body.length, at + 1 + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> changed(body, at);
      case 1 -> Arrays.copyOf(body, at);
      case 2 -> joined(body, to, body, at);
      case 3 -> joined(body, at, body, to);
      default -> swapped(body, at);
    };
  }

  private byte[] changed(byte[] body, int at) {
    byte[] changed = body.clone();
    changed[at] = (byte) random.nextInt(256);
    return changed;
  }

  private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailStart) {
    byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
    System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
    return joined;
  }

  /** Puts something odd in the place of a value. */
  private byte[] swapped(byte[] body, int near) {
    int colon = near;
    while (colon < body.length && body[colon] != ':') {
      colon++;
    }
    int end = colon;
    while (end < body.length && body[end] != ',' && body[end] != '}') {
      end++;
    }
    byte[] odd = bytes(ODD[random.nextInt(ODD.length)]);
    byte[] head = joined(body, Math.min(colon + 1, body.length), odd, 0);
    return joined(head, head.length, body, end);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
