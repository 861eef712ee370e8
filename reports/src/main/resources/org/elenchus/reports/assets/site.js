// Filters and search over the list of claims, and over a table of figures. Everything is readable
// without this script; nothing is loaded from outside the folder.
"use strict";
(function () {
  const root = document.body.dataset.root;
  const single = document.body.dataset.single === "true";
  const ROWS = 100;

  /** Splits text at $…$ and `…` as the pages do, and appends it. */
  function appendTex(parent, text) {
    const parts = text.split(/(\$\$[^$]+\$\$|\$[^$]+\$|`[^`]+`)/);
    for (const part of parts) {
      if (part.length > 2 && (part[0] === "$" || part[0] === "`") && part.at(-1) === part[0]) {
        const display = part.startsWith("$$");
        const element = document.createElement(part[0] === "`" ? "code" : "span");
        element.textContent = display ? part.slice(2, -2) : part.slice(1, -1);
        if (part[0] === "$") {
          element.className = "tex";
          element.dataset.display = String(display);
        }
        parent.append(element);
      } else {
        parent.append(part.replaceAll("\\$", "$"));
      }
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function claims(section) {
    const rows = document.getElementById("rows");
    const pager = document.getElementById("pager");
    const status = document.getElementById("status");
    const query = document.getElementById("q");
    const documents = document.getElementById("document");
    const reading = document.getElementById("reading");
    const clear = document.getElementById("clear");
    const buttons = [...document.querySelectorAll(".filters button[data-verdict]")];
    const legend = [...document.querySelectorAll(".hero a[data-verdict]")];
    const patterns = new Map();
    for (const mark of document.querySelectorAll("#patterns .mark")) {
      patterns.set(mark.querySelector(".word").textContent.replace(" ", "_"), mark);
    }
    const all = Number(section.dataset.claims);
    const chunkCount = Number(section.dataset.chunks);
    const chunks = [];
    const original = [...rows.children];
    const originalPager = [...pager.childNodes];
    const state = { verdicts: new Set(), q: "", document: "", reading: "", page: 1 };
    let loading = false;
    let loaded = 0;

    window.elenchus = {
      add(chunk, list) {
        chunks[chunk] = list;
        loaded++;
        if (single && active()) {
          show();
        }
      },
    };

    /** Loads the index, one script after the other, when it is first needed. */
    function load() {
      if (loading || single) {
        return;
      }
      loading = true;
      const next = (chunk) => {
        if (chunk === chunkCount) {
          return;
        }
        const script = document.createElement("script");
        script.src = root + "data/claims-" + chunk + ".js";
        script.onload = () => {
          show();
          next(chunk + 1);
        };
        script.onerror = () => {
          status.textContent = "The index of claims could not be read.";
        };
        document.head.append(script);
      };
      next(0);
    }

    function active() {
      return state.verdicts.size > 0 || state.q !== "" || state.document !== "" || state.reading !== "";
    }

    function matches(row, words) {
      const [, title, id, kind, doc, , , literal, prose] = row;
      if (state.document && doc !== state.document) {
        return false;
      }
      const given =
        state.reading === "literal" ? [literal] : state.reading === "prose" ? [prose] : [literal, prose];
      if (!given.some((v) => v && (state.verdicts.size === 0 || state.verdicts.has(v)))) {
        return false;
      }
      if (words.length === 0) {
        return true;
      }
      const text = (title + " " + id + " " + kind).toLowerCase();
      return words.every((word) => text.includes(word));
    }

    function verdict(name, word) {
      const cell = element("div", "verdict");
      cell.append(element("span", "reading", name), " ");
      cell.append(word ? patterns.get(word).cloneNode(true) : element("span", "none", "no such reading"));
      return cell;
    }

    function line(row) {
      const [href, title, , kind, , where, repair, literal, prose] = row;
      const item = element("li");
      const what = element("div", "what");
      const link = element("a");
      link.href = (single ? "#" : root) + href;
      appendTex(link, title);
      const note = element("p", "note");
      note.append(element("span", "id", where), " · " + kind);
      if (repair) {
        note.append(" · ", element("span", "repair", "repair"));
      }
      what.append(link, note);
      item.append(what, verdict("literal", literal), verdict("prose", prose));
      return item;
    }

    function pageButton(text, page, label) {
      const button = element("button", "", text);
      button.type = "button";
      if (label) {
        button.setAttribute("aria-label", label);
      }
      button.addEventListener("click", () => {
        state.page = page;
        show();
        section.scrollIntoView();
        rows.querySelector("a")?.focus({ preventScroll: true });
      });
      return button;
    }

    function showPager(pages) {
      if (pages < 2) {
        pager.replaceChildren();
        return;
      }
      const nav = element("nav", "pager");
      nav.setAttribute("aria-label", "Pages of this list");
      if (state.page > 1) {
        nav.append(pageButton("Previous", state.page - 1));
      }
      nav.append(element("span", "", "Page " + state.page + " of " + pages));
      if (state.page < pages) {
        nav.append(pageButton("Next", state.page + 1));
      }
      pager.replaceChildren(nav);
    }

    function show() {
      for (const button of buttons) {
        button.setAttribute("aria-pressed", String(state.verdicts.has(button.dataset.verdict)));
      }
      for (const link of legend) {
        link.toggleAttribute("data-chosen", state.verdicts.has(link.dataset.verdict));
      }
      clear.disabled = !active();
      if (!active()) {
        rows.replaceChildren(...original);
        pager.replaceChildren(...originalPager);
        status.textContent = "";
        return;
      }
      load();
      const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [];
      for (const chunk of chunks) {
        for (const row of chunk) {
          if (matches(row, words)) {
            found.push(row);
          }
        }
      }
      const pages = Math.max(1, Math.ceil(found.length / ROWS));
      state.page = Math.min(state.page, pages);
      rows.replaceChildren(...found.slice((state.page - 1) * ROWS, state.page * ROWS).map(line));
      if (window.elenchusMath) {
        window.elenchusMath(rows);
      }
      showPager(pages);
      status.textContent =
        found.length + " of " + all + (all === 1 ? " claim" : " claims") +
        (loaded < chunkCount ? ", still reading…" : "");
    }

    /** The filter as it stands after the hash, so that a filtered list can be linked to. */
    function write() {
      const parts = [];
      if (state.document) {
        parts.push("document=" + encodeURIComponent(state.document));
      }
      if (state.reading) {
        parts.push("reading=" + state.reading);
      }
      if (state.q) {
        parts.push("q=" + encodeURIComponent(state.q));
      }
      if (state.verdicts.size > 0) {
        parts.push("verdict=" + [...state.verdicts].join(","));
      }
      history.replaceState(null, "", "#" + (parts.join("&") || "claims"));
    }

    function read() {
      const hash = location.hash.slice(1);
      if (!hash.includes("=")) {
        return false;
      }
      const given = new URLSearchParams(hash);
      state.verdicts = new Set((given.get("verdict") || "").split(",").filter((v) => patterns.has(v)));
      state.q = given.get("q") || "";
      state.document = given.get("document") || "";
      state.reading = given.get("reading") || "";
      state.page = 1;
      query.value = state.q;
      documents.value = state.document;
      reading.value = state.reading;
      show();
      section.scrollIntoView();
      return true;
    }

    function changed() {
      state.page = 1;
      write();
      show();
    }

    for (const button of buttons) {
      button.addEventListener("click", () => {
        const word = button.dataset.verdict;
        if (!state.verdicts.delete(word)) {
          state.verdicts.add(word);
        }
        changed();
      });
    }
    clear.addEventListener("click", () => {
      state.verdicts.clear();
      state.q = state.document = state.reading = "";
      query.value = documents.value = reading.value = "";
      changed();
      query.focus();
    });
    query.addEventListener("input", () => {
      state.q = query.value.trim();
      changed();
    });
    documents.addEventListener("change", () => {
      state.document = documents.value;
      changed();
    });
    reading.addEventListener("change", () => {
      state.reading = reading.value;
      changed();
    });
    window.addEventListener("hashchange", read);
    window.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        query.focus();
      }
    });
    read();
  }

  function figures(table) {
    const around = table.closest(".sheet, main");
    const states = around.querySelector(".states");
    const status = around.querySelector(".status");
    for (const button of states.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        const wanted = button.dataset.state;
        let shown = 0;
        for (const row of table.tBodies[0].rows) {
          row.hidden = wanted !== "" && row.dataset.state !== wanted;
          shown += row.hidden ? 0 : 1;
        }
        for (const other of states.querySelectorAll("button")) {
          other.setAttribute("aria-pressed", String(other === button));
        }
        status.textContent = shown + (shown === 1 ? " figure" : " figures") + " on this page";
      });
    }
  }

  const list = document.getElementById("claims");
  if (list) {
    claims(list);
  }
  document.querySelectorAll("table.figures").forEach(figures);
})();
