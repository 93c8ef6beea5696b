package org.throughbill.ledger.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.json.StrictJson;

/** An object that is asked for is read as strictly as an act. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class ObjectReader implements MessageBodyReader<ObjectNode> {
  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == ObjectNode.class;
  }

  @Override
  public ObjectNode readFrom(
      Class<ObjectNode> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    if (StrictJson.parse(in.readAllBytes()) instanceof ObjectNode object) {
      return object;
    }
    throw new Refused(Form.WRONG_TYPE, "an object with the act's own fields is expected");
  }
}
