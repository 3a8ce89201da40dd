package dev.baito.encoding;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;

/**
 * How much a word counts, by where it stands. A word counts once in each field.
 *
 * @param title in a job's title
 * @param category in a job's category
 * @param employer in the name of a job's employer
 * @param employmentType in a job's employment type
 * @param features in a job's features
 * @param description in a job's description
 * @param keywords in a user's keywords
 * @param preferredCategories in a user's preferred categories
 */
public record FieldWeights(
    double title,
    double category,
    double employer,
    double employmentType,
    double features,
    double description,
    double keywords,
    double preferredCategories) {
  /** What scoring prescribes. */
  public static final FieldWeights DEFAULT = new FieldWeights(1, 1, 1, 1, 1, 0.3, 1, 1);

  /**
   * Refuses what is no weight.
   *
   * @throws BaitoException with {@link ErrorCode#ENCODER_SETTINGS_INVALID}
   */
  public FieldWeights {
    require("title", title);
    require("category", category);
    require("employer", employer);
    require("employment type", employmentType);
    require("features", features);
    require("description", description);
    require("keywords", keywords);
    require("preferred categories", preferredCategories);
  }

  double of(Field field) {
    return switch (field) {
      case TITLE -> title;
      case CATEGORY -> category;
      case EMPLOYER -> employer;
      case EMPLOYMENT_TYPE -> employmentType;
      case FEATURES -> features;
      case DESCRIPTION -> description;
      case KEYWORDS -> keywords;
      case PREFERRED_CATEGORIES -> preferredCategories;
    };
  }

  private static void require(String field, double weight) {
    SettingRules.require(
        weight >= 0 && weight <= 1000,
        "the weight of " + field + " must be from 0 to 1000",
        weight);
  }
}
