package org.finales.core.graph;

/** The external graph databases, and the ways of feeding them, that are tried. */
enum Databases {
  FUSEKI_BY_GRAPH_STORE {
    @Override
    GraphDatabase start() {
      return new Fuseki();
    }
  },
  RDF4J_BY_ITS_OWN_PROTOCOL {
    @Override
    GraphDatabase start() throws Exception {
      return new Rdf4jServer(false);
    }
  },
  RDF4J_BY_GRAPH_STORE {
    @Override
    GraphDatabase start() throws Exception {
      return new Rdf4jServer(true);
    }
  };

  abstract GraphDatabase start() throws Exception;
}
