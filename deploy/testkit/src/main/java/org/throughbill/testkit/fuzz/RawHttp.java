package org.throughbill.testkit.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection that sends any bytes, also those a decent client would not. */
public final class RawHttp implements AutoCloseable {
  private final URI service;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /** An answer; header names in lower case. */
  public record Answer(int status, Map<String, String> headers, String text) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public RawHttp(URI service) {
    this.service = service;
  }

  /** Sends a request line, headers and a body; the length of the body is added. */
  public Answer exchange(String requestLine, String headers, byte[] body) throws IOException {
    var request = new ByteArrayOutputStream();
    String head =
        requestLine
            + " HTTP/1.1\r\nHost: "
            + service.getAuthority()
            + "\r\nContent-Length: "
            + body.length
            + "\r\n"
            + headers
            + "\r\n";
    request.write(head.getBytes(StandardCharsets.ISO_8859_1));
    request.write(body);
    Socket open = socket;
    if (open == null || in == null) {
      open = new Socket(InetAddress.ofLiteral(service.getHost()), service.getPort());
      open.setTcpNoDelay(true);
      open.setSoTimeout(60_000);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    open.getOutputStream().write(request.toByteArray());
    Answer answer = read(in, requestLine.startsWith("HEAD "));
    if (answer.header("connection").equalsIgnoreCase("close") || answer.status() == 413) {
      close();
    }
    return answer;
  }

  private static Answer read(InputStream in, boolean bodiless) throws IOException {
    String status = line(in);
    var headers = new HashMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status.substring(9, 12));
    if (bodiless || code == 204 || code == 304) {
      return new Answer(code, headers, "");
    }
    byte[] body =
        "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
            ? chunks(in)
            : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the service closed the connection within an answer");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
    socket = null;
    in = null;
  }
}
