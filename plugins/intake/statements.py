"""Statements and signatures: texts from all the groups, words from each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from plugins.intake import links
from plugins.intake.debates import JOINT
from plugins.intake.gate import Found
from plugins.intake.manuscripts import Manuscript
from plugins.intake.registry import Registry
from plugins.newsroom import addresses, rules
from plugins.newsroom.metadata import SignatureFields, WordingFields, WordingTranslationFields
from plugins.newsroom.model import Body, Confirmation, Group
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import Fields, M, Reader, nearest
from plugins.newsroom.settings import Settings
from plugins.newsroom.signed_text import digest, signed_text
from plugins.newsroom.statements import Signature, Statement, Translation, Wording
from plugins.newsroom.value import Value

_NAME = re.compile(r"joint/statements/(?P<slug>[^/]+)/(?P<number>\d+)(?:\.(?P<lang>[A-Za-z-]+))?\.md")


def language(path: str) -> str:
    """The language that a translation's file name tells, or nothing."""
    match = _NAME.fullmatch(path)
    return match["lang"] or "" if match else ""


class Signed(Value):
    """A signature as its file has it, and who gives it."""

    path: str
    group: Group
    fields: SignatureFields
    source: Fields


def signatures(files: Iterable[Found], registry: Registry, groups: Mapping[str, Group], press_day: date) -> tuple[Signed, ...]:
    """Every signature that may be given, by the folder it lies in and its day."""
    read = [(f, groups[f.group], registry.model(f, SignatureFields)) for f in files if f.group in groups]
    found = [Signed(f.path, group, *fields) for f, group, fields in read if fields]
    allowed = []
    for signed in found:
        day, line = signed.fields.date, signed.source.line("date")
        if not signed.group.is_member(day):
            message = f"{signed.group.name} did not take part in the paper on {day.isoformat()}"
            registry.findings.append(rules.registers.SIGNATURE_OF_OUTSIDER.at(signed.path, line, message))
        elif day > press_day:
            registry.findings.append(rules.registers.SIGNATURE_WAITS.at(signed.path, line))
        else:
            allowed.append(signed)
    return tuple(sorted(allowed, key=lambda signed: (signed.fields.date, signed.group.slug, signed.path)))


def confirmations(signed: Iterable[Signed], ids: Mapping[str, str], findings: list[Finding]) -> dict[str, tuple[Confirmation, ...]]:
    """Groups' words for pieces, by the id of the piece."""
    found: dict[str, list[Confirmation]] = {}
    for each in signed:
        fields = each.fields
        if fields.signs.startswith("statements/"):
            continue
        if fields.signs not in ids:
            line = each.source.line("signs")
            findings.append(rules.statements.CONFIRMS_NOTHING.at(each.path, line, f"there is no piece '{fields.signs}'", nearest(fields.signs, [*ids])))
        found.setdefault(fields.signs, []).append(Confirmation(each.group.slug, fields.by, fields.date, fields.sha256))
    return {id: tuple(words) for id, words in sorted(found.items())}


class Desk(Value):
    """What statements are read with; findings are added to `findings`."""

    groups: Mapping[str, Group]
    press_day: date
    reader: Reader
    manuscript: Callable[[Found], Manuscript | None]
    site: links.Site
    settings: Settings
    findings: list[Finding]


def statements(files: Iterable[Found], signed: Iterable[Signed], desk: Desk) -> tuple[Statement, ...]:
    """Every statement of which a wording can be read, with its signatures, by slug."""
    texts: dict[str, list[Wording]] = {}
    translated: dict[tuple[str, int], list[tuple[str, Translation]]] = {}
    for file in files:
        match = _NAME.fullmatch(file.path)
        if match is None:
            continue
        slug, number = match["slug"], int(match["number"])
        if match["lang"]:
            translation = _translation(file, match["lang"], desk)
            if translation:
                translated.setdefault((slug, number), []).append((file.path, translation))
        else:
            wording = _wording(file, number, desk)
            if wording and (wording.date <= desk.press_day or desk.settings.preview):
                texts.setdefault(slug, []).append(wording)
    found = []
    for slug, wordings in sorted(texts.items()):
        whole = tuple(_with_translations(wording, translated.pop((slug, wording.number), []), desk) for wording in sorted(wordings, key=lambda w: w.number))
        found.append(Statement(slug, whole))
    for path, _ in (entry for rest in translated.values() for entry in rest):
        desk.findings.append(rules.statements.TRANSLATION_OF_NO_WORDING.at(path))
    by_id = {statement.id: statement for statement in found}
    given = _given(signed, by_id, desk.findings)
    return tuple(Statement(s.slug, s.wordings, tuple(given.get(s.id, ()))) for s in found)


def standing(statement: Statement) -> frozenset[str]:
    """Where a statement and its wordings stand."""
    return frozenset((statement.address, *(addresses.wording(statement.slug, wording.number) for wording in statement.wordings)))


