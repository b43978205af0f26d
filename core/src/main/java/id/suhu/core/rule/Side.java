package id.suhu.core.rule;

/** On which side of its limits a temperature is wrong. */
public enum Side {
  HIGH(RuleKind.HIGH) {
    @Override
    boolean isBeyond(double number, double limit) {
      return number > limit;
    }

    @Override
    boolean isBack(double number, double limit, double deadband) {
      return Band.isBackBelow(number, limit, deadband);
    }
  },
  LOW(RuleKind.LOW) {
    @Override
    boolean isBeyond(double number, double limit) {
      return number < limit;
    }

    @Override
    boolean isBack(double number, double limit, double deadband) {
      return Band.isBackAbove(number, limit, deadband);
    }
  };

  private final RuleKind kind;

  Side(RuleKind kind) {
    this.kind = kind;
  }

  RuleKind kind() {
    return kind;
  }

  /** Whether a number is strictly beyond a limit. */
  abstract boolean isBeyond(double number, double limit);

  /** Whether a number is within a limit again, deadband and all. */
  abstract boolean isBack(double number, double limit, double deadband);
}
