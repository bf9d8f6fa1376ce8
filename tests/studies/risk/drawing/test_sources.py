from scheduler.studies.risk.drawing.sources import sources_of
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.playbooks import make_launch_play, make_playbook, make_risks

FACTORS = {"factors": [0.9, 1, 1.5]}


def said(playbook, **fields):
    """Return the words of each source by its key."""
    return {each.key: each.words for each in sources_of(playbook, make_risks(**fields))}


def site(**fields):
    """Return a playbook of two steps that need GNC."""
    steps = [make_task(name, "2h", crew={"GNC": 1}, tags=["fill"]) for name in "AB"]
    campaign = make_campaign(*steps, make_milestone("L", after=["A"]), crews={"GNC": 2})
    return make_playbook(campaign, **fields)


def test_each_kind_of_risk_is_a_source_with_words():
    """Hours by line, steps that go together, a mishap, a weather and both sides of an attempt."""
    playbook = site(
        mishaps=("fault",), weathers=("wind", "launch"), launch=make_launch_play(weather=1)
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
        "hours 1": "hours of steps tagged fill",
        "hours 2": "hours of B",
        "together 1 GNC": "hours of all steps of GNC, which go together",
        "together 2": "hours of A, B, which go together",
        "event fault": "fault: a valve sticks",
        "weather wind": "weather: wind",
        "attempt weather": "weather at launch",
        "attempt technical": "technical trouble at launch",
    }


def test_line_that_no_step_follows_is_no_source():
    """A later line covers both steps; keys go on counting the lines of the file."""
    hours = [{"steps": ["A", "B"], **FACTORS}, {"crew": "GNC", **FACTORS}]
    assert said(site(), hours=hours) == {"hours 2": "hours of steps of GNC"}


def test_long_lists_are_cut_short():
    """Of six steps, four are named."""
    names = list("ABCDEF")
    campaign = make_campaign(*[make_task(name, "2h") for name in names], make_milestone("L"))
    found = said(make_playbook(campaign), hours=[{"steps": names, **FACTORS}])
    assert found == {"hours 1": "hours of A, B, C, D and 2 more"}


def test_nothing_uncertain_is_no_source():
    """An empty risk file, and attempts that never fail for technical reasons."""
    assert said(site()) == {}
    playbook = site(launch=make_launch_play(weather=None))
    assert said(playbook, launch={"recycle": {"after": "24h"}}) == {}
