package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenHashTest {
  private final TokenHash hash = new TokenHash();

  private int of(String token) {
    return hash.of(token.toCharArray(), token.length());
  }

  @Test
  void hash_isMurmur3_ofUtf8() {
    assertThat(of("")).isZero();
    assertThat(of("hello")).isEqualTo(0x248bfa47);
    assertThat(of("hello, world")).isEqualTo(0x149bbb7f);
    assertThat(of("The quick brown fox jumps over the lazy dog")).isEqualTo(0x2e4ff723);
    assertThat(of("日本語 🗾")).isEqualTo(PlainEncoder.murmur3("日本語 🗾"));
  }

  @Test
  void bucketComponentAndSign_takeDifferentBits() {
    assertThat(TokenHash.sign(0x7FFF_FFFF)).isEqualTo(1);
    assertThat(TokenHash.sign(0x8000_0000)).isEqualTo(-1);
    assertThat(TokenHash.bucket(0xFFFC_0005)).isEqualTo(5);
    assertThat(TokenHash.bucket(-1)).isEqualTo(DocumentFrequencies.BUCKETS - 1);
    assertThat(TokenHash.component(0x8000_0000, 384)).isZero();
    assertThat(TokenHash.component(0x4000_0000, 384)).isEqualTo(192);
    assertThat(TokenHash.component(-1, 384)).isEqualTo(383);
  }
}
