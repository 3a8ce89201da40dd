package dev.baito.local.evaluate;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, in lower case: runs of letters and digits of one script, so that Japanese,
 * which writes no spaces, falls apart where kanji, hiragana and katakana meet. Crude on purpose: it
 * is the baseline's, and has nothing from the encoder that it is compared with.
 */
final class TitleWords {
  private TitleWords() {}

  /** Returns each word once, in the order of the text. */
  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    UnicodeScript script = UnicodeScript.COMMON;
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); ) {
      int character = lower.codePointAt(i);
      i += Character.charCount(character);
      UnicodeScript next = UnicodeScript.of(character);
      // Digits, and the mark that lengthens a katakana vowel, go with what is around them.
      boolean shared = next == UnicodeScript.COMMON || next == UnicodeScript.INHERITED;
      boolean inWord = Character.isLetterOrDigit(character);
      boolean change = !shared && script != UnicodeScript.COMMON && next != script;
      if (!inWord || change) {
        end(word, words);
        script = UnicodeScript.COMMON;
      }
      if (inWord) {
        word.appendCodePoint(character);
        script = shared ? script : next;
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, Set<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
