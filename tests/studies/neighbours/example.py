"""
The example by hand: a called vehicle, and a neighbour that may move by a day for 60.

One person works by day, 08-16. From Wednesday 08:00 the vehicle needs k1 and k2 of 8 h and a launch
that ends daily at 18:00. The neighbour's m, 8 h, has the Thursday: k1 Wednesday, m Thursday, k2
Friday, launch Friday 18:00. With m on Friday, k2 is done on Thursday: launch Thursday 18:00.
"""

GRAPH = """\
name: Called beside a neighbour
notes: All of it is synthetic.
start: 2026-03-04T08:00
launch: go
shifts: {day: 08:00-16:00}
crews: {W: {people: {day: 1}}}
windows:
  ends: {for: end, daily: "18:00"}
  day-of-m: {for: run, from: 2026-03-05T08:00, to: 2026-03-05T16:00}
flows:
  own: {}
  next: {name: Satellite, neighbour: yes, moves: {later: 1d, per_day: 60}}
tasks:
  k1: {hours: 8, crew: {W: 1}, flow: own}
  k2: {hours: 8, crew: {W: 1}, after: [k1], flow: own}
  go: {hours: 1, all_hands: yes, after: [k2], windows: ends, flow: own}
  m: {hours: 8, crew: {W: 1}, windows: day-of-m, flow: next}
scenarios:
  called: {name: Called}
"""
THURSDAY_18, FRIDAY_18 = 34 * 60, 58 * 60
