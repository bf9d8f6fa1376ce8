"""The engine on its own: a project in, a checked schedule and a bound out."""

import scheduler

HOURS = [6, 9, 4, 7, 5, 0]
LINKS = [(0, 2), (1, 3), (2, 4), (3, 5), (4, 5)]
PEOPLE = [[2, 0], [1, 1], [2, 0], [1, 2], [3, 1], [0, 0]]

found = scheduler.solve_project(HOURS, PEOPLE, [3, 2], LINKS, time_limit=5)
print(f"Round the clock: {found.makespan} h, none shorter than {found.bound} h.")
print(f"Starts: {found.starts}")

found = scheduler.solve_project(HOURS, PEOPLE, [3, 2], LINKS, in_shifts=True, time_limit=5)
print(f"The second crew from 06 to 22 only: {found.makespan} h, bound {found.bound} h.")
