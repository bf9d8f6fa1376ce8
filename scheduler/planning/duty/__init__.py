"""
Duty rules in the search, and the duty roster of a plan.

The search has them as variables of its model in `turns.py`, asks while it lists whether teams can
take turns in `rostering_search.py`, and counts in `deviations.py` what goes beyond the rules where
that has a price. The roster of a finished plan is made in `rostering.py`, by `rostering_search.py`
on the model in `rostering_model.py`. Both models share the rules of one team, `team_rules.py`;
`teams.py` says what teams are on duty for, `work.py` what the rules look at and whether they bind.
"""
