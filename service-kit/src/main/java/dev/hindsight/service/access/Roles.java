package dev.hindsight.service.access;

/** What a caller can be, as tokens and the rules of endpoints name it. */
public final class Roles {

  /** Touches what is theirs: themselves, their carts, accounts and orders. */
  public static final String CUSTOMER = "customer";

  /** Touches their listings, and sees what these bring in. */
  public static final String MERCHANT = "merchant";

  /** Looks after the shop, and may do everything. */
  public static final String OPERATOR = "operator";

  private Roles() {}
}
