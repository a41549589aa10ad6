/* Large pictures: the map can be brought nearer and moved, by buttons, keys, a pointer, or the wheel with Ctrl; in the picture of who
   writes to whom, a post that is pointed at or tabbed to shows its bands. Both are whole without this. */
"use strict";
(() => {
  const STEP = 80;
  for (const figure of document.querySelectorAll("[data-zoom]")) {
    const view = figure.querySelector("[data-window]");
    const picture = view.querySelector("svg");
    const buttons = figure.querySelector(".moves");
    if (typeof Panzoom !== "function") continue;
    const how = { animate: !matchMedia("(prefers-reduced-motion: reduce)").matches };
    const zoom = Panzoom(picture, { maxScale: 12, minScale: 1, contain: "outside", panOnlyWhenZoomed: true, cursor: "", touchAction: "pan-y pinch-zoom", handleStartEvent: () => {} });
    /* Circles and names grow less than the land, so that posts come apart. */
    picture.addEventListener("panzoomchange", (event) => picture.style.setProperty("--size", String(event.detail.scale ** -0.8)));
    const acts = {
      in: () => zoom.zoomIn(how),
      out: () => zoom.zoomOut(how),
      reset: () => zoom.reset(how),
      left: () => zoom.pan(STEP / zoom.getScale(), 0, { relative: true, ...how }),
      right: () => zoom.pan(-STEP / zoom.getScale(), 0, { relative: true, ...how }),
      up: () => zoom.pan(0, STEP / zoom.getScale(), { relative: true, ...how }),
      down: () => zoom.pan(0, -STEP / zoom.getScale(), { relative: true, ...how }),
    };
    const keys = { "+": "in", "=": "in", "-": "out", 0: "reset", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
    buttons.hidden = false;
    buttons.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) acts[button.dataset.move]();
    });
    view.tabIndex = 0;
    view.setAttribute("role", "group");
    view.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      acts[act]();
    });
    view.addEventListener("wheel", (event) => { if (event.ctrlKey) zoom.zoomWithWheel(event); }, { passive: false });
    /* A circle is a link: dragging the map by it must neither drag the link nor follow it. */
    let from = null;
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    picture.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; });
    picture.addEventListener("click", (event) => {
      if (from && event.detail && Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 5) event.preventDefault();
    }, true);
  }

  for (const picture of document.querySelectorAll(".letters svg")) {
    const bands = [...picture.querySelectorAll(".band")];
    const choose = (end) => {
      picture.classList.toggle("has-chosen", Boolean(end));
      for (const band of bands) {
        const { sender, addressee } = end ? end.dataset : {};
        const isIn = end && (sender === undefined ? band.dataset.to === addressee : band.dataset.from === sender);
        band.classList.toggle("is-chosen", Boolean(isIn));
      }
    };
    for (const end of picture.querySelectorAll("[data-sender], [data-addressee]")) {
      for (const begins of ["pointerenter", "focusin"]) end.addEventListener(begins, () => choose(end));
      for (const ends of ["pointerleave", "focusout"]) end.addEventListener(ends, () => choose(null));
    }
  }
})();
