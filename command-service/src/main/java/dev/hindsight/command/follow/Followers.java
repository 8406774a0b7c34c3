package dev.hindsight.command.follow;

import java.util.List;

/** Everything that follows the log. */
public final class Followers {

  /** A follower with what it does in this process. */
  public record Followed(Follower follower, FollowerProgress progress) {

    public String name() {
      return follower.name();
    }
  }

  private final List<Followed> all;

  public Followers(List<? extends Follower> followers) {
    this.all =
        followers.stream().map(follower -> new Followed(follower, new FollowerProgress())).toList();
    if (all.stream().map(Followed::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two followers have one name");
    }
  }

  public List<Followed> all() {
    return all;
  }
}
