"use strict";

// The token stands behind "#", which browsers send nowhere. It goes to the program once, and out of the address bar.
const token = window.location.hash.slice(1);
window.history.replaceState(null, "", "/");

function refuse(why) {
  document.getElementById("opening").hidden = true;
  document.getElementById("refused").hidden = false;
  document.getElementById("why").textContent = why;
}

async function enter() {
  document.getElementById("opening").hidden = false;
  try {
    const answer = await fetch("/enter", { method: "POST", body: token });
    if (!answer.ok) {
      refuse("This link was used before, or is not the newest.");
      return;
    }
    // Kept for this tab alone, and for no other port of this computer, as a cookie would be.
    window.sessionStorage.setItem("key", await answer.text());
    window.location.replace("/app");
  } catch {
    refuse("Sabbatical does not answer. Start it again with: sabbatical serve");
  }
}

if (token) {
  enter();
} else if (window.sessionStorage.getItem("key")) {
  window.location.replace("/app");
} else {
  refuse("This address alone does not open Sabbatical: the link does, once.");
}
