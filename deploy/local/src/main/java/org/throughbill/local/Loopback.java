package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The only network a local stack listens on. */
public final class Loopback {
  /** A number and not {@code localhost}, which some machines resolve to an IPv6 address first. */
  public static final String HOST = "127.0.0.1";

  private static final InetAddress ADDRESS = InetAddress.ofLiteral(HOST);

  private Loopback() {}

  /** Ports that were free a moment ago, all different. */
  public static List<Integer> freePorts(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, ADDRESS));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + HOST + "; close some programs", e);
    } finally {
      held.forEach(Loopback::release);
    }
  }

  /** Whether another program has this port. */
  public static boolean taken(int port) {
    return answers(port) || !bindable(port);
  }

  /** Whether something accepts connections on this port. */
  public static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(address(port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean bindable(int port) {
    try (var socket = new ServerSocket()) {
      // Connections of a stack that just ended linger in TIME_WAIT; they do not hold the port.
      socket.setReuseAddress(true);
      socket.bind(address(port));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(ADDRESS, port);
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
