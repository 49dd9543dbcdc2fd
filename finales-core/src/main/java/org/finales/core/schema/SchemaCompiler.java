package org.finales.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import tools.jackson.databind.JsonNode;

/**
 * Makes checkers out of JSON Schemas, and refuses schemas that are none or would do harm.
 *
 * <p>Drafts 4, 6, 7, 2019-09 and 2020-12 are understood; {@code $schema} names the draft, without
 * it the newest holds. A schema is refused if its draft's own schema does not accept it, if it is
 * larger than {@value #MAX_CHARACTERS} characters or {@value #MAX_NODES} nodes or nested deeper
 * than {@value #MAX_DEPTH}, if a {@code $ref} leads out of it or in circles, and if a pattern is no
 * regular expression of ECMA-262, repeats beyond reason, or uses look-behind or back-references.
 * Nothing is ever fetched. {@code format} is an annotation, as in FINALES 2.
 *
 * <p>Thread-safe. Compiled schemas are remembered by their text, the last used ones up to a total
 * of {@value #CACHED_CHARACTERS} characters.
 */
public final class SchemaCompiler {
  /** Longest schema that is accepted, in characters of compact JSON. */
  public static final int MAX_CHARACTERS = 1 << 20;

  /** Most JSON values that a schema may hold. */
  public static final int MAX_NODES = 10_000;

  /** Deepest nesting of a schema. */
  public static final int MAX_DEPTH = 64;

  private static final int CACHED_CHARACTERS = 16 << 20;

  private static final int META_DEPTH = 4_000;

  private static final long META_STEPS = 5_000_000;

  /** A registry of its own, for the drafts' own schemas; they lie on the class path. */
  private static final SchemaRegistry META =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, b -> {});

  private static final Map<SpecificationVersion, Schema> META_SCHEMAS = new ConcurrentHashMap<>();

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .formatAssertionsEnabled(false)
          .preloadSchema(false)
          .locale(Locale.ENGLISH)
          .regularExpressionFactory(BoundedPattern.FACTORY)
          .build();

  /** The drafts, with names of no meaning to them (as {@code unit}) taken without a remark. */
  private static final DialectRegistry DIALECTS =
      new DefaultDialectRegistry(
          Stream.of(
                  Dialects.getDraft4(),
                  Dialects.getDraft6(),
                  Dialects.getDraft7(),
                  Dialects.getDraft201909(),
                  Dialects.getDraft202012())
              .map(
                  draft ->
                      Dialect.builder(draft)
                          .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
                          .build())
              .toList());

  private final LinkedHashMap<String, CompiledSchema> cache = new LinkedHashMap<>(64, 0.75f, true);
  private long cachedCharacters;

  /** A compiler with an empty memory. */
  public SchemaCompiler() {}

  /**
   * Makes a checker; see {@link #compile(JsonNode, String)}.
   *
   * @throws InvalidException if the schema is refused; each violation's path is a JSON pointer into
   *     the schema
   */
  public CompiledSchema compile(JsonNode schema) {
    return compile(schema, "");
  }

  /**
   * Makes a checker.
   *
   * @param schema an object or a boolean; it is copied
   * @param pathPrefix JSON pointer of the schema in the caller's document, put before the paths of
   *     violations; empty for none
   * @throws InvalidException if the schema is refused, naming every place
   */
  public CompiledSchema compile(JsonNode schema, String pathPrefix) {
    if (!schema.isObject() && !schema.isBoolean()) {
      throw new InvalidException(pathPrefix, "a JSON Schema is an object, true or false");
    }
    refuse(SchemaGuard.sizeViolations(schema), pathPrefix);
    String text = FinalesJson.write(schema);
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidException(
          pathPrefix, "the schema has " + text.length() + " characters, at most " + MAX_CHARACTERS);
    }
    synchronized (cache) {
      CompiledSchema known = cache.get(text);
      if (known != null) {
        return known;
      }
    }
    CompiledSchema compiled = compileAfresh(schema.deepCopy(), pathPrefix);
    remember(text, compiled);
    return compiled;
  }

  private static CompiledSchema compileAfresh(JsonNode schema, String pathPrefix) {
    SpecificationVersion draft = draft(schema, pathPrefix);
    try {
      refuse(metaViolations(schema, draft), pathPrefix);
      refuse(SchemaGuard.violations(schema), pathPrefix);
      // A registry of its own, so that no schema can answer to another's $id.
      Schema checker =
          SchemaRegistry.withDefaultDialect(
                  draft,
                  builder ->
                      builder
                          .schemaCacheEnabled(false)
                          .dialectRegistry(DIALECTS)
                          .schemaRegistryConfig(CONFIG)
                          .schemaLoader(loader -> loader.block(iri -> true)))
              .getSchema(schema);
      checker.initializeValidators();
      return new CompiledSchema(schema, checker);
    } catch (InvalidException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new InvalidException(pathPrefix, "the schema is nested or refers to itself too deeply");
    } catch (RuntimeException e) {
      String reason = e.getMessage();
      throw new InvalidException(
          pathPrefix,
          "the schema cannot be used: "
              + SchemaViolations.shorten(reason == null ? e.getClass().getSimpleName() : reason));
    }
  }

  private void remember(String text, CompiledSchema compiled) {
    synchronized (cache) {
      if (cache.putIfAbsent(text, compiled) == null) {
        cachedCharacters += text.length();
      }
      var oldest = cache.entrySet().iterator();
      while (cachedCharacters > CACHED_CHARACTERS && oldest.hasNext()) {
        cachedCharacters -= oldest.next().getKey().length();
        oldest.remove();
      }
    }
  }

  private static SpecificationVersion draft(JsonNode schema, String pathPrefix) {
    JsonNode named = schema.get("$schema");
    if (named == null) {
      return SpecificationVersion.DRAFT_2020_12;
    }
    if (named.isString()) {
      String id = named.stringValue();
      String plain = id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
      for (String scheme : new String[] {"http://", "https://"}) {
        String spelled = plain.replaceFirst("^https?://", scheme);
        for (String ending : new String[] {"", "#"}) {
          Optional<SpecificationVersion> draft =
              SpecificationVersion.fromDialectId(spelled + ending);
          if (draft.isPresent()) {
            return draft.get();
          }
        }
      }
    }
    throw new InvalidException(
        pathPrefix + "/$schema",
        "names no known draft of JSON Schema; known are draft-04, draft-06, draft-07, 2019-09 and"
            + " 2020-12, for example https://json-schema.org/draft/2020-12/schema");
  }

  private static List<Violation> metaViolations(JsonNode schema, SpecificationVersion draft) {
    Schema meta =
        META_SCHEMAS.computeIfAbsent(
            draft, key -> META.getSchema(SchemaLocation.of(key.getDialectId())));
    List<Error> errors =
        meta.validate(
            schema,
            context ->
                context.setExecutionConfig(
                    ExecutionConfig.builder()
                        .formatAssertionsEnabled(false)
                        .locale(Locale.ENGLISH)
                        .maxEvaluationDepth(META_DEPTH)
                        .maxEvaluationSteps(META_STEPS)
                        .build()));
    return SchemaViolations.of(errors, "");
  }

  private static void refuse(List<Violation> violations, String pathPrefix) {
    if (!violations.isEmpty()) {
      List<Violation> placed = new ArrayList<>(violations.size());
      for (Violation violation : violations) {
        placed.add(new Violation(pathPrefix + violation.path(), violation.message()));
      }
      throw new InvalidException(placed);
    }
  }
}
