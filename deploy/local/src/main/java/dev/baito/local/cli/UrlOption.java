package dev.baito.local.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which scheduler to talk to. */
final class UrlOption {
  @Option(
      names = "--url",
      paramLabel = "URL",
      order = 890,
      description = "The scheduler's address. Default: that of the stack that is up.")
  private Optional<URI> url = Optional.empty();

  /** Returns the value of an option if it is the address of a service. */
  static URI checked(String option, URI url) {
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw Usage.error(option + " must be http://HOST:PORT, not " + url);
    }
    return url;
  }

  /** Returns the address that was given, or that of the stack that is up. */
  URI resolve(Context context, StateOption state) {
    if (url.isEmpty()) {
      return UpStacks.scheduler(context, state);
    }
    return checked("--url", url.get());
  }
}
