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
    app = SabbaticalApp(Gateway(None))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()

asyncio.run(main())
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_first_screen_loads_neither_the_database_nor_the_solver():
    result = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == ""
