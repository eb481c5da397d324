package dev.tactus.rulebase;

import java.util.NoSuchElementException;
import org.drools.base.rule.Declaration;
import org.drools.core.common.DefaultFactHandle;
import org.drools.core.reteoo.SubnetworkTuple;
import org.kie.api.runtime.rule.FactHandle;

/** The facts of a row in the form in which the engine hands several to an accumulate. */
final class Together extends SubnetworkTuple {
  private final Row row;

  Together(Row row) {
    this.row = row;
  }

  /**
   * The fact of the pattern that declares it.
   *
   * @throws NoSuchElementException if the row has none
   */
  @Override
  public FactHandle get(Declaration declaration) {
    return new DefaultFactHandle(0, row.fact(declaration.getPattern()));
  }
}
