"""What each class of a data set becomes here: an existing class, a new one, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from segstudio.document.label_class import MAX_CLASS_ID, UNLABELLED, ClassError, ClassTable
from segstudio.formats.format import NamedClass

MAX_NEW_CLASSES = 1000
MAX_NAME = 200


class MappingRefused(ValueError):
    """The classes cannot be taken so; the text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """class_id: of an existing class. name: of a new one. Neither: its pixels are not taken."""

    class_id: int = UNLABELLED
    name: str = ""

    @property
    def is_ignored(self) -> bool:
        """True where nothing is taken."""
        return not self.class_id and not self.name


IGNORED = Target()
Targets = Mapping[int, Target]
"""What each value of a data set becomes."""


@dataclass(frozen=True, slots=True)
class ClassMapping:
    """ids: class id here of each value that is taken. table: the classes with the new ones. before:
    the classes that it was made for.
    """

    ids: dict[int, int]
    table: ClassTable
    before: ClassTable

    def added_to(self, table: ClassTable) -> ClassTable:
        """Return classes that may have changed meanwhile, with those that pixels are given.

        Raises ClassError where another class got an id that was kept free for this.
        """
        if (table.classes, table.removed) == (self.before.classes, self.before.removed):
            return replace(self.table, next_id=max(self.table.next_id, table.next_id))
        for class_id in sorted(set(self.ids.values())):
            table = table.restored([class_id])
            ours = self.table.get(class_id)
            if table.get(class_id) is None and ours is not None:
                name = ours.name if table.by_name(ours.name) is None else f"{ours.name} (imported)"
                table = table.added(name, ours.color, class_id)
        return table


def named(name: str, table: ClassTable) -> Target:
    """Return what a name stands for: the class that is called so, else a new one."""
    same = table.by_name(name)
    return Target(same.id) if same else Target(name=name)


def shown_name(found: NamedClass) -> str:
    """Return what a class of a data set is called for people and in `--map`."""
    return (found.name or "").strip()[:MAX_NAME] or f"class {found.value}"


def proposed(classes: Sequence[NamedClass], table: ClassTable) -> dict[int, Target]:
    """Return what each class becomes unless the person says otherwise.

    The class of that name; without a name, of that id; else a new one. 0 stays unlabelled, whatever
    it is called there.
    """
    targets: dict[int, Target] = {}
    known = table.restored(each.value for each in classes if each.name is None)
    for each in classes:
        name = shown_name(each)
        same = known.get(each.value) if each.name is None else known.by_name(name)
        targets[each.value] = Target(same.id) if same else Target(name=name)
    return {**targets, **({UNLABELLED: IGNORED} if UNLABELLED in targets else {})}


def mapped(classes: Sequence[NamedClass], targets: Targets, table: ClassTable) -> ClassMapping:
    """Return the class of each value, with the new classes in the table.

    New ones of one name are one class; where its id is free, a class keeps it. Raises
    MappingRefused.
    """
    new = {target.name for target in targets.values() if target.name}
    if len(new) > MAX_NEW_CLASSES:
        raise MappingRefused(
            f"{len(new):,} new classes are too many; {MAX_NEW_CLASSES:,} can be taken. They look "
            "like object numbers: add a classes.json that names the classes."
        )
    ids: dict[int, int] = {}
    before = table
    table = table.restored(target.class_id for target in targets.values())
    for each in classes:
        target = targets.get(each.value, IGNORED)
        if target.class_id:
            if table.get(target.class_id) is None:
                raise MappingRefused(f"There is no class with id {target.class_id} any more.")
            ids[each.value] = target.class_id
        elif target.name:
            if table.by_name(target.name) is None:
                table = _with_new(table, each, target.name)
            same = table.by_name(target.name)
            if same is not None:
                ids[each.value] = same.id
    return ClassMapping(ids, table, before)


def _with_new(table: ClassTable, each: NamedClass, name: str) -> ClassTable:
    given = {known.id for known in (*table, *table.removed)}
    is_free = each.value not in given and 0 < each.value <= MAX_CLASS_ID
    class_id = each.value if is_free else table.next_id
    try:
        return table.added(name, table.free_color(each.color, class_id), class_id)
    except ClassError as error:
        raise MappingRefused(str(error)) from error


def chosen_targets(
    classes: Sequence[NamedClass],
    table: ClassTable,
    pairs: Iterable[tuple[str, str]],
    ignored: Iterable[str],
) -> dict[int, Target]:
    """Return the proposal with what was said by name: (theirs, ours) and what is ignored.

    “0” or its name means what the set calls unlabelled. Raises MappingRefused for an unknown name.
    """
    targets = proposed(classes, table)
    values = {shown_name(each): each.value for each in reversed(classes)}
    for theirs, ours in pairs:
        targets[_value(theirs, values)] = named(ours, table)
    for theirs in ignored:
        targets[_value(theirs, values)] = IGNORED
    return targets


def _value(name: str, values: Mapping[str, int]) -> int:
    if name in values:
        return values[name]
    known = ", ".join(f"“{each}”" for each in list(values)[:10]) or "none"
    raise MappingRefused(f"The data set has no class “{name}”. It has: {known}.")
