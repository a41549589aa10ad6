/* Six small comforts; every page works without them.
   "/" puts the cursor into the search box; while one types there, this room is asked how the query may end. On the
   explained view, pointing at or tabbing to a part of the telegram shows its note beside the text. Where suggestions are looked at
   one after another, a letter presses a button. In a telegram that was found, "n" and "p" go to the next hit and the one before.
   Buttons copy a citation; where the browser does not let them, the words are marked for the reader to copy.
   Single keys can be switched off at the foot of each page; nothing but that choice is stored, and only in the browser. */
"use strict";
(() => {
  const here = document.currentScript.src; /* the room may stand below a path */
  const KEYS = "reftel-single-keys";
  const remembered = () => { try { return localStorage.getItem(KEYS); } catch { return null; } };
  let keys = remembered() !== "off";
  /* Whether a key is a shortcut: not where one types, not with another key, not where the reader has switched them off. */
  const isShortcut = (event) => keys && !event.ctrlKey && !event.metaKey && !event.altKey
    && !(event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]"));

  const toggle = document.querySelector("[data-keys-switch]");
  if (toggle) {
    const tell = () => {
      toggle.setAttribute("aria-pressed", String(keys));
      for (const hint of document.querySelectorAll("[data-keys-hint]")) hint.hidden = !keys;
    };
    toggle.addEventListener("click", () => {
      keys = !keys;
      try { localStorage.setItem(KEYS, keys ? "on" : "off"); } catch { /* not kept: it holds for this page */ }
      tell();
    });
    tell();
    toggle.parentElement.hidden = false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !isShortcut(event)) return;
    const box = document.querySelector("input[type=search]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  if (document.querySelector(".review")) {
    document.addEventListener("keydown", (event) => {
      if (!isShortcut(event) || !/^[a-z]$/.test(event.key)) return;
      const control = document.querySelector(`[data-key="${event.key}"]`);
      if (!control) return;
      event.preventDefault();
      control.click();
    });
  }

  const hits = document.querySelector("[data-hits]");
  const last = hits ? Number(hits.dataset.hits) : 0;
  if (last) {
    const told = hits.querySelector("[data-hit-told]");
    const here = () => Number((/^#hit-(\d+)$/.exec(location.hash) || [0, 0])[1]);
    /* The address is replaced, not added to: "back" leads to the result and not through all hits. */
    const go = (number, onward) => {
      location.replace(`#hit-${number}`);
      const hit = document.getElementById(`hit-${number}`);
      if (!hit) return;
      const steps = [...hit.nextElementSibling.querySelectorAll("a")];
      (steps.find((one) => one.className === onward) || hit).focus({ preventScroll: true });
      told.textContent = told.dataset.hitTold.replace("#", number);
    };
    document.addEventListener("keydown", (event) => {
      if (!isShortcut(event) || (event.key !== "n" && event.key !== "p")) return;
      event.preventDefault();
      go(event.key === "n" ? Math.min(here() + 1, last) : Math.max(here() - 1, 1), "");
    });
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href^='#hit-']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(Number(link.hash.slice(5)), link.className);
    });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const held = document.getElementById(button.dataset.copy);
    if (!held) continue;
    const name = [...button.childNodes];
    let waiting = 0;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      let told = button.dataset.copied;
      try {
        await navigator.clipboard.writeText((held.value || held.textContent).trim());
      } catch {
        if (held.select) held.select(); else getSelection().selectAllChildren(held);
        told = button.dataset.marked;
      }
      button.textContent = told;
      clearTimeout(waiting);
      waiting = setTimeout(() => { button.replaceChildren(...name); }, 4000);
    });
    button.hidden = false;
  }

  /* A published room has no server to ask. */
  for (const box of "published" in document.documentElement.dataset ? [] : document.querySelectorAll("input[type=search]")) {
    const endings = document.createElement("datalist");
    endings.id = `${box.id}-endings`;
    box.after(endings);
    box.setAttribute("list", endings.id);
    let waiting = 0;
    let asked = "";
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const beginning = box.value;
        if (beginning === asked || !beginning.trim()) return;
        asked = beginning;
        try {
          const answer = await fetch(new URL(`../complete.json?q=${encodeURIComponent(beginning)}`, here));
          const found = answer.ok ? await answer.json() : [];
          if (box.value !== beginning) return;
          endings.replaceChildren(...found.map((one) => new Option(one.label, one.query)));
        } catch {
          endings.replaceChildren(); /* the room is away: one types on without help */
        }
      }, 150);
    });
  }

  const panel = document.querySelector("[data-side-note]");
  const text = document.querySelector("[data-explained]");
  if (!panel || !text) return;
  const body = panel.querySelector("[data-body]");
  const hint = document.querySelector("[data-hint]");
  let shown = null;

  const hide = () => {
    if (shown) shown.classList.remove("is-shown");
    shown = null;
    panel.hidden = true;
    if (hint) hint.hidden = false;
  };
  const show = (part) => {
    if (!part || part === shown) return;
    const note = document.getElementById(part.hash.slice(1));
    if (!note) return;
    if (shown) shown.classList.remove("is-shown");
    shown = part;
    part.classList.add("is-shown");
    const copy = document.createElement("div");
    copy.className = note.className;
    copy.append(...[...note.childNodes].map((child) => child.cloneNode(true)));
    body.replaceChildren(copy);
    panel.hidden = false;
    if (hint) hint.hidden = true;
  };
  const partOf = (event) => event.target instanceof Element && event.target.closest("a.part");

  text.addEventListener("focusin", (event) => show(partOf(event)));
  text.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") show(partOf(event)); });
  text.addEventListener("click", (event) => {
    const part = partOf(event);
    if (!part) return;
    event.preventDefault();
    show(part);
  });
  panel.querySelector("[data-close]").addEventListener("click", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) hide(); });
})();
