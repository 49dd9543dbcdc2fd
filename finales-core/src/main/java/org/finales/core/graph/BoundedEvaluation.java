package org.finales.core.graph;

import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.iteration.IterationWrapper;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.Dataset;
import org.eclipse.rdf4j.query.algebra.AggregateOperator;
import org.eclipse.rdf4j.query.algebra.ArbitraryLengthPath;
import org.eclipse.rdf4j.query.algebra.Difference;
import org.eclipse.rdf4j.query.algebra.Distinct;
import org.eclipse.rdf4j.query.algebra.FunctionCall;
import org.eclipse.rdf4j.query.algebra.Group;
import org.eclipse.rdf4j.query.algebra.GroupConcat;
import org.eclipse.rdf4j.query.algebra.Intersection;
import org.eclipse.rdf4j.query.algebra.Join;
import org.eclipse.rdf4j.query.algebra.LeftJoin;
import org.eclipse.rdf4j.query.algebra.Order;
import org.eclipse.rdf4j.query.algebra.QueryModelNode;
import org.eclipse.rdf4j.query.algebra.Reduced;
import org.eclipse.rdf4j.query.algebra.Regex;
import org.eclipse.rdf4j.query.algebra.StatementPattern;
import org.eclipse.rdf4j.query.algebra.TupleExpr;
import org.eclipse.rdf4j.query.algebra.ValueConstant;
import org.eclipse.rdf4j.query.algebra.ValueExpr;
import org.eclipse.rdf4j.query.algebra.evaluation.EvaluationStrategy;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryEvaluationStep;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryValueEvaluationStep;
import org.eclipse.rdf4j.query.algebra.evaluation.TripleSource;
import org.eclipse.rdf4j.query.algebra.evaluation.federation.FederatedServiceResolver;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.AbstractEvaluationStrategyFactory;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.DefaultEvaluationStrategy;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.EvaluationStatistics;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.QueryEvaluationContext;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.evaluationsteps.StatementPatternQueryEvaluationStep;
import org.eclipse.rdf4j.query.algebra.helpers.TupleExprs;
import org.finales.core.graph.QueryException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a query within its budget: every look-up and every row that one operator hands to the
 * next is counted, and regular expressions are compared in a time that grows with the text alone.
 */
final class BoundedEvaluation extends DefaultEvaluationStrategy {
  private final QueryBudget budget;
  private final TripleSource triples;
  private final SharedStatements shared;

  private BoundedEvaluation(
      TripleSource triples,
      @Nullable Dataset dataset,
      FederatedServiceResolver services,
      EvaluationStatistics statistics,
      QueryBudget budget,
      SharedStatements shared) {
    super(triples, dataset, services, 0, statistics);
    this.budget = budget;
    this.triples = triples;
    this.shared = shared;
  }

  /** In the union of all graphs, what two of them say is said once. */
  @Override
  protected QueryEvaluationStep prepare(StatementPattern pattern, QueryEvaluationContext context) {
    return pattern.getScope() == StatementPattern.Scope.NAMED_CONTEXTS || shared.isEmpty()
        ? super.prepare(pattern, context)
        : new StatementPatternQueryEvaluationStep(
            pattern, context, new UnionSource(triples, shared));
  }

  @Override
  public QueryEvaluationStep precompile(TupleExpr expression, QueryEvaluationContext context) {
    QueryEvaluationStep step = super.precompile(expression, context);
    boolean held = isHeld(expression);
    if (expression instanceof StatementPattern && !held) {
      // Most of the work is looking up a few statements many times: each time is counted, not each
      // statement.
      return bindings -> {
        budget.step();
        return step.evaluate(bindings);
      };
    }
    if (expression instanceof ArbitraryLengthPath) {
      return bindings -> new Counted(new Path(step.evaluate(bindings), budget), budget, held);
    }
    return bindings -> new Counted(step.evaluate(bindings), budget, held);
  }

  @Override
  public QueryValueEvaluationStep precompile(ValueExpr expression, QueryEvaluationContext context) {
    QueryValueEvaluationStep step = compiled(expression, context);
    if (!(expression.getParentNode() instanceof AggregateOperator above)) {
      return step;
    }
    // Joined texts grow without being rows, and so do the values that are told apart.
    int separator =
        above instanceof GroupConcat joined
                && joined.getSeparator() instanceof ValueConstant constant
            ? constant.getValue().stringValue().length()
            : 0;
    boolean all = above instanceof GroupConcat;
    return new QueryValueEvaluationStep() {
      @Override
      public org.eclipse.rdf4j.model.Value evaluate(BindingSet bindings) {
        return budget.gathered(step.evaluate(bindings), all, separator);
      }

      @Override
      public boolean isConstant() {
        return step.isConstant();
      }
    };
  }

