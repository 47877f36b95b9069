// What only the browser can do: say the page's language to screen readers, and take a chart away as a picture.
// Loaded by metrics/ui/middleware.py; asks nothing of any other server.
"use strict";

// The frame leaves the language in an element; Streamlit changes pages without loading a new document.
let words = {};
function follow() {
  const fold = document.querySelector(".fold");
  const open = String(document.documentElement.classList.contains("choosing"));
  if (fold && fold.getAttribute("aria-expanded") !== open) fold.setAttribute("aria-expanded", open);
  const said = document.querySelector(".languages");
  if (said) watchLight();
  if (!said || follow.last === said.dataset.words) return;
  follow.last = said.dataset.words;
  document.documentElement.lang = said.lang;
  document.documentElement.style.setProperty("--working", JSON.stringify(said.dataset.working));
  words = JSON.parse(follow.last);
  translate([document.documentElement]);
}

// Charts come from the server in the colours of the page: whoever turns day into night, here or on the whole device, is
// shown them anew. (As if somebody had come by a link to where he is: choices.py.)
let app, light;
function watchLight() {
  const now = document.querySelector(".stApp");
  if (app === now) return;
  app = now;
  light = getComputedStyle(app).colorScheme;
  new MutationObserver(() => {
    const other = getComputedStyle(app).colorScheme;
    if (other === light) return;
    light = other;
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }).observe(app, { attributeFilter: ["class"] });
}

// Streamlit writes a few words by itself, in English only (metrics/ui/borrowed.py). Ours take their place.
const THEIRS = "[data-testid=stMainMenuPopover], [data-testid=stMainMenuList], [role=dialog], [role=listbox], " +
  "[data-testid=stStatusWidget], [data-testid=InputInstructions], [data-testid=stTooltipContent], " +
  "[data-testid=stDataFrameColumnMenu], [data-testid=stDataFrameButtonActionMenu], [data-testid=stFileChip] [role=alert], " +
  "[data-testid=stTopNav]";
const NAMED = "[data-testid=stMainMenuButton], .stSelectbox [aria-label], .stMultiSelect [aria-label], " +
  ".stTextInput [aria-label], .stFileUploader [aria-label], [role=dialog] [aria-label], [data-testid=stStatusWidget] [title], " +
  "[data-testid=stElementToolbar] [aria-label], .stSlider [aria-label], [data-testid=stTopNav] [aria-label], " +
  "[data-testid=stTopNav][aria-label], .stFloatingOverlayPortal [aria-label]";
function translate(places) {
  for (const place of places.filter((one) => one.isConnected)) {
    for (const theirs of place.closest(THEIRS) ? [place] : place.querySelectorAll(THEIRS)) {
      const texts = document.createTreeWalker(theirs, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const ours = word(texts.currentNode.nodeValue.trim());
        if (ours && ours !== texts.currentNode.nodeValue) texts.currentNode.nodeValue = ours;
      }
    }
    for (const one of [place, ...place.querySelectorAll(NAMED)]) if (one !== place || one.matches(NAMED)) rename(one);
  }
}

// "2 more" is looked up as "# more".
function word(theirs) {
  const number = theirs.match(/^\d+/)?.[0];
  return words[theirs] || (number && words[theirs.replace(number, "#")]?.replace("#", number));
}

function rename(one) {
  for (const name of ["aria-label", "title"]) {
    // A slider has two handles: "Years — start", "Years — end".
    const [all, what, which] = one.getAttribute(name)?.match(/^(?:(.*) — )?(.*)$/s) || [];
    const ours = what && words[which] ? `${what} — ${words[which]}` : words[all];
    if (ours && ours !== one.getAttribute(name)) one.setAttribute(name, ours);
  }
}

