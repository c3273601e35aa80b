"""XML as a small tree that knows its lines, read so that no document can hurt.

defusedxml refuses entities, the stuff of XML bombs, and anything from outside; size and depth are bounded here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.limits import MAX_XML_DEPTH, MAX_XML_ELEMENTS, MAX_XML_TEXT
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.source import SourceFile


@dataclass(slots=True)
class Element:
    """An element with all that is in it."""

    tag: str
    """In lower case."""
    place: Place
    attributes: dict[str, str]
    """By name in lower case."""
    children: list["Element"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly within, without spaces around it."""
        return "".join(self.parts).strip()

    def get(self, name: str) -> str:
        """Return an attribute without spaces around it; empty where there is none."""
        return self.attributes.get(name, "").strip()

    def all(self, *path: str) -> Iterator["Element"]:
        """Yield the elements down a path of tags."""
        for child in self.children:
            if child.tag == path[0]:
                if len(path) == 1:
                    yield child
                else:
                    yield from child.all(*path[1:])

    def value(self, tag: str) -> str:
        """Return the text of the first child of a tag; empty where there is none."""
        return next((child.text for child in self.all(tag)), "")


class _Builder(ContentHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._open: list[Element] = []
        self.root: Element | None = None
        self._elements = self._characters = 0
        self._at: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        """Learn where the parser is; called by it, as the three below."""
        self._at = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """Open an element; called by the parser."""
        attributes = {key.lower(): value for key, value in attrs.items()}
        element = Element(tag=name.lower(), place=self.place(), attributes=attributes)
        self._elements += 1
        self._count(sum(map(len, attributes.values())))
        if self._elements > MAX_XML_ELEMENTS or len(self._open) >= MAX_XML_DEPTH:
            what = "more elements" if self._elements > MAX_XML_ELEMENTS else "elements nested more deeply"
            raise SourceError(self.place(), f"holds {what} than any timetable")
        if self._open:
            self._open[-1].children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def endElement(self, name: str) -> None:
        """Close an element."""
        self._open.pop()

    def characters(self, content: str) -> None:
        """Take text."""
        self._count(len(content))
        if not content.isspace() or self._open[-1].parts:
            self._open[-1].parts.append(content)

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MAX_XML_TEXT:
            raise SourceError(self.place(), "holds more text than any timetable")

    def place(self) -> Place:
        """Return where the parser is."""
        return Place(file=self._file, line=self._at.getLineNumber() if self._at else None)


def read_xml(file: SourceFile) -> Element:
    """Return the root of an XML file, read in the encoding that it declares.

    Raises
    ------
    SourceError
        If it is no sound XML, with the line.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.sax import make_parser

    builder = _Builder(file.name)
    parser = make_parser()
    parser.setContentHandler(builder)
    source = InputSource()
    source.setByteStream(BytesIO(file.load()))
    try:
        parser.parse(source)
    except SAXParseException as error:
        place = Place(file=file.name, line=error.getLineNumber())
        raise SourceError(place, f"is no sound XML ({error.getMessage()}); export it anew") from None
    except DefusedXmlException:
        raise SourceError(builder.place(), "defines entities of its own, which no timetable needs; left out") from None
    except (SAXException, ValueError, LookupError) as error:
        raise SourceError(builder.place(), f"is no sound XML ({error}); export it anew") from None
    if builder.root is None:
        raise SourceError(file.place, "is empty")
    return builder.root


def root_tag(file: SourceFile) -> str:
    """Return the tag of a file's root in lower case, from its beginning alone; empty where that is no XML."""
    beginning = file.load()[:4096].replace(b"\0", b"")
    found = re.search(rb"<([A-Za-z_][\w.-]*)", re.sub(rb"<[?!][^>]*>", b"", beginning))
    return found[1].decode("ascii").lower() if found else ""
