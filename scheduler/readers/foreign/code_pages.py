"""Guess the code page of texts that do not name it, by how likely they read in each."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

CANDIDATES = (
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp932", "gbk", "cp949",
)  # fmt: skip
"""Code pages of Windows; of equally likely ones the first counts."""
ASCII = 128
FREQUENT = {
    "CYRILLIC": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїє",
    "GREEK": "αοιετσνηυρπκμλςάέήίόδγω",
    "HEBREW": "יוהלארתבמשנק",
    "ARABIC": "اليمنوتربةعدسفهكحق",
}
"""Letters of alphabets, the most frequent first."""
VOWELS = frozenset("аеёиоуыэюяіїє")
SPEAKABLE = 4
"""Letters from which on a word of Russian and its kin has a vowel."""
COMMON = {
    "LATIN": "éèàùâêîôûçëïüöäßñáíóúãåõøæąćęłńśźżčěřšťůžőűýışğ",
    "CJK": "的一是在不了有和人中大上个国发射箭火卫星测试检查加注总装运输塔架准备系统工程"
    "人员设备安全完成作业厂房组合体垂直转运燃料氧化剂级推进器对接电气阀门压力泄漏项目计划任务日时分",
    "HIRAGANA": "のにはをたがでてとしれさるい",
    "KATAKANA": "ンルスートリアクイラッシドロ",
    "HANGUL": "이다의가는에을하고지로사기인도시일험조립누설및검발연료충전준비작업완계획점장치",
}
"""Letters that texts of other scripts are full of."""
LEVEL_ONE = range(0xB0, 0xD8)
"""First bytes of the everyday characters of GB 2312, which is what Chinese texts are made of."""
PLAUSIBLE, FAVOURITE, EVERYDAY, IMPLAUSIBLE = 1.0, 0.6, 0.3, -2.0


def guess_code_page(samples: Sequence[bytes]) -> str:
    """Return the code page in which some lines read most like texts of any language."""
    return max(CANDIDATES, key=lambda name: _likelihood(samples, name))


def _likelihood(samples: Sequence[bytes], name: str) -> float:
    total, bytes_seen = 0.0, 0
    for sample in samples:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            return float("-inf")
        bytes_seen += sum(byte >= ASCII for byte in sample)
        total += sum(_word(word, name) for word in _words(text))
    return total / bytes_seen if bytes_seen else 0.0


def _words(text: str) -> Iterator[str]:
    """Yield runs of letters and of anything beyond ASCII that hold some of the latter."""
    run: list[str] = []
    for each in f"{text} ":
        if each.isalnum() or ord(each) >= ASCII:
            run.append(each)
            continue
        if any(ord(letter) >= ASCII for letter in run):
            yield "".join(run)
        run = []


def _word(word: str, name: str) -> float:
    """Return the worth of a word, counted by the bytes that its unusual letters take."""
    scripts = {_script(letter) for letter in word if letter.isalpha()}
    foreign = [letter for letter in word if ord(letter) >= ASCII]
    letters = [letter for letter in word if letter.isalpha()]
    is_odd = len(scripts - {"HIRAGANA", "KATAKANA", "CJK"}) > 1 or _has_odd_capitals(word)
    is_odd = is_odd or (
        scripts == {"LATIN"} and len(letters) > 1 and 2 * len(foreign) > len(letters)
    )
    is_odd = is_odd or (
        scripts == {"CYRILLIC"}
        and len(word) >= SPEAKABLE
        and word.islower()
        and VOWELS.isdisjoint(word)
    )
    return sum(_letter(letter, name, is_odd=is_odd) for letter in foreign)


def _letter(letter: str, name: str, *, is_odd: bool) -> float:
    weight = len(letter.encode(name))
    if not letter.isalpha():
        return weight * (IMPLAUSIBLE if weight == 1 and not _is_dash(letter) else 0.0)
    if is_odd:
        return weight * IMPLAUSIBLE
    return weight * (PLAUSIBLE + _favour(letter, name))


def _favour(letter: str, name: str) -> float:
    """Return how much more, or less, likely than any other a letter is in its script."""
    script, small = _script(letter), letter.lower()
    order = FREQUENT.get(script, "")
    if order:
        return FAVOURITE * (1 - order.index(small) / len(order)) if small in order else -FAVOURITE
    if script == "CJK" and name == "gbk" and small not in COMMON[script]:
        return EVERYDAY if letter.encode(name)[0] in LEVEL_ONE else -PLAUSIBLE
    if script == "HALFWIDTH" or (script == "CJK" and name != "gbk"):
        return -FAVOURITE
    if script == "HANGUL" and small not in COMMON[script]:
        return -FAVOURITE / 2
    return FAVOURITE if small in COMMON.get(script, "") else 0.0


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _is_dash(letter: str) -> bool:
    return unicodedata.category(letter) in ("Pd", "Pi", "Pf", "Zs") or letter in "№°§•…"


def _has_odd_capitals(word: str) -> bool:
    """Tell whether a capital follows a small letter, as no word has it."""
    return any(
        before.islower() and letter.isupper()
        for before, letter in pairwise(word)
        if ord(before) >= ASCII or ord(letter) >= ASCII
    )