  private QueryValueEvaluationStep compiled(ValueExpr expression, QueryEvaluationContext context) {
    if (expression instanceof Regex regex) {
      return BoundedRegex.of(
          precompile(regex.getArg(), context),
          precompile(regex.getPatternArg(), context),
          regex.getFlagsArg() == null ? null : precompile(regex.getFlagsArg(), context));
    }
    if (expression instanceof FunctionCall call) {
      if (call.getURI().equals(BoundedRegex.REPLACE)) {
        return BoundedRegex.replacing(
            call.getArgs().stream().map(argument -> precompile(argument, context)).toList(),
            budget);
      }
      QueryValueEvaluationStep step = super.precompile(expression, context);
      return new QueryValueEvaluationStep() {
        @Override
        public org.eclipse.rdf4j.model.Value evaluate(BindingSet bindings) {
          return budget.made(step.evaluate(bindings));
        }

        @Override
        public boolean isConstant() {
          return step.isConstant();
        }
      };
    }
    return super.precompile(expression, context);
  }

  /** Whether all rows of an expression are held in memory by the operator above it. */
  private static boolean isHeld(TupleExpr expression) {
    QueryModelNode above = expression.getParentNode();
    return above instanceof Order
        || above instanceof Group
        || above instanceof Distinct
        || above instanceof Reduced
        || above instanceof Difference
        || above instanceof Intersection
        || (above instanceof Join || above instanceof LeftJoin)
            && (TupleExprs.containsSubquery(expression)
                || TupleExprs.isVariableScopeChange(expression));
  }

  /** An operator's rows, counted. */
  private static final class Counted extends IterationWrapper<BindingSet> {
    private final QueryBudget budget;
    private final boolean held;

    Counted(CloseableIteration<BindingSet> rows, QueryBudget budget, boolean held) {
      super(rows);
      this.budget = budget;
      this.held = held;
    }

    @Override
    public BindingSet next() {
      budget.step();
      BindingSet row = super.next();
      if (held) {
        budget.hold(row);
      }
      return row;
    }
  }

  /** The ends of a path of any length, all of which it remembers until it is done. */
  private static final class Path extends IterationWrapper<BindingSet> {
    private final QueryBudget budget;
    private int remembered;

    Path(CloseableIteration<BindingSet> rows, QueryBudget budget) {
      super(rows);
      this.budget = budget;
    }

    @Override
    public boolean hasNext() {
      boolean more = super.hasNext();
      if (!more) {
        forget();
      }
      return more;
    }

    @Override
    public BindingSet next() {
      BindingSet row = super.next();
      budget.hold(row);
      remembered++;
      return row;
    }

    @Override
    protected void handleClose() {
      super.handleClose();
      forget();
    }

    private void forget() {
      budget.release(remembered);
      remembered = 0;
    }
  }

  /** Makes evaluations for the budget of the thread that asks. */
  static final class Factory extends AbstractEvaluationStrategyFactory {
    private final SharedStatements shared;

    Factory(SharedStatements shared) {
      this.shared = shared;
    }

    private static final ThreadLocal<@Nullable QueryBudget> CURRENT = new ThreadLocal<>();

    /** Nobody else is ever asked. */
    private static final FederatedServiceResolver NOBODY =
        address -> {
          throw new QueryException(
              Reason.REFUSED, "SERVICE is never followed: no other server is asked from here");
        };

    /** Gives the queries of this thread a budget; {@code null} takes it away. */
    static void use(@Nullable QueryBudget budget) {
      if (budget == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(budget);
      }
    }

    static FederatedServiceResolver services() {
      return NOBODY;
    }

    @Override
    public EvaluationStrategy createEvaluationStrategy(
        @Nullable Dataset dataset, TripleSource triples, EvaluationStatistics statistics) {
      QueryBudget budget = CURRENT.get();
      if (budget == null) {
        throw new IllegalStateException("a query without a budget");
      }
      BoundedEvaluation made =
          new BoundedEvaluation(triples, dataset, NOBODY, statistics, budget, shared);
      getOptimizerPipeline().ifPresent(made::setOptimizerPipeline);
      return made;
    }
  }
}
