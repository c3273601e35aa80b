"""What the app loads before its first screen is painted."""

import subprocess
import sys

HEAVY = ("sqlalchemy", "alembic", "ortools", "numpy", "pandas", "dateutil", "solver")

CODE = f"""
import asyncio, sys
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.services_gateway import ServicesGateway

class Gateway(ServicesGateway):
    def look(self):
        return None  # the database is opened after the first paint, by this very call

async def main():
    app = SabbaticalApp(lambda: Gateway(None))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()

asyncio.run(main())
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_first_screen_loads_neither_the_database_nor_the_solver():
    result = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == ""


LIGHT = {
    "sabbatical.domain",
    "sabbatical.domain.reports",
    "sabbatical.domain.reports.amounts",
    "sabbatical.domain.ways",
    "sabbatical.services",
    "sabbatical.services.own_settings",
    "sabbatical.cli.commands",
}
"""What of the program's inside the first screen may load: what it is drawn with."""


def test_the_first_screen_waits_for_no_command_no_service_and_no_rule_of_the_school():
    inside = ("sabbatical.domain", "sabbatical.services", "sabbatical.cli.commands")
    listed = f"*[name for name in sys.modules if name.startswith({inside})]"
    code = f"import sys, sabbatical.__main__, sabbatical.ui.running; print({listed})"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert set(result.stdout.split()) <= LIGHT
    assert "sabbatical.services.own_settings" in result.stdout.split()  # the list is one of modules, and not empty
