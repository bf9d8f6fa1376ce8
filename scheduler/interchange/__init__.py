"""From schedules of other programs to task graphs, and from plans to schedules that they open."""
