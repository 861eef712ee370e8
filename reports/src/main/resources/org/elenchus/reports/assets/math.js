// Typesets mathematics. The source stays where KaTeX cannot read it, or where it would need a style
// attribute, which the page's policy forbids.
"use strict";
(function () {
  const STYLED = /\\(pmb|poormansbold|fbox|boxed|fcolorbox|cbox)\b/;

  function typeset(scope) {
    for (const element of scope.querySelectorAll(".tex:not([data-done])")) {
      const source = element.textContent;
      element.dataset.done = "true";
      if (STYLED.test(source) || source.length > 5000) {
        continue;
      }
      const box = document.createElement("span");
      try {
        katex.render(source, box, {
          displayMode: element.dataset.display === "true",
          throwOnError: true,
          trust: false,
          strict: "ignore",
          maxSize: 20,
          maxExpand: 500,
        });
        element.replaceChildren(...box.childNodes);
      } catch (error) {
        element.classList.add("tex-source");
        element.title = "This is not TeX that can be typeset.";
      }
    }
  }

  window.elenchusMath = typeset;
  typeset(document.querySelector(".sheet.shown") || document);
})();
