"""The Jinja environment that all templates are parsed and rendered in."""

from __future__ import annotations

import functools
import marshal
from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType, FunctionType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # a name of MarkupSafe's own
from msgspec import Struct

from showcase import digest, strings
from showcase.unbroken import unbroken

GLOBALS = ("range", "dict", "namespace")
"""What every template may call, of all that Jinja would give it."""


class UnknownAttribute(jinja2.UndefinedError):
    """Raised where a template reads an attribute that a record does not have; it knows those that there are."""

    def __init__(self, record: str, name: str, known: tuple[str, ...], message: str | None = None) -> None:
        super().__init__(message)
        self.record, self.name, self.known = record, name, known


class Code(jinja2.BytecodeCache):
    """What templates are compiled to: `read` gives what is kept under a key or nothing, `fresh` has what is new.

    An engine and a template's name and source have one code. Damaged code could do anything, so it is kept behind its
    digest, and what does not have that is no code.
    """

    def __init__(self, engine: str, read: Callable[[str], bytes]) -> None:
        self._engine, self._read = engine, read
        self.fresh: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from what is kept."""
        named, _, code = self._read(self._key(bucket)).partition(b"\n")
        if named.decode("ascii", "replace") == digest.of_bytes(code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Have the code of a template kept."""
        code = marshal.dumps(bucket.code)
        self.fresh[self._key(bucket)] = digest.of_bytes(code).encode("ascii") + b"\n" + code

    def _key(self, bucket: Bucket) -> str:
        return digest.combine(self._engine, "code", bucket.key, bucket.checksum)


def environment(sources: Mapping[str, str], code: Code | None = None) -> jinja2.Environment:
    """Make the environment of some templates, their sources by name; without `code` each is compiled here."""
    env = _Environment(
        loader=jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        undefined=_Undefined,
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=code,
    )
    env.filters |= {"date": strings.date, "date_iso": strings.date_iso, "number": strings.number, "unbroken": _unbroken}
    env.globals = {key: env.globals[key] for key in GLOBALS}
    del env.filters["random"]  # the same input gives the same bytes
    return env


class _Context(jinja2.runtime.Context):
    """Call functions and macros at once: to ask each time what one wants takes longer than `url` itself."""

    def call(self, function: Any, /, *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **kwargs: Any) -> Any:
        """Call a function or a macro of a template; who may want the context is called as Jinja does."""
        if type(function) is FunctionType and not hasattr(function, "jinja_pass_arg"):
            return function(*args, **kwargs)
        if type(function) is Macro:
            return function(self.eval_ctx, *args, **kwargs)
        return super().call(function, *args, _block_vars=_block_vars, _loop_vars=_loop_vars, **kwargs)


class _Template(jinja2.Template):
    """Print text as it is escaped: Jinja makes a `Markup` of each piece, only to join them all."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  Jinja names it so
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """Make a template of its code, in which `escape` stands for nothing but printing."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _printed
        return template


class _Environment(jinja2.Environment):
    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what is global: no template has globals of its own, and Jinja's view over both is slow to copy."""
        return self.globals


class _Undefined(jinja2.StrictUndefined):
    """What a template reads and there is not; of a record it says which attributes there are."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        if isinstance(obj, Struct) and name is not None:
            exc = functools.partial(UnknownAttribute, type(obj).__name__, name, obj.__struct_fields__)
        super().__init__(hint, obj, name, exc or jinja2.UndefinedError)


def _printed(value: object) -> str:
    """Return a value as `escape` does, but as plain text."""
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    return value if type(value) is Markup else escape(value)


def _unbroken(text: str) -> Markup | str:
    return Markup(unbroken(str(escape(text)))) if "-" in text or "/" in text else text
