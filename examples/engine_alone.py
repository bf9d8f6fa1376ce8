"""The engine on its own: a project in, a checked schedule and a bound out."""

from scheduler.engine.driver import solve_problem
from scheduler.engine.problem import make_problem
from scheduler.engine.site.calendar_variant import with_shifts
from scheduler.engine.site.driver import solve_site

HOURS = [6, 9, 4, 7, 5, 0]
LINKS = [(0, 2), (1, 3), (2, 4), (3, 5), (4, 5)]
PEOPLE = [[2, 0], [1, 1], [2, 0], [1, 2], [3, 1], [0, 0]]

project = make_problem("stand", HOURS, PEOPLE, [3, 2], LINKS)
outcome = solve_problem(project, seconds=5)
print(f"Round the clock: {outcome.makespan} h, none shorter than {outcome.bound} h.")

in_shifts = solve_site(with_shifts(project), seconds=5)
print(f"The second crew from 06 to 22 only: {in_shifts.makespan} h, bound {in_shifts.bound} h.")
