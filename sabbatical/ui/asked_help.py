"""What F1 says of the fields that are no part of the school: what is asked for once, or searched for. Pure data."""

from sabbatical.ui.help_parts import FieldHelp, help_of

ASKED_HELP: dict[str, FieldHelp] = {
    "paste.table": help_of("Into which table the rows go; its columns are those of the file of that name."),
    "paste.rows": help_of(
        "Rows as a spreadsheet copies them. The first row may name the columns; then they may "
        "stand in any order, and tell whose rows they are. What they would do stands below, with every problem."
    ),
    "export.audience": help_of(
        "Who gets it decides what is in it: the staff room no word of coaching, the board no name, each person what is "
        "theirs alone. Everything is for you."
    ),
    "export.formats": help_of(
        "csv: tables for any spreadsheet. html: pages to print. xlsx: workbooks. svg: charts. ics: calendars. gpu014: "
        "what the displays read that otherwise read Untis. Which there are depends on who gets them."
    ),
    "export.persons": help_of(
        "Ids as in People, joined by ; and each gets files of their own. Empty: all who have a duty."
    ),
    "export.week": help_of("Any date of the week that pages and workbooks are to show; empty: each week has its page."),
    "export.last_term": help_of(
        "The board.csv that was handed out for the term before: its numbers stand beside this term's. Empty: this "
        "term's alone."
    ),
    "export.target": help_of(
        "The folder into which the files go; it appears whole or not at all. An earlier export in it is brought up to "
        "date; a folder with anything else in it is left alone."
    ),
    "solve.time_limit": help_of(
        "So many seconds at most; a plan that is proven best ends sooner. Stop (x) keeps the best so far at any time."
    ),
    "solve.seed": help_of(
        "Where several choices are as good, this number decides where the search begins. The same school, seed and "
        "workers give the same plan, where each tier was proven. Leave it, unless you want to see another plan."
    ),
    "solve.workers": help_of(
        "How many parts of this computer's processor work at the plan. More are quicker on large schools; leave some "
        "to your other programs."
    ),
    "tradeoff.kind": help_of(
        "What is tried: other values of the policy's cap of a class, or of how long a teacher may be released a week.",
        "class-cap", "release-limit",
    ),
    "tradeoff.limits": help_of(
        "The values to try, joined by commas, at most 24: percent as 0,0.5,1 for caps, minutes as 0,45,90 for weekly "
        "limits. The usual ones stand here first."
    ),
    "import.source": help_of(
        "What your timetable program wrote: a file, a folder or a .zip; or a school folder. Type its path (~ is your "
        "own folder), → completes it, Enter looks at it. Nothing changes before you import."
    ),
    "import.format": help_of("Which program wrote it. It is found out by itself; choose it only where that fails."),
    "import.encoding": help_of(
        "How the file writes letters, as utf-8 or windows-1250. Empty: found out by itself; name it only where names "
        "look wrong."
    ),
    "import.mapping": help_of(
        "A file that says what the timetable does not: names, the term's dates, when the periods are. w writes one to "
        "fill in; f asks for the same here."
    ),
    "import.anew": help_of(
        "no: only what changed in the timetable changes here, and what you typed stays. yes: the school and all that "
        "was typed go first, as at a new year."
    ),
    "import.plan": help_of("The plan folder that was exported with the school; with it the plan comes back, too."),
    "mapping.source_term": help_of("The timetable holds several terms: the one whose meetings are to be taken."),
    "path.target": help_of("A path on this computer; ~ is your own folder, and → completes what is typed."),
    "date.go_to": help_of("A date of the term, as 2027-01-11. ↑ and ↓ move it by a day; Enter goes to its week."),
    "search.words": help_of(
        "Words, or parts of words, narrow the list to the rows that hold all of them. Enter or ↓ goes to the list; "
        "Escape empties the line, and all rows are back."
    ),
    "search.people": help_of(
        "A part of a name or id. Enter takes the one marked ▸, ↓ and ↑ mark another; Enter on the empty line saves."
    ),
    "search.names": help_of(
        "A part of a name narrows the list; Space ticks the one under the cursor, Enter takes all that are ticked."
    ),
    "week.whose": help_of(
        "Whose week it is. Enter opens the list, typing searches it; j and k go to the next and to the one before, and "
        "m goes from teachers to classes, coaches and the whole school."
    ),
}  # fmt: skip
"""By what is asked and its field."""

ASKED_SOURCES = {
    "export": "docs/formats.md, What others get",
    "solve": "docs/formats.md, Commands",
    "tradeoff": "docs/guide.md, How high should the cap be?",
    "import": "docs/importing.md, In the app",
    "mapping": "docs/importing.md, mapping.toml",
    "paste": "docs/guide.md, Enter data fast",
}
"""Where what is asked is described, by the first part of the topic; page and heading."""
