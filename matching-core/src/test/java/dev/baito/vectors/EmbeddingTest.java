package dev.baito.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void of_laterChangeOfTheArray_changesNothing() {
    float[] components = {1, 2, 3, 4, 5, 6, 7, 8};
    Embedding embedding = Embedding.of(components);
    components[0] = 99;
    embedding.toArray()[1] = 99;
    assertThat(embedding.toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(embedding.component(0)).isEqualTo(1);
  }

  @Test
  void of_noComponent_isNone() {
    assertThat(Embedding.of()).isSameAs(Embedding.NONE);
    assertThat(Embedding.fromLittleEndian(new byte[0])).isSameAs(Embedding.NONE);
    assertThat(Embedding.NONE.dimension()).isZero();
  }

  @Test
  void of_dimensionNotAMultipleOfEightOrTooLarge_isRefused() {
    for (int dimension : new int[] {1, 7, 9, 12, 2049, 2056}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Embedding.of(new float[dimension]))
          .withMessageContaining("dimension " + dimension);
    }
    assertThat(Embedding.of(new float[2048]).dimension()).isEqualTo(2048);
  }

  @Test
  void of_componentNotFinite_isRefusedByItsPlace() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] components = new float[16];
      components[13] = bad;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Embedding.of(components))
          .withMessageContaining("component 13");
    }
  }

  @Test
  void fromLittleEndian_knownBytes_areTheirNumbers() {
    byte[] bytes =
        HexFormat.of().parseHex("0000803f" + "000000c0" + "00000000".repeat(5) + "01000000");
    assertThat(Embedding.fromLittleEndian(bytes).toArray())
        .containsExactly(1f, -2f, 0f, 0f, 0f, 0f, 0f, Float.MIN_VALUE);
  }

  @Test
  void fromLittleEndian_lengthNotAMultipleOfFour_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Embedding.fromLittleEndian(new byte[31]))
        .withMessageContaining("31 bytes");
  }

  @Test
  void toLittleEndian_readBack_isEqualToTheBit() {
    Embedding embedding =
        Embedding.of(-0f, 0f, Float.MIN_VALUE, Float.MAX_VALUE, -1.1f, 0.1f, 3.3e-20f, 16777215f);
    Embedding back = Embedding.fromLittleEndian(embedding.toLittleEndian());
    assertThat(back).isEqualTo(embedding).hasSameHashCodeAs(embedding);
    for (int k = 0; k < 8; k++) {
      assertThat(Float.floatToRawIntBits(back.component(k)))
          .isEqualTo(Float.floatToRawIntBits(embedding.component(k)));
    }
  }
}
