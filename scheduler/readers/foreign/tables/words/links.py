"""What the kinds of links are called in lists of many languages."""

from collections.abc import Mapping

from scheduler.model.link import LinkKind

KINDS: Mapping[str, LinkKind] = {
    word: kind
    for kind, words in {
        LinkKind.FS: "FS EA FD FC TI ОН КН",
        LinkKind.SS: "SS AA DD CC II НН",
        LinkKind.FF: "FF EE TT ОО КК",
        LinkKind.SF: "SF AE DF CF IT НО НК",
    }.items()
    for word in words.split()
}
"""By its two letters: English, German, French, Spanish, Portuguese, Russian."""
