// Everything that the map and the bars rest on, to be read: sentences by story, and events by time.
import { content, direction, events, sentences, stories } from "./data.js";
import { attributes, byId, colour, html, icon } from "./elements.js";
import { choose } from "./choice.js";
import { on, setEvents, state, touch } from "./store.js";
import { number, tr, trFormat } from "./tr.js";
import { moment } from "./words.js";
import { heldNow } from "./areas.js";
import { listed, scene, seen } from "./when.js";

let rows = []; // {element, events} of both lists

function told(story) {
  const parts = [story.publisher, story.author && story.author !== story.publisher ? story.author : "", story.date];
  return parts.filter(Boolean).flatMap((part, i) => [i > 0 ? " · " : "", html("bdi", {}, part)]);
}

/** A sentence with the words that tell its events in their families' colours. */
function marked(sentence, here) {
  const letters = Array.from(sentence.text);
  const spans = here.flatMap((event) => event.said
    .filter(([s, from, to]) => s === sentence.index && to > from).map(([, from, to]) => ({ from, to, event })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const out = [];
  let at = 0;
  for (const { from, to, event } of spans) {
    if (from < at) continue;
    out.push(letters.slice(at, from).join(""), html("mark", { class: colour(event) }, letters.slice(from, to).join("")));
    at = to;
  }
  out.push(letters.slice(at).join(""));
  return out;
}

/** The row is the button: pressed while its events are chosen. */
function row(given, ...children) {
  const button = html("button", { type: "button", class: "row", "aria-pressed": "false" }, ...children);
  button.addEventListener("click", (e) => choose(given, { add: e.ctrlKey || e.metaKey, move: !given.every((i) => state.chosen.has(i)) }));
  button.addEventListener("pointerenter", () => setEvents("hovered", given));
  button.addEventListener("pointerleave", () => setEvents("hovered", []));
  button.addEventListener("focus", () => setEvents("hovered", given));
  button.addEventListener("blur", () => setEvents("hovered", []));
  const item = html("li", {}, button);
  rows.push({ element: button, events: given });
  return item;
}

const tag = (event) => html("span", { class: "tag" }, icon(event),
  html("span", {}, [(scene().arabic && event.placeAr) || event.place, event.label, event.short].filter(Boolean).join(" · ")));

function sentenceList(panel) {
  const here = new Set(listed());
  const byStory = new Map();
  const wanted = new Set();
  for (const event of here) for (const [s] of event.said) wanted.add(s);
  const holds = new Map();
  for (const given of scene().held ?? []) for (const s of given.said) {
    wanted.add(s);
    holds.set(s, [...(holds.get(s) ?? []), given]);
  }
  for (const s of wanted) {
    const sentence = sentences[s];
    if (!byStory.has(sentence.story)) byStory.set(sentence.story, []);
    byStory.get(sentence.story).push(sentence);
  }
  const order = [...byStory.keys()].sort((a, b) => (stories[a].day ?? Infinity) - (stories[b].day ?? Infinity) || a - b);
  panel.replaceChildren(...order.map((number) => {
    const story = stories[number];
    const list = html("ul", {});
    addRows(list, byStory.get(number).sort((a, b) => a.order - b.order).map((sentence) => () => {
      const its = sentence.events.map((i) => events[i]).filter((e) => here.has(e));
      const sources = new Set(its.flatMap((e) => e.said.filter(([s, , , by]) => s === sentence.index && by).map(([, , , by]) => by)));
      const held = (holds.get(sentence.index) ?? []).filter((h) => its.length === 0 && h.holders.length > 0);
      return row(its.map((e) => e.index),
        html("span", { class: "sentence", lang: story.lang, dir: direction(story.lang) }, ...marked(sentence, its)),
        ...its.map(tag),
        ...[...new Set(held.map((h) => trFormat("{}: who held it", h.place)))].map((words) => html("span", { class: "tag" }, words)),
        sources.size > 0 ? html("span", { class: "tag by" }, trFormat("On the word of {}", [...sources].join(", "))) : undefined);
    }));
    return html("section", { class: "story" },
      html("h3", { lang: story.lang, dir: direction(story.lang) }, story.title ?? tr("Story")),
      told(story).length > 0 ? html("p", { class: "small" }, ...told(story)) : undefined, list);
  }));
}

/** How sharply the place is known, where it is not the town that is named. */
function where(event) {
  if (!event.at) return tr("No place is known");
  if (event.area !== undefined) return tr("Somewhere in the dashed area on the map");
  return event.km >= 15 ? trFormat("Known to within {} km", number(Math.round(event.km))) : "";
}

function eventRow(event) {
  const { actor, target } = event;
  const who = actor && target ? trFormat("By {}, against {}", actor, target)
    : actor ? trFormat("By {}", actor) : target ? trFormat("Against {}", target) : "";
  const [first] = event.said;
  const story = first && stories[sentences[first[0]].story];
  return row([event.index],
    html("span", { class: "event-head" }, icon(event), html("strong", { dir: "auto" }, event.title)),
    html("span", { class: "tag" }, [event.when, event.status !== "happened" && content.statuses[event.status], event.disputed && tr("disputed"), event.told].filter(Boolean).join(" · ")),
    who ? html("span", { class: "tag" }, who) : undefined,
    where(event) ? html("span", { class: "tag" }, where(event)) : undefined,
    first ? html("span", { class: "sentence", lang: story.lang, dir: direction(story.lang) }, sentences[first[0]].text) : undefined,
    first ? html("span", { class: "tag" }, html("span", {}, ...told(story))) : undefined);
}

function heldWords(how, place, who) {
  switch (how) {
    case "contested": return trFormat("{}: contested by {}", place, who);
    case "probably": return trFormat("{}: probably held by {}", place, who);
    default: return trFormat("{}: held by {}", place, who);
  }
}

function eventList(panel) {
  const timed = listed().filter((e) => e.begins !== undefined).sort((a, b) => a.begins - b.begins || a.index - b.index);
  const rest = listed().filter((e) => e.begins === undefined);
  const out = [];
  for (const [title, all] of [[tr("By time"), timed], [tr("Time unknown"), rest]]) {
    if (all.length === 0) continue;
    const list = html("ol", {});
    out.push(html("h3", {}, title), list);
    addRows(list, all.map((event) => () => eventRow(event)));
  }
  const held = new Map();
  for (const { place, how, holders } of heldNow()) {
    if (holders.length > 0) held.set(place, heldWords(how, place, holders.map(([name]) => name).join(", ")));
  }
  const list = html("ul", { class: "plain" }, ...[...held.values()].map((words) => html("li", {}, words)));
  if (held.size > 0) out.push(html("h3", {}, trFormat("Who held what, {}", moment(state.at, scene()))), list);
  panel.replaceChildren(...out);
}

let kept = [];

const LISTS = { sentences: sentenceList, events: eventList };
let stale = new Set();

/** Makes the list that is open; the other one once it is. */
function fill() {
  rows = [];
  later = [];
  for (const id of Object.keys(LISTS)) byId(id).replaceChildren();
  stale = new Set(Object.keys(LISTS));
  freshen();
}

function freshen() {
  for (const [id, list] of Object.entries(LISTS)) {
    if (byId(id).hidden || !stale.delete(id)) continue;
    if (scene().isMap) list(byId(id));
    else byId(id).replaceChildren(html("p", { class: "empty" }, tr("This scene shows words alone.")));
  }
  light();
  requestAnimationFrame(makeMore);
}

const AT_ONCE = 30; // rows; the others follow, so that what is in sight is there first
let later = [];

/** Adds rows to a list; those that are many, a few in each frame. */
function addRows(list, makers) {
  for (const make of makers) {
    if (rows.length < AT_ONCE) list.append(make());
    else later.push(() => list.append(make()));
  }
}

function makeMore() {
  if (later.length === 0) return;
  const end = performance.now() + 6;
  let made = 0;
  while (made < later.length && performance.now() < end) later[made++]();
  later.splice(0, made);
  light();
  if (later.length > 0) requestAnimationFrame(makeMore);
  else touch("listed");
}

function light() {
  for (const { element, events: given } of rows) {
    const chosen = given.some((i) => state.chosen.has(i));
    attributes(element, { "aria-pressed": chosen });
    element.classList.toggle("lit", given.some((i) => state.hovered.has(i)));
    element.classList.toggle("to-come", given.length > 0 && given.every((i) => seen(events[i]).happened <= 0));
  }
}

/** Brings what was chosen elsewhere into sight. */
function reveal(changed) {
  const chosen = [...state.chosen];
  if (chosen.join() === kept.join() && !changed.has("scene")) return;
  const open = byId("sentences").hidden ? byId("events") : byId("sentences");
  const found = rows.find(({ element, events: given }) => open.contains(element) && given.includes(chosen[0]));
  // Where all words are in one column, those of a new scene come first.
  const oneColumn = getComputedStyle(byId("lists")).overflowY === "visible";
  if (found || (oneColumn && changed.has("scene"))) kept = chosen;
  if (!found || (oneColumn && changed.has("scene")) || document.activeElement === found.element) return;
  found.element.scrollIntoView({ block: oneColumn ? "end" : "center" });
}

function startTabs() {
  const tabs = [byId("tab-sentences"), byId("tab-events")];
  const open = (tab) => {
    for (const one of tabs) {
      const is = one === tab;
      one.setAttribute("aria-selected", String(is));
      one.tabIndex = is ? 0 : -1;
      byId(one.getAttribute("aria-controls")).hidden = !is;
    }
    freshen();
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (e) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(e.key)) return;
      e.preventDefault();
      e.stopPropagation();
      const next = e.key === "Home" ? tabs[0] : e.key === "End" ? tabs.at(-1) : tabs[1 - tabs.indexOf(tab)];
      open(next);
      next.focus();
    });
  }
}

/** Arrows go from row to row in a list. */
function walk(e) {
  if (!["ArrowUp", "ArrowDown"].includes(e.key) || !e.target.classList.contains("row")) return;
  const all = [...e.currentTarget.querySelectorAll(".row")];
  const next = all[all.indexOf(e.target) + (e.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  e.preventDefault();
  next.focus();
}

export function startLists() {
  startTabs();
  for (const id of ["sentences", "events"]) byId(id).addEventListener("keydown", walk);
  on(["scene", "hidden"], fill);
  on(["at", "hovered", "chosen"], light);
  on(["chosen", "listed"], reveal);
}
