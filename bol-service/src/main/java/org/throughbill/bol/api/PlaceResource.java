package org.throughbill.bol.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.reference.NamedPlace;
import org.throughbill.acts.reference.Places;
import org.throughbill.ledger.http.Callers;

/** The places a bill may name, with their names in English and Chinese. */
@Path("/places")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PlaceResource {
  private static final int PAGE = 500;

  /**
   * A page of places.
   *
   * @param next pass as {@code after} to read on; absent on the last page
   */
  public record PlaceList(List<NamedPlace> places, @Nullable String next) {}

  private final Places places;
  private final Callers callers;

  PlaceResource(Places places, Callers callers) {
    this.places = places;
    this.callers = callers;
  }

  /**
   * The places by their code, at most 500.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public PlaceList list(@QueryParam("after") @DefaultValue("") String after) {
    callers.present();
    List<NamedPlace> page =
        places.all().stream()
            .filter(place -> place.code().value().compareTo(after) > 0)
            .limit(PAGE)
            .toList();
    return new PlaceList(page, page.size() < PAGE ? null : page.getLast().code().value());
  }
}
