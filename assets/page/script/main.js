// Puts the page together. Every part draws what it shows once a frame, where that has changed.
import { content } from "./data.js";
import { byId } from "./elements.js";
import { startAreas } from "./areas.js";
import { flyTo, resize, startCamera } from "./camera.js";
import { startCircles } from "./circles.js";
import { startClock } from "./clock.js";
import { startGround } from "./ground.js";
import { startKeys } from "./keys.js";
import { startLegend } from "./legend.js";
import { startLists } from "./lists.js";
import { startMarks } from "./marks.js";
import { startNames } from "./names.js";
import { go, startScenes } from "./scenes.js";
import { measure, state, touch } from "./store.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { scene } from "./when.js";

startTheme();
measure();
startScenes();
startLists();
startLegend();
startKeys();
if (content.ground) {
  startCamera();
  startClock();
  startGround();
  startAreas();
  startMarks();  // before names, which stand around them
  startCircles();
  startNames();
  startTimeline();
  // The layout has other sizes once words and lists are in it, when the window changes, and when a
  // scene of words gives way to a map.
  let sized = false;
  new ResizeObserver(() => {
    measure();
    if (!resize()) return;
    touch("size", "camera");
    if ((!sized || !state.explored) && scene().isMap) flyTo(scene().view, () => {}, true);
    sized = true;
  }).observe(byId("map"));
}
go(0, { atOnce: true });
touch("scene", "at", "speed", "explored", "theme", "window", "size");
document.documentElement.dataset.ready = String(scene().index);
