from scheduler.studies.risk.drawing.sources import sources_of
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.playbooks import make_absence, make_launch_play, make_playbook, make_risks

GNC = {"name": "Control system", "people": {"day": 2}}
FACTORS = {"factors": [0.9, 1, 1.5]}


def said(playbook, **fields):
    """Return the words of each source by its key."""
    return {each.key: each.words for each in sources_of(playbook, make_risks(**fields))}


def site(**fields):
    """Return a playbook of four steps that need GNC."""
    steps = [make_task(name, "2h", crew={"GNC": 1}, tags=["fill"]) for name in "ABCD"]
    campaign = make_campaign(*steps, make_milestone("L", after=["A"]), crews={"GNC": GNC})
    return make_playbook(campaign, **fields)


def test_each_kind_of_risk_is_a_source_with_words():
    """Hours by line, steps that go together, a mishap, a weather and both sides of an attempt."""
    playbook = site(
        mishaps=("fault",),
        copies={"A/2": ("A", 0)},
        weathers=("wind", "launch"),
        launch=make_launch_play(weather=1),
    )
    found = said(
        playbook,
        hours=[{"tag": "fill", **FACTORS}, {"steps": ["B"], **FACTORS}],
        together=[{"by": "crew", "correlation": 0.5}, {"steps": ["A", "B"], "correlation": 0.8}],
        events={"fault": {"chance": 0.1, "why": "a valve sticks", "at": "A end", "redo": ["A"]}},
        weather={"wind": {"steps": ["A"], "no_go": 0.1}},
        launch={"attempt": {"no_go": 0.3, "technical": 0.1}, "recycle": {"after": "24h"}},
    )
    assert found == {
        "hours 1": "hours of other steps tagged fill",
        "hours 2": "hours of B",
        "together 1 GNC": "steps that need Control system (GNC), together",
        "together 2": "A, B, together",
        "event fault": "fault: a valve sticks",
        "weather wind": "weather: wind",
        "attempt weather": "weather at launch",
        "attempt technical": "technical trouble at launch",
    }


def test_line_that_no_step_follows_is_no_source():
    """A later line covers all steps; keys go on counting the lines of the file."""
    hours = [{"steps": ["A", "B"], **FACTORS}, {"crew": "GNC", **FACTORS}]
    assert said(site(), hours=hours) == {"hours 2": "hours of steps that need Control system (GNC)"}


def test_mishap_and_weather_that_reach_no_step_are_no_sources():
    """The trigger of fault and the steps that wait for calm are done already."""
    playbook = site(mishaps=("fault", "ill"), weathers=("wind",), weather_steps=(frozenset(),))
    events = {
        "fault": {"chance": 0.1, "at": "A end", "redo": ["A"]},
        "ill": {"chance": 0.1, "stand_down": True, "from": "2025-11-10", "to": "2025-11-12"},
    }
    weather = {"wind": {"steps": ["A"], "no_go": 0.1}}
    assert said(playbook, events=events, weather=weather) == {}
    felt = site(mishaps=("fault", "ill"), absences=(make_absence(1, 0),))
    assert said(felt, events=events) == {"event ill": "ill"}


def test_line_that_gives_way_to_a_later_one_holds_for_the_other_steps():
    """All steps but B and C, of which the second line has only B, since the third has C."""
    hours = [
        {"steps": "all", **FACTORS},
        {"steps": ["C", "B"], **FACTORS},
        {"steps": ["C"], **FACTORS},
    ]
    assert said(site(), hours=hours) == {
        "hours 1": "hours of all other steps",
        "hours 2": "hours of B",
        "hours 3": "hours of C",
    }


def test_line_for_all_says_so():
    """There is no other line."""
    assert said(site(), hours=[{"steps": "all", **FACTORS}]) == {"hours 1": "hours of all steps"}


def test_long_lists_are_cut_short():
    """Of six steps, four are named; of five, all."""
    names = list("ABCDEF")
    campaign = make_campaign(*[make_task(name, "2h") for name in names], make_milestone("L"))
    six = said(make_playbook(campaign), hours=[{"steps": names, **FACTORS}])
    five = said(make_playbook(campaign), hours=[{"steps": names[:5], **FACTORS}])
    assert six == {"hours 1": "hours of A, B, C, D and 2 more"}
    assert five == {"hours 1": "hours of A, B, C, D, E"}


def test_nothing_uncertain_is_no_source():
    """An empty risk file, and attempts that never fail for technical reasons."""
    assert said(site()) == {}
    playbook = site(launch=make_launch_play(weather=None))
    assert said(playbook, launch={"recycle": {"after": "24h"}}) == {}
