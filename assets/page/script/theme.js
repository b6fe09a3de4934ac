// The colours of scene::Theme as custom properties. A sheet made by script is under the page's
// policy where a style element would not be.
import { themes } from "./data.js";
import { byId } from "./elements.js";
import { on, set, state } from "./store.js";

const sheet = new CSSStyleSheet();
const system = matchMedia("(prefers-color-scheme: dark)");

export const palette = () => themes[state.theme];

function apply() {
  const { colours, families, holders, dark, strong } = palette();
  const lines = Object.entries(colours).map(([name, value]) => `--${name}:${value}`);
  for (const [name, value] of Object.entries(families)) lines.push(`--family-${name}:${value}`);
  holders.forEach((value, i) => lines.push(`--holder-${i}:${value}`));
  sheet.replaceSync(`:root{color-scheme:${dark ? "dark" : "light"};--edge:${strong ? 2 : 1}px;${lines.join(";")}}`);
  byId("theme").setAttribute("aria-pressed", String(state.theme === "dark"));
}

export function startTheme() {
  const asked = document.documentElement.dataset.theme;
  document.adoptedStyleSheets = [sheet];
  state.theme = asked === "auto" ? (system.matches ? "dark" : "light") : asked;
  apply();
  if (asked === "auto") system.addEventListener("change", () => set({ theme: system.matches ? "dark" : "light" }));
  byId("theme").addEventListener("click", () => set({ theme: state.theme === "dark" ? "light" : "dark" }));
  on(["theme"], apply);
}
