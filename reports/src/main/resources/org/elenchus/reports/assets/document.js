// The annotated document: a note and its lines light up together, a note opens when its line is
// pointed at, and cells that cannot all be right are joined by lines. Without this script the notes
// open by themselves, as any disclosure does.
"use strict";
(function () {
  const paper = document.getElementById("paper");
  const notes = [...paper.querySelectorAll("details.margin")];
  const ns = "http://www.w3.org/2000/svg";

  function linesOf(note) {
    const lines = [];
    for (let n = Number(note.dataset.from); n <= Number(note.dataset.to); n++) {
      const line = document.getElementById("L" + n);
      if (line) {
        lines.push(line);
      }
    }
    return lines;
  }

  function light(note, on) {
    note.classList.toggle("lit", on);
    for (const line of linesOf(note)) {
      line.classList.toggle("lit", on);
    }
  }

  for (const note of notes) {
    for (const event of ["pointerenter", "focusin"]) {
      note.addEventListener(event, () => light(note, true));
    }
    for (const event of ["pointerleave", "focusout"]) {
      note.addEventListener(event, () => light(note, false));
    }
  }

  /** The first note beside a line that is about it. */
  function noteOf(line) {
    const number = Number(line.dataset.line);
    return [...line.closest(".block").querySelectorAll("details.margin")].find(
      (note) =>
        Number(note.dataset.from) <= number &&
        number <= Number(note.dataset.to) &&
        !note.closest("details.quiet:not([open])"),
    );
  }

  // Pointing at a line opens the first note that is about it, unless the reader has opened one.
  let opened = null;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || !(event.target instanceof Element)) {
      return;
    }
    const line = event.target.closest(".line.claimed");
    const note = line ? noteOf(line) : null;
    if (opened && opened !== note && !opened.contains(event.target)) {
      opened.open = false;
      light(opened, false);
      opened = null;
    }
    if (note && !note.open) {
      note.open = true;
      light(note, true);
      opened = note;
    }
  });

  // A tap or click on a claimed line opens its notes for good.
  paper.addEventListener("click", (event) => {
    const line = event.target.closest(".line.claimed");
    if (!line || event.target.closest("a")) {
      return;
    }
    const note = noteOf(line);
    if (note) {
      note.open = opened === note || !note.open;
      opened = null;
    }
  });

  // Cells that exclude each other.
  const overlay = document.createElementNS(ns, "svg");
  overlay.setAttribute("class", "joints");
  overlay.setAttribute("aria-hidden", "true");
  paper.append(overlay);

  function join(cell) {
    overlay.replaceChildren();
    if (!cell) {
      return;
    }
    const box = paper.getBoundingClientRect();
    overlay.setAttribute("viewBox", "0 0 " + box.width + " " + box.height);
    const from = cell.getBoundingClientRect();
    for (const other of paper.querySelectorAll("[data-join='" + cell.dataset.join + "']")) {
      other.classList.add("lit");
      if (other === cell) {
        continue;
      }
      const to = other.getBoundingClientRect();
      const x1 = from.left + from.width / 2 - box.left;
      const x2 = to.left + to.width / 2 - box.left;
      const down = to.top > from.top + 2;
      const level = Math.abs(to.top - from.top) <= 2;
      const y1 = (down || level ? from.bottom : from.top) - box.top;
      const y2 = (level ? to.bottom : down ? to.top : to.bottom) - box.top;
      const bend = level ? 16 : (y2 - y1) / 2;
      const path = document.createElementNS(ns, "path");
      path.setAttribute(
        "d",
        "M" + x1 + " " + y1 + "C" + x1 + " " + (y1 + bend) + " " + x2 + " " +
          (level ? y2 + bend : y2 - bend) + " " + x2 + " " + y2,
      );
      overlay.append(path);
    }
  }

  function part() {
    overlay.replaceChildren();
    for (const cell of paper.querySelectorAll("a.joined.lit")) {
      cell.classList.remove("lit");
    }
  }

  for (const cell of paper.querySelectorAll("a.joined")) {
    for (const event of ["pointerenter", "focus"]) {
      cell.addEventListener(event, () => join(cell));
    }
    for (const event of ["pointerleave", "blur"]) {
      cell.addEventListener(event, part);
    }
  }
})();
