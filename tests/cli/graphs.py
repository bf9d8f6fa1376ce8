"""Task graphs that lead the command line to each of its ends."""

HEAD = """\
name: Test
start: 2025-11-10T08:00
launch: L
shifts: {day: 08:00-16:00}
"""

IMPOSSIBLE = f"""{HEAD}
horizon: 5d
tasks:
  A: {{hours: 1, windows: [{{for: start, daily: 08:00-09:00}}]}}
  L: {{hours: 1, after: A, windows: [{{for: start, daily: 14:00-15:00}}]}}
limits: [{{from: A end, to: launch end, max: 2h}}]
scenarios: {{only: {{}}}}
"""

BROKEN = f"""{HEAD}
tasks:
  A: {{hours: 1, after: [nobody], crew: {{MEC: 1}}}}
  L: {{hours: never, after: A}}
scenarios: {{only: {{shifts: [evening]}}}}
"""


def make_puzzle():
    """
    Return a graph that fills ten shifts of 480 min to the minute with thirty steps, three in each.

    The horizon ends with the tenth shift, so there is nothing to spare (3-partition).
    """
    pairs = [(121 + 7 * day, 199 - 5 * day) for day in range(10)]
    minutes = sorted(length for a, b in pairs for length in (a, b, 480 - a - b))
    steps = [
        f"  T{number:02d}: {{hours: {length}min, crew: {{MEC: 1}}}}"
        for number, length in enumerate(minutes)
    ]
    names = ", ".join(f"T{number:02d}" for number in range(len(minutes)))
    return "\n".join(
        [
            HEAD + "horizon: 224h",
            "crews: {MEC: {people: {day: 1}}}",
            "tasks:",
            *steps,
            f"  L: {{hours: 0, after: [{names}]}}",
            "scenarios: {only: {}}",
        ]
    )


def make_endless():
    """Return a graph of sixty steps that takes long to prove: three crews, links and odd hours."""
    steps = []
    for number in range(60):
        crew = {0: "{MEC: 2}", 1: "{ELE: 2, MEC: 1}", 2: "{QA: 1, ELE: 1}"}[number * 7 % 3]
        after = [f"T{other:02d}" for other in {number - 5, number - 7 - number % 4} if other >= 0]
        length = 1 + number * 37 % 11
        place = ("HALL", "PAD", "YARD")[number * 5 % 7 % 3]
        steps.append(
            f"  T{number:02d}: {{hours: {length}, pausable: {'yes' if length > 6 else 'no'}, "
            f"crew: {crew}, facility: {place}, after: [{', '.join(sorted(after))}]}}"
        )
    names = ", ".join(f"T{number:02d}" for number in range(60))
    return "\n".join(
        [
            HEAD.replace("}", ", late: 16:00-24:00}") + "horizon: 90d",
            "crews:",
            "  MEC: {people: {day: 3, late: 2}}",
            "  ELE: {people: {day: 3, late: 2}}",
            "  QA: {people: {day: 1, late: 1}}",
            "facilities: {HALL: {room: 2}, PAD: {room: 2}, YARD: {room: 2}}",
            "tasks:",
            *steps,
            f"  L: {{hours: 1, after: [{names}]}}",
            "scenarios: {only: {}}",
        ]
    )
