package dev.hindsight.local.control;

/** One thing that is asked for, as it travels: a word and a name. */
record Order(String service) {
  private static final String START = "start ";

  static Order parse(String line) {
    if (!line.startsWith(START)) {
      throw new IllegalArgumentException("expected '" + START + "NAME', found '" + line + "'");
    }
    return new Order(line.substring(START.length()));
  }

  void carryOut(Orders orders) {
    orders.start(service);
  }

  String line() {
    return START + service;
  }
}
