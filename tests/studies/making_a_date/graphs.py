"""
A campaign of two shifts of work and a launch, whose prices are worked out by hand.

One mechanic works by day. A and B take a day shift each, L an hour on Wednesday: launch on
Wednesday 09:00, at hour 49. A second mechanic by day, and one in the evening, are permitted.

* Launch on Monday from 17:00 on: A and B side by side by day, L in the evening. One day shift and
  one evening shift more: 2.0.
* Launch on Tuesday from 09:00 on: A by day, B in the evening, L on Tuesday. One evening shift: 1.0.
  For a date after 16:00, the evening of Tuesday would be paid, too: 2.0, if nobody went home.
* Launch on Wednesday 09:00: 0.0.
"""

GRAPH = """\
name: Two shifts
notes: All of it is synthetic.
start: 2025-11-10T08:00
target: 2025-11-11T09:00
launch: L
horizon: 5d
baseline: slow
scenario: fast
shifts: {day: 08:00-16:00, evening: 16:00-24:00}
crews: {MEC: {name: Mechanics, people: {day: 1, evening: 1}}}
tasks:
  A: {name: Stack, hours: 8, crew: {MEC: 1}, test: true}
  B: {name: Fuel, hours: 8, crew: {MEC: 1}}
  L: {name: Launch, hours: 1, crew: {MEC: 1}, after: [A, B]}
scenarios:
  slow: {shifts: [day], order: serial}   # as in quiet times
  fast:
    surge: {MEC: {day: 1}}
# the end
"""
MONDAY_17, TUESDAY_9, WEDNESDAY_9 = 9 * 60, 25 * 60, 49 * 60

DOUBTFUL = """\
name: Two by day
notes: All of it is synthetic.
start: 2025-11-10T08:00
target: 2025-11-11T16:00
launch: L
horizon: 5d
baseline: slow
scenario: slow
shifts: {day: 08:00-16:00}
crews: {MEC: {people: {day: 1}}}
tasks:
  A: {hours: 8, crew: {MEC: 1}, pausable: yes}
  B: {hours: 8, crew: {MEC: 1}, pausable: yes}
  L: {hours: 0, after: [A, B]}
permits: {people: {MEC: {day: 1}}}
scenarios:
  slow: {shifts: [day]}
"""
"""One after the other, A and B take both days to the last minute; side by side, the first one."""
