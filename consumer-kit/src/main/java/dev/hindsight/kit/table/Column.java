package dev.hindsight.kit.table;

/**
 * A column as it travels in the arrays of a set-based statement.
 *
 * @param name in the table
 * @param wire the type of an element of its array
 * @param type in the table
 * @param element the class of an element
 */
record Column(String name, String wire, String type, Class<?> element) {

  static Column of(String name, String type, Class<?> element) {
    return new Column(name, type, type, element);
  }

  static Column json(String name) {
    return new Column(name, "text", "jsonb", String.class);
  }

  /** How a statement turns the element of the array into the column's type. */
  String fromWire(String alias) {
    return wire.equals(type) ? alias + "." + name : alias + "." + name + "::" + type;
  }

  /** How a select reads it. */
  String toWire() {
    return wire.equals(type) ? name : name + "::" + wire + " AS " + name;
  }
}
