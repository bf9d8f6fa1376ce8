"""The check of crews before any calendar, against the calendars of the loosest permitted ends."""

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.permits.permitted import permitted
from scheduler.calendars.shifts.shifts import people_at
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.validate.crews import find_small_crews
from tests.builders import make_campaign, make_task
from tests.planning.campaigns import REPEATABLE

SHIFTS = {"day": "08:00-16:00", "swing": "12:00-20:00", "night": "20:00-08:00"}
SOME_SHIFTS = st.lists(st.sampled_from(sorted(SHIFTS)), unique=True)
PEOPLE = st.dictionaries(st.sampled_from(sorted(SHIFTS)), st.integers(0, 3))
OF_MEC = PEOPLE.map(lambda people: {"MEC": people})
SCENARIO = st.fixed_dictionaries(
    {"shifts": SOME_SHIFTS}, optional={"people": OF_MEC, "surge": OF_MEC}
)
PERMITS = st.fixed_dictionaries({}, optional={"people": OF_MEC, "shifts": SOME_SHIFTS})


def most_people(campaign, *, all_hands):
    """Return the most people in any loosest way of working, read off its calendars."""
    most = 0
    for base in campaign.scenarios:
        clockwork = WorkingTimes(campaign, permitted(campaign, base, base).loosest)
        on_shift = max((step[2] for step in clockwork.profile("MEC")), default=0)
        most = max(most, people_at(clockwork.roster("MEC"), 0) if all_hands else on_shift)
    return most


@REPEATABLE
@given(
    people=PEOPLE,
    scenarios=st.lists(SCENARIO, min_size=1, max_size=3),
    permits=PERMITS,
    all_hands=st.booleans(),
)
def test_an_option_is_refused_just_beyond_the_loosest_calendars(
    people, scenarios, permits, all_hands
):
    """Some loosest way of working has the people of every option that passes, and of no other."""

    def campaign_of(count):
        option = {"hours": "2h", "crew": {"MEC": count}}
        return make_campaign(
            make_task("A", options=[option], all_hands=all_hands),
            crews={"MEC": people},
            shifts=SHIFTS,
            scenarios={str(number): each for number, each in enumerate(scenarios)},
            permits=permits,
        )

    most = most_people(campaign_of(1), all_hands=all_hands)

    refused = [n for n in range(1, most + 2) if list(find_small_crews(campaign_of(n)))]

    assert refused == [most + 1]
