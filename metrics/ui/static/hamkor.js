// What only the browser can do: say the page's language to screen readers, and take a chart away as a picture.
// Loaded by metrics/ui/middleware.py; asks nothing of any server.
"use strict";

// The frame leaves the language in an element; Streamlit changes pages without loading a new document.
function follow() {
  const said = document.querySelector("[data-hamkor-language]");
  if (said && document.documentElement.lang !== said.lang) document.documentElement.lang = said.lang;
}
new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
