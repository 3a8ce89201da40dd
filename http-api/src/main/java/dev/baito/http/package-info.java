/** What all HTTP APIs have in common: their JSON, and every error as an RFC 9457 problem detail. */
@NullMarked
package dev.baito.http;

import org.jspecify.annotations.NullMarked;
