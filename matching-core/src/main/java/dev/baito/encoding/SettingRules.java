package dev.baito.encoding;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;

/**
 * Refuses settings. Apart from the settings themselves: their defaults are made of each other, and
 * must be so whichever class is looked at first.
 */
final class SettingRules {
  private SettingRules() {}

  /**
   * Refuses a value unless the rule holds.
   *
   * @throws BaitoException with {@link ErrorCode#ENCODER_SETTINGS_INVALID}
   */
  static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new BaitoException(
          ErrorCode.ENCODER_SETTINGS_INVALID, "encoder: " + rule + ", not " + value);
    }
  }
}