// What a chart draws inside itself is none of this: it is thousands of strokes, and nothing there is looked for. Words of
// what opens above the page are changed before anybody sees them, of what is new on it when the browser has nothing else
// to draw, and once all stands still the whole page is gone through, for what was changed without being new.
const outside = (change) => !change.target.closest?.(".js-plotly-plot, .js-plotly-tester");
const above = (change) => !document.getElementById("root").contains(change.target);
const idle = window.requestIdleCallback || ((work) => setTimeout(work, 100));
let waits = false, fresh = new Set(), still;
function renew() {
  const places = [...fresh];
  fresh.clear();
  translate(places);
}
new MutationObserver((changes) => {
  const ours = changes.filter(outside);
  if (!ours.length) return;
  const later = fresh.size > 0;
  for (const change of ours) {
    for (const node of change.addedNodes) fresh.add(node instanceof Element ? node : change.target);
  }
  if (ours.some(above)) renew();
  else if (!later && fresh.size) idle(renew, { timeout: 300 });
  if (!waits) requestAnimationFrame(() => { waits = false; follow(); seek(); refocus(); });
  waits = true;
  clearTimeout(still);
  still = setTimeout(translate, 1000, [document.documentElement]);
}).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-words"] });

// Streamlit goes to a page by its bare address, and the page then writes its choices into it: one step back, not two.
const push = history.pushState.bind(history);
history.pushState = (state, title, address) => {
  const to = new URL(address ?? location.href, location.href);
  const asked = new URLSearchParams(location.search).has("open");  // a click that the page has answered (behind, below)
  const completed = to.pathname === location.pathname && to.search && (!location.search || asked);
  return completed ? history.replaceState(state, title, address) : push(state, title, address);
};

// Another language, as a link says it, but in this visit; on a phone the choices fold behind one button.
document.addEventListener("click", (event) => {
  const language = event.target.closest?.(".languages a");
  if (language && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go("lang", new URL(language.href).searchParams.get("lang"));
  }
  if (event.target.closest?.(".fold")) {
    document.documentElement.classList.toggle("choosing");
    follow();
  }
});

// The page is asked for by another address, as if somebody had come by such a link (choices.py).
function go(part, value) {
  const to = new URL(location.href);
  to.hash = "";
  to.searchParams.set(part, value);
  history.replaceState(history.state, "", to);
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

// Every choice stands in the address: one click copies it. Without https a browser gives pages no clipboard.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button || button.dataset.before) return;
  if (navigator.clipboard) await navigator.clipboard.writeText(location.href);
  else copyByHand(location.href);
  button.dataset.before = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = button.dataset.before; delete button.dataset.before; }, 2000);
});

function copyByHand(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

// An address may end in the name of a definition; what it names is drawn only after the page has loaded.
let sought = decodeURIComponent(location.hash.slice(1));
function seek() {
  const found = sought && document.getElementById(sought);
  if (!found) return;
  sought = "";
  found.scrollIntoView();
}
window.addEventListener("hashchange", () => { sought = decodeURIComponent(location.hash.slice(1)); seek(); });

// A picture knows no fonts of the page it came from, so those whose letters it uses travel inside it.
const FONTS = [
  ["latin", /[\u0000-\u00ff]/],
  ["latin-ext", /[\u0100-\u02ba\u1e00-\u1eff]/],
  ["cyrillic", /[\u0400-\u045f]/],
  ["cyrillic-ext", /[\u0460-\u052f]/],
];

async function asDataAddress(blob) {
  const reader = new FileReader();
  await new Promise((done, failed) => {
    reader.onload = done;
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
  return reader.result;
}

// The university's own letters: the rules of the page's style "brand" (metrics/ui/brand.py), files inside.
async function ownFaces() {
  const rules = document.getElementById("brand")?.textContent.match(/@font-face\{[^}]*\}/g) || [];
  const held = rules.map(async (rule) => {
    const address = rule.match(/url\(([^)]*)\)/)[1];
    const answer = await fetch(new URL(address, document.baseURI));
    return rule.replace(address, await asDataAddress(await answer.blob()));
  });
  return (await Promise.all(held)).join("");
}

async function fontFaces(text) {
  const used = FONTS.filter(([, letters]) => letters.test(text));
  const faces = await Promise.all(
    used.map(async ([name]) => {
      const answer = await fetch(new URL(`app/static/fonts/inter-${name}.woff2`, document.baseURI));
      const font = await asDataAddress(await answer.blob());
      return `@font-face{font-family:Inter;font-weight:100 900;src:url(${font})}`;
    })
  );
  return `<style>${faces.join("")}${await ownFaces()}</style>`;
}

// The chart as SVG text in its own size, whatever the size of the window, fonts included.
async function drawn(chart, width, height) {
  const copy = { data: chart.data, layout: { ...chart.layout, width, height, autosize: false } };
  const address = await window.Plotly.toImage({ ...copy, config: chart._context }, { format: "svg", width, height });
  const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  return svg.replace(/(<svg[^>]*>)/, `$1${await fontFaces(svg)}`);
}

// SVG text → PNG three times as fine, for a slide.
async function painted(svg, width, height) {
  const picture = new Image();
  picture.src = await asDataAddress(new Blob([svg], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 3, height: height * 3 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-take]");
  const chart = button?.closest("[class*='st-key-away-']")?.querySelector(".js-plotly-plot");
  if (!chart) return;
  const [kind, width, height] = [button.dataset.take, Number(button.dataset.width), Number(button.dataset.height)];
  const svg = await drawn(chart, width, height);
  const blob = kind === "png" ? await painted(svg, width, height) : new Blob([svg], { type: "image/svg+xml" });
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob),
    download: `${button.dataset.name}.${kind}`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});

