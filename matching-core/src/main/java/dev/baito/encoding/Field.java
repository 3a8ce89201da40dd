package dev.baito.encoding;

/** Where a word stands. */
enum Field {
  TITLE,
  CATEGORY,
  EMPLOYER,
  EMPLOYMENT_TYPE,
  FEATURES,
  DESCRIPTION,
  KEYWORDS,
  PREFERRED_CATEGORIES
}
