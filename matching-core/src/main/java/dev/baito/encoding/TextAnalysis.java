package dev.baito.encoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;

/**
 * Splits mixed English and Japanese text into tokens. Full- and half-width forms are made alike
 * (Unicode NFKC); then runs of Japanese go through one chain of filters, all others through
 * another, in the order of the text. Not thread-safe: it reuses its chains.
 */
final class TextAnalysis {
  private final TokenChain japanese = TokenChain.japanese();
  private final TokenChain other = TokenChain.english();
  private char[] text = new char[1024];

  /** Takes tokens, one after the other. */
  @FunctionalInterface
  interface Sink {
    /** Takes a token; its characters are overwritten by the next. */
    void token(char[] characters, int length);
  }

  /** Passes the tokens of a text on. */
  void tokens(String raw, Sink sink) {
    if (raw.isEmpty()) {
      return;
    }
    String normal = normalize(raw);
    int length = normal.length();
    if (text.length < length) {
      text = new char[length];
    }
    normal.getChars(0, length, text, 0);
    try {
      int start = 0;
      while (start < length) {
        start = run(start, length, sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Passes on the tokens of the run that begins here, and returns where it ends. */
  private int run(int start, int length, Sink sink) throws IOException {
    Script script = Script.NONE;
    int end = start;
    while (end < length) {
      Script next = Script.of(text[end]);
      if (next != Script.NONE) {
        if (script != Script.NONE && script != next) {
          break;
        }
        script = next;
      }
      end++;
    }
    switch (script) {
      case JAPANESE -> japanese.tokens(text, start, end, sink);
      case OTHER -> other.tokens(text, start, end, sink);
      case NONE -> {}
    }
    return end;
  }

  private static String normalize(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) >= 0x80) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC);
      }
    }
    return raw;
  }

  /** Which chain a character belongs to; spaces and punctuation belong to any. */
  private enum Script {
    NONE,
    JAPANESE,
    OTHER;

    static Script of(char c) {
      if (c < 0x80) {
        boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return word ? OTHER : NONE;
      }
      if (isJapanese(c)) {
        return JAPANESE;
      }
      return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? OTHER : NONE;
    }

    /** Kana, Chinese characters and their marks, rare ones in the supplementary planes included. */
    private static boolean isJapanese(char c) {
      return (c >= 0x3005 && c <= 0x3007)
          || (c >= 0x3031 && c <= 0x3035)
          || c == 0x303B
          || (c >= 0x3041 && c <= 0x30FF)
          || (c >= 0x31F0 && c <= 0x31FF)
          || (c >= 0x3400 && c <= 0x4DBF)
          || (c >= 0x4E00 && c <= 0x9FFF)
          || (c >= 0xF900 && c <= 0xFAFF)
          || (c >= 0xD840 && c <= 0xD88D);
    }
  }
}
