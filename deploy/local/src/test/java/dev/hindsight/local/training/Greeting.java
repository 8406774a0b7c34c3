package dev.hindsight.local.training;

/** A program that is over at once. */
public final class Greeting {

  private Greeting() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
