package dev.baito.reference;

/** A city as it is stored, in degrees of WGS 84. */
public record StoredCity(String code, double latitude, double longitude) {}
