// The graph of claims: search and filters dim what does not fit, a claim under the pointer or the
// focus lights up all that it rests on and all that rests on it, arrow keys walk along the edges.
"use strict";
(function () {
  const graph = document.getElementById("graph");
  if (!graph) {
    return;
  }
  const boxes = [...graph.querySelectorAll(".claimbox")];
  const edges = [...graph.querySelectorAll("[data-from]")];
  const query = document.getElementById("graph-q");
  const documents = document.getElementById("graph-document");
  const verdict = document.getElementById("graph-verdict");
  const status = document.getElementById("graph-status");
  const numbers = (text) => text.split(" ").filter(Boolean).map(Number);

  function filter() {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const box of boxes) {
      const text = box.dataset.text.toLowerCase();
      const fits =
        words.every((word) => text.includes(word)) &&
        (!documents.value || box.dataset.document === documents.value) &&
        (!verdict.value || box.dataset.words.split(" ").includes(verdict.value));
      box.classList.toggle("dim", !fits);
      box.setAttribute("tabindex", fits ? "0" : "-1");
      found += fits ? 1 : 0;
    }
    for (const edge of edges) {
      const dim =
        boxes[edge.dataset.from].classList.contains("dim") &&
        boxes[edge.dataset.to].classList.contains("dim");
      edge.classList.toggle("dim", dim);
    }
    const all = found === boxes.length;
    status.textContent = all ? "" : found + " of " + boxes.length + " claims";
    const first = boxes.find((box) => !box.classList.contains("dim"));
    if (!all && first) {
      const frame = graph.parentElement;
      const at = first.getBoundingClientRect();
      const around = frame.getBoundingClientRect();
      frame.scrollLeft += at.left - around.left - 16;
      frame.scrollTop += at.top - around.top - 16;
    }
  }

  /** All that can be reached from a box along one direction; a circle is walked once. */
  function reach(box, direction, seen) {
    for (const number of numbers(box.dataset[direction])) {
      if (!seen.has(number)) {
        seen.add(number);
        reach(boxes[number], direction, seen);
      }
    }
    return seen;
  }

  function light(box) {
    const own = Number(box.dataset.n);
    const before = reach(box, "before", new Set());
    const after = reach(box, "next", new Set());
    const lit = new Set([own, ...before, ...after]);
    graph.classList.add("lighted");
    for (const other of boxes) {
      other.classList.toggle("lit", lit.has(Number(other.dataset.n)));
    }
    for (const edge of edges) {
      const from = Number(edge.dataset.from);
      const to = Number(edge.dataset.to);
      const up = (before.has(from) || from === own) && (before.has(to) || to === own);
      const down = (after.has(from) || from === own) && (after.has(to) || to === own);
      edge.classList.toggle("lit", up || down);
    }
  }

  function dark() {
    graph.classList.remove("lighted");
    for (const part of [...boxes, ...edges]) {
      part.classList.remove("lit");
    }
  }

  function go(box, key) {
    const direction = { ArrowLeft: "before", ArrowRight: "next" }[key];
    if (direction) {
      return boxes[numbers(box.dataset[direction]).find((n) => !boxes[n].classList.contains("dim"))];
    }
    const at = box.getBoundingClientRect();
    const down = key === "ArrowDown";
    let best = null;
    let least = Infinity;
    for (const other of boxes) {
      const there = other.getBoundingClientRect();
      const distance = (there.top - at.top) * (down ? 1 : -1);
      if (distance > 1 && !other.classList.contains("dim")) {
        const far = distance + Math.abs(there.left - at.left);
        if (far < least) {
          least = far;
          best = other;
        }
      }
    }
    return best;
  }

  for (const box of boxes) {
    box.addEventListener("mouseenter", () => light(box));
    box.addEventListener("mouseleave", dark);
    box.addEventListener("focus", () => light(box));
    box.addEventListener("blur", dark);
    box.addEventListener("keydown", (event) => {
      if (event.key.startsWith("Arrow")) {
        event.preventDefault();
        go(box, event.key)?.focus();
      }
    });
  }
  query.addEventListener("input", filter);
  documents.addEventListener("change", filter);
  verdict.addEventListener("change", filter);
  filter();
})();
