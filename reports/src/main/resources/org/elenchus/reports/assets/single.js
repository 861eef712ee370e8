// The single-file form: shows the sheet that the address names.
"use strict";
(function () {
  const sheets = new Map();
  for (const sheet of document.querySelectorAll(".sheet")) {
    sheets.set(sheet.id, sheet);
  }

  function show() {
    const id = decodeURIComponent(location.hash.slice(1));
    const filter = id.includes("=");
    const target = (!filter && id && document.getElementById(id)) || sheets.get("index.html");
    const sheet = target.closest(".sheet");
    if (!sheet) {
      return;
    }
    for (const other of sheets.values()) {
      other.classList.toggle("shown", other === sheet);
    }
    document.title = sheet.dataset.title;
    for (const link of document.querySelectorAll("header.site li a")) {
      link.toggleAttribute("aria-current", link.getAttribute("href") === "#" + sheet.id);
    }
    window.elenchusMath(sheet);
    if (filter) {
      return;
    }
    if (target === sheet) {
      window.scrollTo(0, 0);
    } else {
      target.scrollIntoView();
    }
  }

  window.addEventListener("hashchange", show);
  show();
})();