// What stands behind a chart is opened by its quiet row; and a number leads to the rows of the sheets behind it: a mark of
// a chart, or a line of its table. What was clicked goes into the address; the page opens its card there and takes it out
// again.
let pressed = "";
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".quiet button");
  if (!button) return;
  const name = behind(button, button.ariaExpanded === "true" ? "" : button.dataset.open);
  pressed = `.st-key-card-${name} .quiet [data-open="${button.dataset.open}"]`;
});

// The row is written anew with what is open; whoever works by keyboard stays on the button that was pressed.
document.addEventListener("pointerdown", () => { pressed = ""; });
function refocus() {
  if (pressed && document.activeElement === document.body) document.querySelector(pressed)?.focus({ preventScroll: true });
}

// A chart is listened to from the first time that the pointer is over it: a page pays nothing for it.
const heard = new WeakSet();
document.addEventListener("pointerover", (event) => {
  const plot = event.target.closest?.("[class*='st-key-card-'] .js-plotly-plot");
  if (!plot?._ev || heard.has(plot._ev)) return;
  heard.add(plot._ev);
  plot.on("plotly_hover", (over) => plot.classList.toggle("leads", Boolean(over.points[0]?.customdata)));
  plot.on("plotly_unhover", () => plot.classList.remove("leads"));
  plot.on("plotly_click", (over) => lead(plot, over.points[0]?.customdata));
});

document.addEventListener("click", (event) => {
  const line = event.target.closest?.("[data-at]");
  if (line && !event.target.closest("a, button") && getSelection().isCollapsed) lead(line, JSON.parse(line.dataset.at));
});

function lead(from, at) {
  if (at && behind(from, "cells", at)) show(from.closest("[class*='st-key-card-']"), 50);
}

// Asks for what stands behind the card that holds `from`; the card's name, nothing where there is no card.
function behind(from, panel, ...at) {
  const card = from.closest("[class*='st-key-card-']");
  if (!card) return "";
  const name = [...card.classList].find((one) => one.startsWith("st-key-card-")).slice("st-key-card-".length);
  go("open", JSON.stringify([name, panel, ...at]));
  return name;
}

// The rows stand below the chart, often out of sight. They are there when the run that was asked for is over.
function show(card, patience) {
  const rows = card.querySelector(".twin");
  const still = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
  if (rows && still && !new URLSearchParams(location.search).has("open")) rows.scrollIntoView({ block: "nearest", behavior: "smooth" });
  else if (patience) setTimeout(() => show(card, patience - 1), 100);
}

// A link to one of our pages goes through the menu, which keeps the visit and every choice.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".stHtml a[href]");
  if (!link || link.closest(".languages") || event.ctrlKey || event.metaKey || event.shiftKey || link.origin !== location.origin) return;
  const entry = [...document.querySelectorAll("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]")];
  const same = entry.find((one) => one.pathname === link.pathname);
  if (!same && link.pathname === location.pathname) return;
  event.preventDefault();
  sought = decodeURIComponent(link.hash.slice(1));
  if (same) same.click();
  else location.assign(link.pathname + location.search + link.hash);
});
