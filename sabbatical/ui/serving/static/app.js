"use strict";

// Runs before the terminal's own script, which reads where to connect when the page is loaded.
const key = window.sessionStorage.getItem("key");
const FAULT = "Sabbatical ended at a fault of its own. What was stored before is safe; what was not saved yet is lost.";
const REPORT = "The terminal in which sabbatical serve runs shows what went wrong: please report it. Then open it again.";
const SOLVING_SECONDS = 2;
const NEXT_LINK = "The terminal in which sabbatical serve runs shows the link that is valid now. Open that one.";

// Whether a solve runs, which would end with this tab.
let solving = false;

function end(why, how, again) {
  solving = false;
  document.getElementById("why").textContent = why;
  document.getElementById("how").textContent = how;
  const button = document.getElementById("again");
  button.hidden = !again;
  if (again) {
    button.focus();
  }
}

async function explain() {
  // The answer comes once the app's process is gone, which may take a while.
  end("Sabbatical is ending; what was begun is being stored.", "", false);
  try {
    const answer = await fetch("/state", { method: "POST", body: key });
    const state = answer.ok ? await answer.text() : "";
    if (!answer.ok) {
      end("Sabbatical was started anew, or opened with a newer link in another tab or browser.", NEXT_LINK, false);
    } else if (state === "busy") {
      end("Sabbatical is open in another tab.", "Go on there; or close that tab, then open it again here.", true);
    } else if (state === "failed") {
      end(FAULT, REPORT, true);
    } else {
      end("Sabbatical was left. All that was done is stored.", "Ctrl+C in the terminal ends sabbatical serve.", true);
    }
  } catch {
    end("Sabbatical is no longer served.", "Start it again in a terminal with: sabbatical serve", false);
  }
}

async function ask_whether_it_solves() {
  if (!document.body.classList.contains("-closed")) {
    try {
      const answer = await fetch("/solving", { method: "POST", body: key });
      solving = answer.ok && (await answer.text()) === "yes" && !document.body.classList.contains("-closed");
    } catch {
      solving = false;
    }
  }
}

// The browser asks then, in words of its own, whether the page is to be left.
window.addEventListener("beforeunload", (event) => {
  if (solving) {
    event.preventDefault();
  }
});

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("terminal").dataset.sessionWebsocketUrl = `ws://${window.location.host}/tab/${key}`;
  document.getElementById("again").addEventListener("click", () => window.location.reload());
  window.setInterval(ask_whether_it_solves, 1000 * SOLVING_SECONDS);
  // The terminal's script tells by classes of the body how it fares.
  new MutationObserver(() => {
    if (document.body.classList.contains("-closed")) {
      explain();
    } else if (document.body.classList.contains("-first-byte")) {
      document.querySelector(".xterm-helper-textarea").focus();
    }
  }).observe(document.body, { attributeFilter: ["class"] });
});

if (!key) {
  window.location.replace("/");
}
