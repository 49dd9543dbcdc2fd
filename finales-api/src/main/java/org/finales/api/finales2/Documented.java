package org.finales.api.finales2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Location;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What FINALES 2 writes of a thing beside its nature: name, identifier, date, batch and place. What
 * is not of the form that this library has for it stays an attribute, so that nothing is lost.
 */
record Documented(
    @Nullable String id,
    @Nullable String name,
    @Nullable LocalDate date,
    @Nullable String batch,
    @Nullable Location location,
    List<Attribute> attributes) {
  private static final String UUID_IRI = "urn:uuid:";
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy_MM_dd", Locale.ROOT));

  static Documented read(JsonNode info, String name, String date, @Nullable String location) {
    List<Attribute> attributes = new ArrayList<>();
    String uuid = text(info, "uuid");
    boolean isUuid = uuid != null && UUID.matcher(uuid).matches();
    if (uuid != null && !isUuid) {
      attributes.add(Attribute.of("uuid", uuid));
    }
    String written = text(info, date);
    LocalDate day = written == null ? null : day(written);
    if (written != null && (day == null || !day.toString().equals(written))) {
      attributes.add(Attribute.of(date, written));
    }
    Location place = null;
    if (location == null) {
      place(info.path("location"), attributes);
    } else {
      place = location(info.path(location));
    }
    return new Documented(
        isUuid ? UUID_IRI + uuid : null,
        text(info, name),
        day,
        text(info, "batch"),
        place,
        attributes);
  }

  ObjectNode write(String nameField, String dateField, String locationField) {
    ObjectNode written = FinalesJson.mapper().createObjectNode();
    put(written, nameField, name);
    String uuid = attribute("uuid");
    put(
        written,
        "uuid",
        uuid == null && id != null && id.startsWith(UUID_IRI)
            ? id.substring(UUID_IRI.length())
            : uuid);
    String day = attribute(dateField);
    put(written, dateField, day == null && date != null ? date.toString() : day);
    put(written, "batch", batch);
    if (location != null) {
      written.set(locationField, Finales2Locations.write(location));
    } else if (attribute("address") != null) {
      ObjectNode place = written.putObject(locationField);
      put(place, "address", attribute("address"));
      put(place, "detail_1", attribute("detail_1"));
      put(place, "detail_2", attribute("detail_2"));
    }
    return written;
  }

  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }

  static @Nullable Location location(JsonNode written) {
    return written.isObject() ? Finales2Locations.read(written) : null;
  }

  /** Electrodes have no place of their own here. */
  private static void place(JsonNode location, List<Attribute> attributes) {
    for (String field : List.of("address", "detail_1", "detail_2")) {
      String value = text(location, field);
      if (value != null) {
        attributes.add(Attribute.of(field, value));
      }
    }
  }

  private @Nullable String attribute(String wanted) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals(wanted))
        .map(Attribute::text)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        continue; // another format may fit
      }
    }
    return null;
  }

  private static void put(ObjectNode into, String field, @Nullable String text) {
    if (text != null) {
      into.put(field, text);
    }
  }
}
