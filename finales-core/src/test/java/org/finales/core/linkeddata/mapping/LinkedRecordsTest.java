package org.finales.core.linkeddata.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.battinfo.Property;
import org.finales.api.quantity.Quantity;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.NQuads;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Statement;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.Terms;
import org.finales.core.linkeddata.mapping.LabThings.Cell;
import org.finales.core.linkeddata.mapping.LabThings.Electrode;
import org.junit.jupiter.api.Test;

class LinkedRecordsTest {

  @Test
  void ten_thousand_random_records_come_back_unchanged() {
    LabThings things = new LabThings(20261120);
    for (int i = 0; i < 10_000; i++) {
      Cell cell = things.cell();
      Statements out = new Statements();
      Node subject = LinkedRecords.write(cell, out);
      Graph graph = NQuads.read(NQuads.write(out.graph(null))).get(0);

      Reading<Cell> reading = LinkedRecords.read(graph, subject, Cell.class);

      assertThat(reading.record()).as("record %d", i).isEqualTo(cell);
      assertThat(reading.notUnderstood()).as("record %d", i).isEmpty();
      assertThat(reading.remarks()).as("record %d", i).isEmpty();
    }
  }

  @Test
  void a_quantity_is_written_in_the_connected_idiom() {
    Electrode electrode = new Electrode(null, Quantity.of("1.10", "mg"), List.of());

    assertThat(NQuads.write(LinkedRecords.write(electrode)).lines())
        .map(line -> line.replace("https://w3id.org/emmo#", "emmo:"))
        .containsExactly(
            "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <%s> ."
                .formatted(Terms.term("Electrode").value()),
            "_:b0 <emmo:EMMO_e1097637_70d2_4895_973f_2396f04fa204> _:b1 .",
            "_:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <%s> ."
                .formatted(Terms.term("Mass").value().replace("https://w3id.org/emmo#", "emmo:")),
            "_:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                + " <emmo:EMMO_873b0ab3_88e6_4054_b901_5531e01f14a4> .",
            "_:b1 <http://www.w3.org/2004/02/skos/core#prefLabel> \"Mass\" .",
            "_:b1 <emmo:EMMO_8ef3cd6d_ae58_4a8d_9fc0_ad8f49015cd0> _:b2 .",
            "_:b2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                + " <emmo:EMMO_18d180e4_5e3e_42f7_820c_e08951223486> .",
            "_:b2 <emmo:EMMO_faf79f53_749d_40b2_807c_d34244c192f4>"
                + " \"1.10\"^^<http://www.w3.org/2001/XMLSchema#double> .",
            "_:b1 <emmo:EMMO_bed1d005_b04e_4a90_94cf_02bc678a8569> <emmo:MilliGram> .");
  }

  @Test
  void what_no_field_stands_for_is_kept_and_listed() {
    Electrode electrode = new Electrode("anode", Quantity.of("1", "mg"), List.of());
    Statements out = new Statements();
    Node subject = LinkedRecords.write(electrode, out);
    Statement unknown =
        new Statement(subject, Terms.term("schema:color"), new Node.Iri("urn:black"));
    Statement about = new Statement(new Node.Iri("urn:else"), unknown.predicate(), subject);
    Statement inside =
        new Statement(new Node.Blank("b1"), Terms.term("schema:color"), new Node.Iri("urn:red"));
    List<Statement> all = new ArrayList<>(out.graph(null).statements());
    all.addAll(List.of(unknown, about, inside));

    Reading<Electrode> reading =
        LinkedRecords.read(new Graph(new Node.Iri("urn:g"), all), subject, Electrode.class);

    assertThat(reading.record()).isEqualTo(electrode);
    assertThat(reading.notUnderstood()).containsExactly(unknown, inside);
  }

  @Test
  void a_part_that_cannot_be_read_is_left_out_with_a_remark() {
    Statements out = new Statements();
    Node.Iri subject = new Node.Iri("urn:x");
    Node.Blank quantity = out.blank();
    out.type(subject, Terms.term("Electrode"));
    out.add(subject, Terms.term("hasProperty"), quantity);
    out.type(quantity, Terms.term("Mass"));
    out.text(quantity, Terms.term("schema:value"), "> 1000");

    Reading<Electrode> reading = LinkedRecords.read(out.graph(null), subject, Electrode.class);

    assertThat(reading.record().mass()).isNull();
    assertThat(reading.remarks()).containsExactly("Electrode.mass: the quantity has no number");
    assertThat(reading.notUnderstood()).hasSize(3);
  }

  @Test
  void a_thing_that_contains_itself_is_cut_where_it_repeats() {
    Statements out = new Statements();
    Node.Blank subject = out.blank();
    out.type(subject, Terms.term("Electrode")).add(subject, Terms.term("hasConstituent"), subject);

    Reading<Electrode> reading = LinkedRecords.read(out.graph(null), subject, Electrode.class);

    assertThat(reading.record().parts()).isEmpty();
    assertThat(reading.remarks()).singleElement().asString().contains("contains itself");
  }

  record Silent(String text) {}

  record Missing(@Property(value = "Mass", unit = "mg") Quantity mass) {
    Missing {
      java.util.Objects.requireNonNull(mass, "mass is required");
    }
  }

  @Test
  void a_field_without_meaning_is_refused() {
    assertThatThrownBy(() -> LinkedRecords.write(new Silent("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Silent.text says nothing about its meaning");
  }

  @Test
  void a_record_that_misses_a_part_is_refused_with_its_reason() {
    assertThatThrownBy(
            () ->
                LinkedRecords.read(
                    new Statements().graph(null), new Node.Iri("urn:x"), Missing.class))
        .isInstanceOf(LinkedDataException.class)
        .hasMessage("Missing: mass is required");
  }
}
