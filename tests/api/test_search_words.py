import pytest

from scheduler.api.search_words import options_of
from scheduler.planning.interface.options import Prefer, SolveOptions


def test_words_go_before_options():
    """What is said at the call counts; the rest stays as in the options."""
    options = options_of(SolveOptions(seed=7, workers=3), {"workers": 1, "prefer": "calm"})

    assert options == SolveOptions(seed=7, workers=1, prefer=Prefer.CALM)


def test_without_words_the_usual_options_hold():
    """A minute, and as many workers as there are cores."""
    assert options_of(None, {}) == SolveOptions()


def test_bare_number_is_no_options():
    """Whoever writes the time limit without its name is told the name."""
    with pytest.raises(TypeError, match="write time_limit=30"):
        options_of(30, {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "error", "text"),
    [
        ({"time_limt": 3}, TypeError, "no option 'time_limt'. Did you mean 'time_limit'?"),
        ({"time_limit": 0}, ValueError, "write more than 0"),
        ({"time_limit": -1.5}, ValueError, "write more than 0"),
        ({"time_limit": float("nan")}, ValueError, "write more than 0"),
        ({"time_limit": "30"}, TypeError, "time_limit is a number"),
        ({"time_limit": True}, TypeError, "time_limit is a number"),
        ({"workers": 1.5}, TypeError, "workers is a whole number"),
        ({"workers": -1}, ValueError, "write 0 or more"),
        ({"prefer": "calmer"}, ValueError, "write 'early', 'calm', 'cheap'"),
    ],
)
def test_senseless_word_is_refused(words, error, text):
    """Before any search begins, and with the way out."""
    with pytest.raises(error, match=text.replace("?", r"\?")):
        options_of(None, words)
