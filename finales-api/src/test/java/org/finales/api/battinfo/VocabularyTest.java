package org.finales.api.battinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private static final Vocabulary WORDS = Vocabulary.battinfo();

  @Test
  void everyConceptResolvesByLabelByIriAndByItsOwnName() {
    assertThat(WORDS.terms()).hasSizeGreaterThan(500);
    for (Term term : WORDS.terms()) {
      assertThat(WORDS.byConcept(term.concept())).as(term.concept()).contains(term);
      assertThat(WORDS.allByLabel(term.label())).as(term.label()).contains(term);
      assertThat(WORDS.allByIri(term.iri())).as(term.iri()).contains(term);
      assertThat(WORDS.iri(term.label())).as("IRI of %s", term.label()).isEqualTo(term.iri());
      assertThat(URI.create(term.iri()).isAbsolute()).as(term.iri()).isTrue();
    }
  }

  @Test
  void everyConceptThatTheOntologiesLackHasAFallback() {
    List<Term> missing = WORDS.terms().stream().filter(term -> !term.exists()).toList();
    assertThat(missing).hasSize(35);
    assertThat(missing)
        .allSatisfy(
            term -> {
              assertThat(term.label()).as(term.concept()).isNotBlank();
              assertThat(term.note()).as(term.concept()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "anion diffusion coefficient, https://w3id.org/emmo#EMMO_931a725b_926d_4f60_8955_61fe17fce98b",
    "viscometer, urn:finales:term:Viscometer",
    "cycler channel, https://w3id.org/battinfo/Channel",
    "standard deviation, https://schema.org/valueReference",
    "unit mV/s, urn:finales:term:MilliVoltPerSecond"
  })
  void aMissingConceptResolvesToItsDocumentedFallback(String concept, String iri) {
    assertThat(WORDS.byConcept(concept)).get().extracting(Term::iri).isEqualTo(iri);
  }

  @Test
  void aTermThatExistsComesBeforeOneThatBorrowsIt() {
    assertThat(WORDS.byLabel("DiffusionCoefficient"))
        .get()
        .extracting(Term::concept)
        .isEqualTo("diffusion coefficient");
    assertThat(WORDS.allByLabel("DiffusionCoefficient")).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({
    "schema:name, https://schema.org/name",
    "prov:wasGeneratedBy, http://www.w3.org/ns/prov#wasGeneratedBy",
    "dcat:Dataset, http://www.w3.org/ns/dcat#Dataset",
    "spdx:checksum, http://spdx.org/rdf/terms#checksum",
    "finales:Location, urn:finales:term:Location",
    "emmo:Volt, https://w3id.org/emmo#Volt"
  })
  void aNameWithAPrefixResolves(String name, String iri) {
    assertThat(WORDS.iri(name)).isEqualTo(iri);
    assertThat(WORDS.byIri(iri)).isPresent();
    assertThat(Prefixes.shorten(iri)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"NoSuchTerm", "emmo:NoSuchTerm", "nowhere:name", "schema:two words", "schema:"})
  void whatIsNoTermDoesNotResolve(String label) {
    assertThat(WORDS.byLabel(label)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WORDS.iri(label))
        .withMessageContaining(label);
  }
}
