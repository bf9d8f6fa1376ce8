"""What the columns of a list are called, in many languages and programs."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What a column of a list holds."""

    ID = "id"
    NAME = "name"
    DURATION = "duration"
    START = "start"
    FINISH = "finish"
    PREDECESSORS = "predecessors"
    SUCCESSORS = "successors"
    RESOURCES = "resources"
    LEVEL = "level"
    WBS = "wbs"
    PERCENT = "percent"
    DONE = "done"
    CALENDAR = "calendar"
    CONSTRAINT = "constraint"
    CONSTRAINT_DATE = "constraint date"
    NOT_BEFORE = "not before"
    LATEST_END = "latest end"
    DEADLINE = "deadline"
    ACTIVE = "active"
    MODE = "mode"
    MILESTONE = "milestone"
    SUMMARY = "summary"
    ACTUAL_START = "actual start"
    ACTUAL_FINISH = "actual finish"
    REMAINING = "remaining"
    NOTES = "notes"


NAMES: Mapping[Column, str] = {
    Column.ID: "id, no, no., nr, nr., num, number, key, step, step id, task id, activity id, item, #, lfd nr, "
    "lfd nr., n°, nº, numero, numéro, número, ид, №, номер, код, 标识号, 序号, 编号, 任务编号, unique id, uid, "
    "task code, code, activity code, vorgangsnummer, vorgangsnr, 番号",
    Column.NAME: "name, task name, task, activity, activity name, activity description, step name, title, "
    "description, work, what, vorgangsname, vorgang, aufgabe, bezeichnung, arbeitsschritt, nom de la tâche, nom, "
    "tâche, nombre de tarea, nombre de la tarea, tarea, nombre, nome da tarefa, nome, tarefa, nome attività, "
    "attività, название задачи, название, имя задачи, задача, наименование, 任务名称, 名称, 工序, 工作名称, タスク名, "
    "作業名",
    Column.DURATION: "duration, dur, dur., hours, days, length, original duration, at completion duration, planned duration, "
    "dauer, durée, duración, duração, durata, длительность, продолжительность, 工期, 持续时间, 時間, 期間, "
    "target drtn hr cnt, time needed",
    Column.START: "start, start date, begin, begin date, planned start, start time, early start, anfang, beginn, start, début, "
    "debut, comienzo, inicio, início, inizio, начало, 开始时间, 开始, 开始日期, 開始",
    Column.FINISH: "finish, finish date, end, end date, planned finish, planned end, early finish, ende, fin, fim, término, "
    "fine, окончание, конец, 完成时间, 完成, 结束时间, 结束日期, 終了",
    Column.PREDECESSORS: "predecessors, predecessor, pred, pred., preds, after, depends on, dependencies, dependency, "
    "vorgänger, nachfolger von, nach, prédécesseurs, predecesseurs, predecesoras, predecesores, predecessoras, "
    "predecessori, предшественники, предшественник, 前置任务, 前置任務, 紧前工作, 先行タスク, predecessor details",
    Column.SUCCESSORS: "successors, successor, succ, succ., before, nachfolger, successeurs, sucesoras, sucessoras, "
    "successori, последователи, 后续任务, 紧后工作, 後続タスク",
    Column.RESOURCES: "resource names, resources, resource, crew, crews, team, teams, people, who, resource name, assigned to, "
    "ressourcennamen, ressourcen, ressource, mannschaft, trupp, noms ressources, noms des ressources, ressources, "
    "nombres de los recursos, recursos, nomes dos recursos, nomi risorse, risorse, названия ресурсов, ресурсы, "
    "资源名称, 资源, 班组, 人员, リソース名, assignments",
    Column.LEVEL: "outline level, level, gliederungsebene, ebene, niveau hiérarchique, niveau, nivel de esquema, nivel, "
    "nível da estrutura de tópicos, livello struttura, уровень структуры, уровень, 大纲级别, 级别",
    Column.WBS: "wbs, wbs code, outline number, psp, psp-code, gliederungsnummer, n° hiérarchique, edt, edt., sdp, cdr, "
    "структурный код, сдр, 大纲数字, 大纲编号, wbs 代码",
    Column.PERCENT: "% complete, percent complete, complete, completion, progress, progress pct, % abgeschlossen, "
    "abgeschlossen, % achevé, % achevée, % completado, % concluída, % completamento, % завершения, 完成百分比, 进度, "
    "activity % complete, % done, percent done",
    Column.DONE: "done, finished, erledigt, fertig, fait, hecho, feito, fatto, готово, выполнено, 已完成",
    Column.CALENDAR: "calendar, task calendar, calendar name, kalender, vorgangskalender, calendrier, calendario, "
    "calendário, календарь, календарь задачи, 日历, 任务日历",
    Column.CONSTRAINT: "constraint type, constraint, primary constraint, einschränkungsart, vorgangsart der einschränkung, "
    "type de contrainte, contrainte, tipo de delimitación, tipo de restricción, tipo de restrição, tipo vincolo, "
    "тип ограничения, ограничение, 限制类型",
    Column.CONSTRAINT_DATE: "constraint date, primary constraint date, einschränkungstermin, date contrainte, "
    "date de contrainte, fecha de delimitación, fecha de restricción, data da restrição, data vincolo, "
    "дата ограничения, 限制日期",
    Column.NOT_BEFORE: "not before, earliest start, start no earlier than, start from, nicht vor, frühester anfang, "
    "frühester beginn, pas avant, no antes de, не раньше, не ранее, 不早于, 最早开始",
    Column.LATEST_END: "latest end, latest finish, finish by, end by, not after, finish no later than, "
    "spätestes ende, spätestens, au plus tard, не позже, не позднее, 不晚于, 最晚完成, must finish by",
    Column.DEADLINE: "deadline, due, due date, stichtag, échéance, fecha límite, data limite, prazo final, scadenza, "
    "крайний срок, 最后期限, 期限",
    Column.ACTIVE: "active, aktiv, actif, activo, activa, ativa, ativo, attiva, attivo, активная, активный, активна, "
    "有效, 活动",
    Column.MODE: "task mode, mode, scheduling mode, vorgangsmodus, mode tâche, modo de tarea, modo da tarefa, "
    "modalità attività, режим задачи, 任务模式",
    Column.MILESTONE: "milestone, meilenstein, jalon, hito, marco, attività cardine, веха, 里程碑",
    Column.SUMMARY: "summary, sammelvorgang, récapitulative, resumen, resumo, riepilogo, суммарная задача, 摘要",
    Column.ACTUAL_START: "actual start, started, ist-anfang, tatsächlicher anfang, aktueller anfang, début réel, "
    "comienzo real, início real, inizio effettivo, фактическое начало, 实际开始时间, 实际开始",
    Column.ACTUAL_FINISH: "actual finish, actual end, ist-ende, tatsächliches ende, aktuelles ende, fin réelle, fin real, "
    "término real, fine effettiva, фактическое окончание, 实际完成时间, 实际完成",
    Column.REMAINING: "remaining duration, remaining, rem dur, restdauer, verbleibende dauer, durée restante, "
    "duración restante, duração restante, durata rimanente, оставшаяся длительность, 剩余工期",
    Column.NOTES: "notes, note, remarks, remark, comment, comments, notizen, bemerkung, bemerkungen, remarques, notas, "
    "observações, заметки, примечания, 备注",
}  # fmt: skip
"""What a column is called in MS Project, Primavera, GanttProject and by hand."""

