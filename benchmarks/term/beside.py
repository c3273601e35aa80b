"""The same re-plan by the straightforward model, up to the tier `changes`."""

from dataclasses import dataclass, replace

from benchmarks.engines import straightforward
from benchmarks.recorder import Event, Recorder, Settings
from solver.check import check
from solver.problem import Problem
from solver.result import SolveResult
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the yardstick did with one morning."""

    seconds: float
    """Until it ended: with the proof of `changes`, or at its time limit."""
    proven: bool
    """Whether `changes` and all tiers before it are proven."""
    values: dict[str, int]
    """Of each tier that it reached."""
    faults: tuple[str, ...]
    """Breaches of its plan, and proofs that differ from the product's."""


def beside(problem: Problem, settings: Settings, product: SolveResult) -> Beside:
    """Return what the straightforward model does with a re-plan that the product has made."""
    tiers = problem.policy.tiers
    short = replace(problem, policy=replace(problem.policy, tiers=tiers[: tiers.index(Tier.CHANGES) + 1]))
    events: list[Event] = []
    recorder = Recorder(events.append)
    plan = straightforward(short, settings, recorder)
    seconds = recorder.seconds
    settled = {str(event["tier"]): event for event in events if event["event"] == "settled"}
    breaches = () if plan is None else check(problem, plan)
    found = [f"straightforward, {breach.rule}: {breach.sentence}" for breach in breaches]
    return Beside(
        seconds=round(seconds, 3),
        proven=len(settled) == len(short.policy.tiers) and all(event["proven"] for event in settled.values()),
        values={name: int(str(event["value"])) for name, event in settled.items()},
        faults=(*found, *_differences(settled, product)),
    )


def _differences(settled: dict[str, Event], product: SolveResult) -> list[str]:
    """Return a sentence for each tier that both have proven with different values, all tiers before it alike."""
    for tier in product.tiers:
        event = settled.get(tier.tier)
        if event is None or not (event["proven"] and tier.proven):
            return []
        if event["value"] != tier.value:
            return [f"{tier.tier}: the product proves {tier.value}, the straightforward model {event['value']}."]
    return []
