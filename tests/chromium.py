"""Which Chromium the browser tests drive: the machine's own, else the one that Playwright downloads.

Run as a module it prints what it found, or fails, so that `make test` knows whether to look further.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium draws its own toolbar as a page, for every window of a headless browser too: more than half of what opening
# one costs. Names that another version does not know do no harm.
OWN_PAGES = (
    *("InitialWebUI", "PreloadTopChromeWebUI", "WebUIHomeButton", "WebUILocationBar", "WebUIToolbar"),
    *("WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxPopup"),
    *("WebUIReloadButton", "WebUIReloadButtonPrewarmWebUI", "WebUIReloadButtonProfilePrewarming"),
)
# What Playwright switches off: Chromium heeds the last of these lists alone.
AS_PLAYWRIGHT = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    "ThirdPartyStoragePartitioning",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*AS_PLAYWRIGHT, *OWN_PAGES))}",
]


def find(playwright: Playwright) -> str | None:
    """The path of a Chromium that can be started, or None."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = Path(playwright.chromium.executable_path)
    return str(own) if own.exists() else None


if __name__ == "__main__":
    with sync_playwright() as playwright:
        found = find(playwright)
    print(found or "No Chromium found.")
    sys.exit(found is None)
