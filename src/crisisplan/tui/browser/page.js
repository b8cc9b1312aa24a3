// Runs before textual.js: keeps its links and downloads in order, gives the keyboard to
// the plan, and says in words when the connection has ended.
"use strict";

(() => {
  const openPlainly = window.open.bind(window);
  const mayOpen = ["http:", "https:", "mailto:"];
  const endedForGood = 4001;

  function save(key) {
    const link = document.createElement("a");
    link.href = "download/" + encodeURIComponent(key);
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
  }

  function follow(address) {
    const url = new URL(String(address), window.location.href);
    const ours = url.origin === window.location.origin;
    if (ours && url.pathname.startsWith("/download/")) {
      save(url.pathname.split("/").pop());
    } else if (!ours && mayOpen.includes(url.protocol)) {
      openPlainly(url.href, "_blank", "noopener,noreferrer");
    }
  }

  // A link of the terminal first opens an empty window, then sends it somewhere.
  const sentSomewhere = { location: { set href(address) { follow(address); } } };
  window.open = (address) => (address ? (follow(address), null) : sentSomewhere);

  function sayClosed(event) {
    const dialog = document.getElementById("closed");
    if (event.reason) {
      document.getElementById("why").textContent = event.reason;
    }
    document.getElementById("opening").remove();
    document.getElementById("reload").hidden = event.code === endedForGood;
    dialog.showModal();
  }

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(address) {
      super(address);
      this.addEventListener("close", sayClosed);
    }
  };

  // The terminal would take Ctrl+V for itself; people mean what they copied elsewhere.
  function leavePasting(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v") {
      event.stopImmediatePropagation();
    }
  }

  // Loading the page anew and the whole screen are the browser's in every page.
  function leaveToBrowser(event) {
    const reload = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "r";
    if (reload || event.key === "F11") {
      event.stopImmediatePropagation();
    }
  }

  function giveKeyboard() {
    const keyboard = document.querySelector(".xterm-helper-textarea");
    keyboard.blur(); // else the program is not told that it has the keyboard
    keyboard.focus();
  }

  document.addEventListener("keydown", leavePasting, true);
  document.addEventListener("keydown", leaveToBrowser, true);
  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("closed");
    document.getElementById("reload").addEventListener("click", () => window.location.reload());
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    new MutationObserver((_, watching) => {
      if (document.body.classList.contains("-first-byte")) {
        watching.disconnect();
        giveKeyboard();
      }
    }).observe(document.body, { attributeFilter: ["class"] });
  });
})();
