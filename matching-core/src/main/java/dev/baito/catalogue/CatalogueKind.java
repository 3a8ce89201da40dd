package dev.baito.catalogue;

/** Where the vectors of a generation come from. */
public enum CatalogueKind {
  /** They came with the jobs. */
  GIVEN,
  /** They are made from the jobs' texts and places. */
  ENCODED
}
