package dev.baito.encoding;

import java.io.IOException;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** One of Lucene's token streams, used again and again. Not thread-safe. */
final class TokenChain {
  private final Tokenizer tokenizer;
  private final TokenStream filters;
  private final CharTermAttribute term;
  private final CharRangeReader reader = new CharRangeReader();

  private TokenChain(Tokenizer tokenizer, TokenStream filters) {
    this.tokenizer = tokenizer;
    this.filters = filters;
    this.term = filters.getAttribute(CharTermAttribute.class);
  }

  /** Words in lower case without accents, stop words and endings. */
  static TokenChain english() {
    var tokenizer = new StandardTokenizer();
    TokenStream filters = new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer));
    filters = new ASCIIFoldingFilter(filters);
    filters = new StopFilter(filters, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenChain(tokenizer, new KStemFilter(filters));
  }

  /** The parts of compounds, in their base form, without particles and final long vowels. */
  static TokenChain japanese() {
    var tokenizer = new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
    TokenStream filters = new JapaneseBaseFormFilter(tokenizer);
    filters = new JapanesePartOfSpeechStopFilter(filters, JapaneseAnalyzer.getDefaultStopTags());
    filters = new StopFilter(filters, JapaneseAnalyzer.getDefaultStopSet());
    return new TokenChain(tokenizer, new JapaneseKatakanaStemFilter(filters));
  }

  /** Passes on the tokens of a part of a text. */
  void tokens(char[] text, int start, int end, TextAnalysis.Sink sink) throws IOException {
    reader.set(text, start, end);
    tokenizer.setReader(reader);
    try {
      filters.reset();
      while (filters.incrementToken()) {
        sink.token(term.buffer(), term.length());
      }
      filters.end();
    } finally {
      filters.close();
    }
  }
}
