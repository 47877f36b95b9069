// Draws the figures of a page that html.py wrote; says `window.drawn` when all are there. Asks nothing of any host.
"use strict";

for (const figure of FIGURES) {
  for (const trace of figure.data) if (trace.geojson === ADDRESS) trace.geojson = WORLD;
}

// The figure as SVG text in its own size, with the letters of the page inside.
async function svg(place) {
  const { data, layout } = FIGURES[place];
  const { width, height } = layout;
  const address = await Plotly.toImage({ data, layout, config: CONFIG }, { format: "svg", width, height });
  const faces = document.querySelector("style").textContent.match(/@font-face\{[^}]*\}/g) || [];
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  return text.replace(/(<svg[^>]*>)/, `$1<style>${faces.join("")}</style>`);
}

// SVG → PNG twice as fine as its size, as base64.
async function png(place) {
  const { width, height } = FIGURES[place].layout;
  const picture = new Image();
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(await svg(place));
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").split(",")[1];
}

// What is higher than its sheet of paper shrinks until it fits.
function fit() {
  for (const part of document.querySelectorAll(".paged .fit")) {
    const foot = part.parentElement.querySelector("footer").getBoundingClientRect();
    const box = part.getBoundingClientRect();
    const room = foot.top - box.top - 16;
    if (box.height > room) part.style.zoom = room / box.height;
  }
}

(async () => {
  await document.fonts.ready;
  for (const place of document.querySelectorAll("[data-figure]")) {
    const { data, layout } = FIGURES[Number(place.dataset.figure)];
    place.style.height = `${layout.height}px`;
    await Plotly.newPlot(place, data, { ...layout, autosize: true }, CONFIG);
  }
  await document.fonts.ready;
  fit();
  window.drawn = true;
})();

// On paper a chart is as wide as the paper.
const resize = () => document.querySelectorAll("[data-figure]").forEach((place) => Plotly.Plots.resize(place));
if (document.documentElement.classList.contains("page")) {
  matchMedia("print").addEventListener("change", resize);
}
