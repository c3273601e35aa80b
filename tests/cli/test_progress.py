"""How a running solve shows."""

import gc
import io
import signal

import pytest
from rich.console import Console
from rich.progress import Progress

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.progress import LiveLines, PlainLines, progress_text
from sabbatical.domain.planning import PlanProgress


def moment(seconds: float, incumbent: int | None, bound: int | None = None, *, proven: bool = False) -> PlanProgress:
    return PlanProgress(tier="lost", incumbent=incumbent, bound=bound, seconds=seconds, proven=proven)


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (moment(0, None), "lost: no plan yet"),
        (moment(0, 3180), "lost: 31.80 minutes"),
        (moment(0, 3180, 3000), "lost: 31.80 minutes, bound 30.00 minutes"),
        (moment(0, 3180, 3180, proven=True), "lost: 31.80 minutes, proven best"),
        (PlanProgress(tier="worst", incumbent=375, bound=None, seconds=0), "worst: 37.5 % of a cap"),
        (PlanProgress(tier="cost", incumbent=4050, bound=None, seconds=0), "cost: 40.50"),
        (PlanProgress(tier="uncovered", incumbent=50, bound=None, seconds=0), "uncovered: 50 minutes"),
        (PlanProgress(tier="requests", incumbent=32, bound=35, seconds=0), "requests: 32, bound 35"),
    ],
)
def test_a_tier_in_its_unit(progress, text):
    assert progress_text(progress) == text


def test_plain_lines_come_once_a_second_but_a_settled_tier_always_shows(capsys):
    show = PlainLines()
    for progress in (
        moment(0.0, 5000),
        moment(0.4, 4000),  # too soon
        moment(0.5, 4000, 4000, proven=True),
        moment(0.6, 4000, 4000, proven=True),  # nothing new
        moment(1.4, 3000),  # too soon
        moment(1.6, 3000),
    ):
        show(progress)
    assert [line.split("s  ")[1] for line in capsys.readouterr().err.splitlines()] == [
        "lost: 50.00 minutes",
        "lost: 40.00 minutes, proven best",
        "lost: 30.00 minutes",
    ]


def test_live_lines_keep_one_line_a_tier():
    console = Console(file=io.StringIO(), force_terminal=True)
    with Progress(console=console, auto_refresh=False) as display:
        show = LiveLines(display)
        show(moment(0, 5000))
        show(moment(1, 4000, 4000, proven=True))
        show(PlanProgress(tier="worst", incumbent=10, bound=0, seconds=2))
        descriptions = [task.description for task in display.tasks]
        finished = [task.finished for task in display.tasks]
    assert descriptions == ["lost: 40.00 minutes, proven best", "worst: 1.0 % of a cap, bound 0.0 % of a cap"]
    assert finished == [True, False]


def test_work_gives_its_result_or_its_error():
    assert run_cancellable(lambda cancel: cancel.is_set()) is False
    with pytest.raises(ZeroDivisionError):
        run_cancellable(lambda _: 1 // 0)


def test_an_interrupt_stops_the_work_and_waits_for_its_end():
    heard = []

    def work(cancel):
        signal.raise_signal(signal.SIGINT)
        heard.append(cancel.wait(timeout=30))

    with pytest.raises(KeyboardInterrupt):
        run_cancellable(work)
    assert heard == [True]


def test_what_is_there_already_is_put_aside_only_while_work_goes_on() -> None:
    assert run_cancellable(lambda _: gc.get_freeze_count()) > 0
    assert gc.get_freeze_count() == 0
    with pytest.raises(ZeroDivisionError):
        run_cancellable(lambda _: 1 // 0)
    assert gc.get_freeze_count() == 0