UNITS = re.compile(r"[(\[（]\s*(?P<unit>[^)\]）]{1,20}?)\s*[)\]）]\s*$")
BARE_UNITS = {"hours": "h", "days": "d"}
"""Headings that are themselves the unit."""


def plain(heading: str) -> str:
    """Return a heading without case, line breaks, marks of P6 and joints of programs."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    text = UNITS.sub("", text.replace("(*)", ""))
    return " ".join(re.sub(r"[_\s]+", " ", text).split()).removesuffix(":").strip()


_BY_NAME: dict[str, Column] = {}
for _column, _names in NAMES.items():
    for _name in _names.split(","):
        _BY_NAME.setdefault(plain(_name), _column)


def column_of(heading: str) -> Column | None:
    """Return what a heading means, None if it is not known."""
    name = plain(heading)
    return _BY_NAME.get(name) or _BY_NAME.get(name.rstrip("."))


def unit_of(heading: str) -> str:
    """Return the unit that a heading states, such as ``h`` of ``Dur. (h)``; empty if it does not."""
    text = unicodedata.normalize("NFKC", heading).casefold().strip()
    found = UNITS.search(text)
    if found:
        return found["unit"]
    words = plain(heading).split()
    if words and words[-1] in {"h", "hrs", "hr", "std", "std.", "d"}:
        return words[-1]
    return BARE_UNITS.get(plain(heading), "")
