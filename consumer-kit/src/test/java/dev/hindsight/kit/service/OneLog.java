package dev.hindsight.kit.service;

import dev.hindsight.kit.shop.ShopEvents;

/** The log behind the topic of the service under test: its positions are given out once. */
final class OneLog {

  static final ShopEvents SHOP = new ShopEvents(System.nanoTime());

  private OneLog() {}
}
