package org.finales.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capabilities;
import org.finales.api.broker.Events;
import org.finales.api.broker.Files;
import org.finales.api.broker.Requests;
import org.finales.api.broker.Results;
import org.finales.api.broker.Tenants;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.broker.Work;
import org.finales.api.rest.AccessToken;
import org.finales.api.rest.Api;
import org.finales.api.rest.LogIn;
import org.finales.api.rest.Self;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker in another process, over the native HTTP surface of a finales server.
 *
 * <p>{@code HttpBroker.connect(URI.create("http://lab:13371")).token("fin_…")}, or {@code
 * .login(user, password)}, which logs in again by itself when the log-in runs out. Every call has a
 * time limit. A call is repeated, with growing pauses and for a limited time, only where repeating
 * cannot do harm: reading, posting (every post carries an idempotency key), and everything that a
 * claim's token guards. What cannot be done after all is an {@link UnavailableException}.
 *
 * <p>Thread-safe; one instance serves a whole program.
 */
public final class HttpBroker implements Broker {
  private static final Logger LOG = LoggerFactory.getLogger(HttpBroker.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private final Transport transport;
  private final HttpCapabilities capabilities;
  private final HttpTenants tenants;
  private final HttpRequests requests;
  private final HttpWork work;
  private final HttpResults results;
  private final HttpFiles files;
  private final HttpEvents events;
  private volatile @Nullable Self self;

  private HttpBroker(Transport transport) {
    this.transport = transport;
    capabilities = new HttpCapabilities(transport);
    tenants = new HttpTenants(transport);
    requests = new HttpRequests(transport);
    work = new HttpWork(transport);
    results = new HttpResults(transport);
    files = new HttpFiles(transport);
    events = new HttpEvents(transport);
  }

  /**
   * Names the server.
   *
   * @param base its address, for example {@code http://127.0.0.1:13371}; a path is kept, as it is
   *     needed behind some proxies
   * @throws IllegalArgumentException if it is no http or https address
   */
  public static Connection connect(URI base) {
    return new Connection(base);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UnauthenticatedException if the server does not take the token
   */
  @Override
  public String account() {
    return self().account();
  }

  /** Who the server thinks is calling; asked once. */
  private Self self() {
    Self known = self;
    if (known == null) {
      known = transport.call(Exchange.get(Api.ROOT + "/me")).as(Self.class);
      self = known;
    }
    return known;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Override
  public Requests requests() {
    return requests;
  }

  @Override
  public Work work() {
    return work;
  }

  @Override
  public Results results() {
    return results;
  }

  @Override
  public Files files() {
    return files;
  }

  @Override
  public Events events() {
    return events;
  }

  /** Calls of the server's native surface that are not part of the broker. */
  public ServerCalls calls() {
    return new ServerCalls(transport);
  }

  @Override
  public void close() {
    transport.close();
    events.close();
  }

  /** How to reach a server. Not thread-safe. */
  public static final class Connection {
    private final URI base;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration retryFor = Duration.ofSeconds(20);
    private @Nullable HttpClient client;

    private Connection(URI base) {
      String scheme = base.getScheme();
      if (scheme == null
          || !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")
          || base.getHost() == null) {
        throw new IllegalArgumentException(
            base + " is no address such as http://127.0.0.1:13371 or https://lab.example");
      }
      if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
        throw new IllegalArgumentException(
            "the address holds more than host, port and path; give name and password to login()");
      }
      String text = base.toString();
      this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** How long an answer may take beyond what the call itself waits; 30 s unless set. */
    public Connection timeout(Duration time) {
      this.timeout = positive(time);
      return this;
    }

    /** How long a call that can be repeated is repeated; 20 s unless set, zero for never. */
    public Connection retryFor(Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("a time to retry is not negative");
      }
      this.retryFor = time;
      return this;
    }

    /** Another HTTP client, for proxies or certificates of a laboratory's own. */
    public Connection client(HttpClient other) {
      this.client = other;
      return this;
    }

    /**
     * A broker that shows a token, one made by an administrator or got from a log-in. Nothing is
     * sent yet.
     */
    public HttpBroker token(String token) {
      if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c >= 127)) {
        throw new IllegalArgumentException("the token is empty or holds blanks or odd characters");
      }
      Transport transport = transport();
      transport.use(Credentials.fixed(token));
      return new HttpBroker(transport);
    }

    /**
     * A broker that logs in by password.
     *
     * @throws UnauthenticatedException if the server does not know the account or the password is
     *     wrong
     * @throws UnavailableException if the server cannot be reached
     */
    public HttpBroker login(String username, String password) {
      Transport door = transport();
      LogIn logIn = new LogIn(username, password);
      LogInCredentials credentials =
          new LogInCredentials(
              () ->
                  door.call(Exchange.of("POST", Api.ROOT + "/login").json(logIn).repeatable())
                      .as(AccessToken.class)
                      .token());
      Transport transport = transport();
      transport.use(credentials);
      String first = credentials.token();
      LOG.debug("logged in as {} with a token of {} characters", username, first.length());
      return new HttpBroker(transport);
    }

    private Transport transport() {
      HttpClient used = client;
      if (used == null) {
        used =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        client = used;
      }
      if (base.getScheme().equalsIgnoreCase("http")
          && !isLoopback(base.getHost())
          && WARNED.add(base.toString())) {
        LOG.warn(
            "{} is reached without encryption: everybody on the way can read the token and the"
                + " data; use https where the network is not the laboratory's own",
            base);
      }
      return new Transport(base, used, timeout, retryFor);
    }

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private static Duration positive(Duration time) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("a time limit is longer than zero");
      }
      return time;
    }

    private static boolean isLoopback(String host) {
      return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }
  }
}
