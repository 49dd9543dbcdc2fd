package org.finales.server.web.requests;

import java.util.List;
import org.finales.api.broker.Offer;
import org.finales.server.web.schema.SchemaField;

/** What templates of this room show. */
public final class Views {
  private Views() {}

  /**
   * What can be asked for.
   *
   * @param quantity the quantity
   * @param methods its methods with their addresses
   */
  public record Choice(String quantity, List<Way> methods) {}

  /**
   * A method.
   *
   * @param method its name
   * @param href the form's address
   * @param offered whether somebody offers it
   */
  public record Way(String method, String href, boolean offered) {}

  /**
   * What is asked of one method.
   *
   * @param method its name
   * @param href the capability's page
   * @param parameters what is asked, field by field
   */
  public record Asked(String method, String href, SchemaField parameters) {}

  /**
   * What one parameter may be.
   *
   * @param parameter its name
   * @param limit in words
   */
  public record Line(String parameter, String limit) {}

  /**
   * An offer as it is read.
   *
   * @param offer the offer
   * @param href the capability's page
   * @param alternatives its limits; empty for none
   */
  public record Shown(Offer offer, String href, List<List<Line>> alternatives) {}
}
