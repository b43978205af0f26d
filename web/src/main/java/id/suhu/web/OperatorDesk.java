package id.suhu.web;

import id.suhu.view.operator.Order;
import id.suhu.view.operator.Outcome;
import java.util.List;

/** Gives commands to the engine. Thread-safe. */
@FunctionalInterface
public interface OperatorDesk {

  /**
   * Gives commands, and waits some seconds for the engine's answers. Throws Kafka's exceptions.
   *
   * @param repeatable whether the commands may have been given before, with the same ids
   * @return the outcomes in the order of the commands
   */
  List<Outcome> give(List<Order> orders, boolean repeatable);
}
