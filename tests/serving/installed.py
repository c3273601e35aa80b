"""Which browser there is for the tests; apart from what drives it, so that asking costs nothing."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
