"""A simulated term: people fall ill at random, and every morning the published plan is repaired and published again."""
