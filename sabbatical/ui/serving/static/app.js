"use strict";

// Runs before the terminal's own script, which reads where to connect when the page is loaded.
const key = window.sessionStorage.getItem("key");
const NEXT_LINK = "The terminal in which sabbatical serve runs shows the link that is valid now. Open that one.";

function end(why, how, again) {
  document.getElementById("why").textContent = why;
  document.getElementById("how").textContent = how;
  const button = document.getElementById("again");
  button.hidden = !again;
  if (again) {
    button.focus();
  }
}

async function explain() {
  try {
    const answer = await fetch("/state", { method: "POST", body: key });
    if (!answer.ok) {
      end("Sabbatical was started anew, or opened with a newer link in another tab or browser.", NEXT_LINK, false);
    } else if ((await answer.text()) === "busy") {
      end("Sabbatical is open in another tab.", "Go on there; or close that tab, then open it again here.", true);
    } else {
      end("Sabbatical was left. All that was done is stored.", "Ctrl+C in the terminal ends sabbatical serve.", true);
    }
  } catch {
    end("Sabbatical is no longer served.", "Start it again in a terminal with: sabbatical serve", false);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("terminal").dataset.sessionWebsocketUrl = `ws://${window.location.host}/tab/${key}`;
  document.getElementById("again").addEventListener("click", () => window.location.reload());
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
