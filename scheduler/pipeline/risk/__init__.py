"""Risk files beside plans and task graphs, and how sure a plan is by them."""
