package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextAnalysisTest {
  private final TextAnalysis analysis = new TextAnalysis();

  private List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    analysis.tokens(text, (characters, length) -> tokens.add(new String(characters, 0, length)));
    return tokens;
  }

  @Test
  void halfAndFullWidthForms_areOne() {
    assertThat(tokens("ﾃｽﾄ")).isEqualTo(tokens("テスト")).containsExactly("テスト");
    assertThat(tokens("ｶﾞｿﾘﾝｽﾀﾝﾄﾞ")).isEqualTo(tokens("ガソリンスタンド")).isNotEmpty();
    assertThat(tokens("Ｃａｆｅ　２４Ｈ")).isEqualTo(tokens("cafe 24h")).containsExactly("cafe", "24h");
    assertThat(tokens("㈱ﾊﾞｲﾄ")).isEqualTo(tokens("(株)バイト"));
  }

  @Test
  void accentsAndCase_doNotMatter() {
    assertThat(tokens("CAFÉ Crème")).isEqualTo(tokens("cafe creme"));
    assertThat(tokens("cafe\u0301")).isEqualTo(tokens("café")).containsExactly("cafe");
  }

  @Test
  void englishEndingsAndStopWords_areLeftOut() {
    assertThat(tokens("The drivers of the company's trucks"))
        .containsExactly("driver", "company", "truck");
    assertThat(tokens("line cooks")).isEqualTo(tokens("Line Cook"));
  }

  @Test
  void japanese_isSplitIntoWords_withoutParticles() {
    assertThat(tokens("未経験歓迎")).containsExactly("未", "経験", "歓迎");
    assertThat(tokens("レジの仕事です")).containsExactly("レジ", "仕事");
  }

  @Test
  void japaneseVerbs_areInTheirBaseForm() {
    assertThat(tokens("働きます")).isEqualTo(tokens("働いた")).containsExactly("働く");
  }

  @Test
  void longVowelAtTheEnd_doesNotMatter() {
    assertThat(tokens("ドライバー募集")).isEqualTo(tokens("ドライバ募集")).contains("ドライバ");
  }

  @Test
  void compounds_areSplitIntoTheirParts() {
    assertThat(tokens("関西国際空港")).containsExactly("関西", "国際", "空港");
  }

  @Test
  void mixedText_keepsItsOrder_andGivesTheTokensOfItsParts() {
    assertThat(tokens("Webデザイナー 急募! Junior designers 歓迎"))
        .containsExactly("web", "デザイナ", "急募", "junior", "designer", "歓迎");
  }

  @Test
  void identifiers_stayWhole() {
    assertThat(tokens("E1234")).containsExactly("e1234");
  }

  @Test
  void otherScripts_giveTokensToo() {
    assertThat(tokens("Водитель")).containsExactly("водитель");
    assertThat(tokens("운전 기사")).containsExactly("운전", "기사");
  }

  @Test
  void textWithoutWords_givesNone() {
    assertThat(tokens("")).isEmpty();
    assertThat(tokens(" \n\t")).isEmpty();
    assertThat(tokens("!?、。…〜")).isEmpty();
    assertThat(tokens("\u3000・ー")).doesNotContain("");
    assertThat(tokens("\uD840")).doesNotContain("");
  }

  @Test
  void longText_isReadToItsEnd() {
    String text = "clean the floors 清掃 ".repeat(20_000);
    assertThat(tokens(text)).hasSize(60_000).endsWith("clean", "floor", "清掃");
  }
}
