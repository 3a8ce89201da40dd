package dev.baito.warmer.warming;

import java.util.OptionalDouble;

/**
 * Users who live in one city and go equally far.
 *
 * @param cityCode their home, empty where not given
 * @param maxDistanceKm how far a job may be, empty for any distance
 * @param users how many they are
 */
record UserPlace(String cityCode, OptionalDouble maxDistanceKm, long users) {}
