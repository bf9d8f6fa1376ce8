"""What other programs cannot hold of a plan, kind by kind."""
