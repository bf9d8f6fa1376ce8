"""What constraints are called in lists of many languages."""

from collections.abc import Mapping

from scheduler.formats.foreign.words import ConstraintKind

AS_SOON_AS_POSSIBLE = frozenset(
    {
        *("as soon as possible", "asap", "so früh wie möglich", "dès que possible"),
        *("lo antes posible", "o mais breve possível", "il prima possibile"),
        *("как можно раньше", "越早越好", "none", "(none)", "<none>", ""),
    }
)
NAMES: Mapping[ConstraintKind, str] = {
    ConstraintKind.AS_LATE_AS_POSSIBLE: "as late as possible|alap|so spät wie möglich|le plus tard possible|lo más tarde posible|"
    "o mais tarde possível|il più tardi possibile|как можно позже|越晚越好",
    ConstraintKind.START_NO_EARLIER: "start no earlier than|snet|start on or after|anfang nicht früher als|"
    "début au plus tôt le|no comenzar antes del|não iniciar antes de|iniziare non prima del|начало не ранее|"
    "不得早于...开始|不得早于…开始",
    ConstraintKind.START_NO_LATER: "start no later than|snlt|start on or before|anfang nicht später als|"
    "début au plus tard le|no comenzar después del|não iniciar depois de|iniziare non oltre il|начало не позднее|"
    "不得晚于...开始|不得晚于…开始",
    ConstraintKind.FINISH_NO_EARLIER: "finish no earlier than|fnet|finish on or after|ende nicht früher als|"
    "fin au plus tôt le|no finalizar antes del|não terminar antes de|finire non prima del|окончание не ранее|"
    "不得早于...完成|不得早于…完成",
    ConstraintKind.FINISH_NO_LATER: "finish no later than|fnlt|finish on or before|ende nicht später als|"
    "fin au plus tard le|no finalizar después del|não terminar depois de|finire non oltre il|окончание не позднее|"
    "不得晚于...完成|不得晚于…完成",
    ConstraintKind.START_ON: "must start on|mso|start on|muss anfangen am|doit commencer le|debe comenzar el|"
    "deve iniciar em|deve iniziare il|фиксированное начало|必须开始于",
    ConstraintKind.FINISH_ON: "must finish on|mfo|finish on|muss enden am|doit finir le|debe finalizar el|"
    "deve terminar em|deve finire il|фиксированное окончание|必须完成于",
    ConstraintKind.MANDATORY_START: "mandatory start",
    ConstraintKind.MANDATORY_FINISH: "mandatory finish",
}  # fmt: skip
_BY_NAME = {name: kind for kind, names in NAMES.items() for name in names.split("|")}


def constraint_named(text: str) -> ConstraintKind | None:
    """Return the kind of a constraint by its name, None if it is not known or does not bind."""
    return _BY_NAME.get(" ".join(text.casefold().split()))
