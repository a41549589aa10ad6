/* Four small comforts; every page works without them.
   "/" puts the cursor into the search box; while one types there, this room is asked how the query may end. On the
   explained view, pointing at or tabbing to a part of the telegram shows its note beside the text. Where suggestions are looked at
   one after another, a letter presses a button. Nothing is stored. */
"use strict";
(() => {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("input[type=search]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  if (document.querySelector(".review")) {
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[a-z]$/.test(event.key)) return;
      const control = document.querySelector(`[data-key="${event.key}"]`);
      if (!control) return;
      event.preventDefault();
      control.click();
    });
  }

  for (const box of document.querySelectorAll("input[type=search]")) {
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
          const answer = await fetch(`/complete.json?q=${encodeURIComponent(beginning)}`);
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