def _given(signed: Iterable[Signed], statements: Mapping[str, Statement], findings: list[Finding]) -> dict[str, list[Signature]]:
    """Signatures by statement, oldest first. Of two under one wording that is kept which is under the text as it is, else the earlier."""
    kept: dict[tuple[str, int, str, str], tuple[Signed, Wording]] = {}
    for each in signed:
        fields = each.fields
        if not fields.signs.startswith("statements/"):
            continue
        statement = statements.get(fields.signs)
        number = fields.wording or next((w.number for w in statement.wordings if w.sha256 == fields.sha256), 0) if statement else 0
        wording = statement.wording(number) if statement else None
        if statement is None or wording is None:
            findings.append(_of_nothing(each, statement, statements))
            continue
        key = (fields.signs, number, each.group.slug, _person(each).casefold())
        before = kept.setdefault(key, (each, wording))[0]
        if before is not each:
            is_better = before.fields.sha256 != wording.sha256 == fields.sha256
            spare, other = (before, each) if is_better else (each, before)
            findings.append(rules.statements.SIGNED_TWICE.at(spare.path, spare.source.line("signs"), f"is signed already in content/{other.path}"))
            kept[key] = (other, wording)
    given: dict[str, list[Signature]] = {}
    for each, wording in sorted(kept.values(), key=lambda found: (found[0].fields.date, found[0].group.slug, found[0].path)):
        fields = each.fields
        if wording.sha256 != fields.sha256:
            findings.append(rules.statements.SIGNED_ANOTHER_TEXT.at(each.path, each.source.line("sha256")))
        given.setdefault(fields.signs, []).append(Signature(each.group.slug, _person(each), fields.date, wording.number, fields.sha256))
    return given


def _person(signed: Signed) -> str:
    """Who signs by themselves, being in no group."""
    return signed.fields.by if signed.group.kind == "individuals" else ""


def _of_nothing(each: Signed, statement: Statement | None, statements: Mapping[str, Statement]) -> Finding:
    fields = each.fields
    if statement is None:
        cure = nearest(fields.signs, [*statements]) or "write statements/ and the name of its folder in content/joint/statements"
        return rules.statements.SIGNATURE_OF_NOTHING.at(each.path, each.source.line("signs"), f"there is no statement '{fields.signs}'", cure)
    known = ", ".join(str(wording.number) for wording in statement.wordings)
    if fields.wording is None:
        return rules.statements.SIGNATURE_OF_NOTHING.at(
            each.path, each.source.line("signs"), "does not say which wording it is under", f"add 'wording:', {known}"
        )
    message = f"there is no wording {fields.wording} of '{fields.signs}'"
    return rules.statements.SIGNATURE_OF_NOTHING.at(each.path, each.source.line("wording"), message, f"write one that there is: {known}")


def _wording(file: Found, number: int, desk: Desk) -> Wording | None:
    read = _text(file, WordingFields, desk)
    if read is None:
        return None
    fields, manuscript, body = read
    for index, slug in enumerate(fields.invites):
        if slug not in desk.groups:
            line = manuscript.fields.line("invites", index) if manuscript.fields else 0
            desk.findings.append(rules.pieces.unknown_group.at(file.path, line, f"unknown group '{slug}'", nearest(slug, [*desk.groups])))
    text = signed_text(fields.title, fields.summary or "", manuscript.body, ())
    lang = fields.lang or desk.settings.language
    return Wording(number, file.path, fields.title, fields.summary or "", fields.date, lang, body, text, digest(text), tuple(dict.fromkeys(fields.invites)))


def _translation(file: Found, lang: str, desk: Desk) -> Translation | None:
    read = _text(file, WordingTranslationFields, desk)
    if read is None:
        return None
    fields, _, body = read
    return Translation(lang, fields.title, fields.summary or "", fields.translator or "", body)


def _with_translations(wording: Wording, found: list[tuple[str, Translation]], desk: Desk) -> Wording:
    """A wording with its translations into other languages than its own, by language."""
    for path, translation in found:
        if translation.lang == wording.lang:
            desk.findings.append(rules.statements.TRANSLATION_OF_NO_WORDING.at(path))
    others = tuple(sorted((t for _, t in found if t.lang != wording.lang), key=lambda t: t.lang))
    w = wording
    return Wording(w.number, w.path, w.title, w.summary, w.date, w.lang, w.body, w.text, w.sha256, w.invites, others)


def _text(file: Found, model: type[M], desk: Desk) -> tuple[M, Manuscript, Body] | None:
    """A file's fields, words and body, if nothing is wrong with it."""
    manuscript = desk.manuscript(file)
    if manuscript is None or manuscript.fields is None:
        return None
    fields, problems = desk.reader.read(model, manuscript.fields, file.path)
    desk.findings.extend(problems)
    if fields is None or manuscript.converted is None or not manuscript.is_sound:
        return None
    body, found = links.resolve(manuscript.converted, links.Source(file.path, JOINT, manuscript.body, manuscript.body_line), desk.site)
    desk.findings.extend(found)
    if manuscript.converted.words > desk.settings.max_statement_words:
        message = f"has {manuscript.converted.words} words"
        desk.findings.append(rules.statements.LONG_WORDING.at(file.path, manuscript.body_line, message))
        return None
    return None if any(finding.stops for finding in found) else (fields, manuscript, body)
