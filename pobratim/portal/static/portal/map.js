// The map page: filters, the slider of years, the list beside the map, and the way back to the words of the register.
"use strict";

(async () => {
  const field = document.getElementById("map");
  const form = document.getElementById("map-filters");
  if (!field || !window.L) return;
  const beside = document.getElementById("map-list");
  const table = document.getElementById("map-table");
  const words = field.dataset;
  const load = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  let network;
  let thread;
  try {
    const [data, coast] = await Promise.all([load(words.network), load(words.land)]);
    network = Network.decode(data);
    thread = new Worker(words.worker);
    const letters = JSON.parse(words.letters);
    const full = (address) => new URL(address, location.href).href;
    thread.postMessage({ data, coast, script: full(words.script), letters: letters.map(([weight, range, file]) => [weight, range, full(file)]) });
    thread.addEventListener("error", fail);
  } catch {
    fail();
    return;
  }

  function fail() {
    document.getElementById("map-trouble").hidden = false;
    field.classList.remove("live");
  }

  const wanted = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  field.classList.add("live");
  const map = L.map(field, {
    attributionControl: false, zoomControl: false, minZoom: 1, maxZoom: 10, worldCopyJump: true,
    zoomSnap: 0.5, wheelPxPerZoomLevel: 90, maxBounds: [[-85, -540], [85, 540]], zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.wider }).addTo(map);
  const sheet = new Sheet(thread);
  let shown = Network.choose(network, wanted());
  fit(shown);
  sheet.addTo(map);
  let lit = null;

  function fit(ties) {
    const points = ties.flatMap(({ home, partner }) => [[home.latitude, home.longitude], [partner.latitude, partner.longitude]]);
    if (points.length && points.length < 4000) map.fitBounds(points, { padding: [36, 36], maxZoom: 6, animate: false });
    else map.setView([30, 40], 2, { animate: false });
  }

  function light(tie) {
    lit?.remove();
    lit = null;
    if (!tie) return;
    const way = Network.way(tie.home, tie.partner);
    const points = [];
    for (let at = 0; at < way.length; at += 2) points.push(map.options.crs.pointToLatLng(L.point(way[at] * 256, way[at + 1] * 256), 0));
    lit = L.polyline(points, { color: "#ffbf47", weight: 6, opacity: 0.9, interactive: false, renderer: L.svg({ padding: 1 }) }).addTo(map);
  }

  function stateOf(tie) {
    const [home, partner] = [network.states[tie.said[1]][0], network.states[tie.said[2]][0]];
    return home === partner ? home : `${tie.home.name}: ${home}; ${tie.partner.name}: ${partner}`;
  }

  function entry(tie) {
    const link = document.createElement("a");
    link.href = words.tie.replace("/0/", `/${tie.id}/`);
    if (words.target) link.target = words.target;
    link.textContent = `${tie.home.name} — ${tie.partner.name}`;
    const said = document.createElement("span");
    said.className = `state ${network.states[tie.said[1]][1]}`;
    said.textContent = stateOf(tie);
    const item = document.createElement("li");
    item.append(link, said);
    for (const name of ["mouseenter", "focusin"]) item.addEventListener(name, () => light(tie));
    for (const name of ["mouseleave", "focusout"]) item.addEventListener(name, () => light(null));
    return item;
  }

  function tell() {
    const bounds = map.getBounds();
    const [south, north, west, east] = [bounds.getSouth(), bounds.getNorth(), bounds.getWest(), bounds.getEast()];
    const inside = ({ latitude, longitude }) => latitude >= south && latitude <= north
      && ((longitude - west) % 360 + 360) % 360 <= east - west;
    const seen = shown.filter((tie) => inside(tie.home) || inside(tie.partner));
    document.getElementById("map-count").textContent = words.count.replace("{seen}", seen.length).replace("{all}", shown.length);
    const held = beside?.contains(document.activeElement) ? document.activeElement.href : null;
    beside?.replaceChildren(...seen.slice(0, 60).map(entry));
    if (held) [...beside.querySelectorAll("a")].find((link) => link.href === held)?.focus();
  }

  function show() {
    shown = Network.choose(network, wanted());
    light(null);
    sheet.show(wanted());
    tell();
  }

  let waiting;
  function follow() {
    const query = new URLSearchParams(wanted());
    if (query.get("year") === String(network.now)) query.delete("year");
    const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
    history.replaceState(history.state, "", address);
    clearTimeout(waiting);
    if (!table) return;
    waiting = setTimeout(async () => {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("map-table");
      if (fresh) table.replaceChildren(...fresh.childNodes);
    }, 350);
  }

  const slider = document.getElementById("map-years");
  const year = document.getElementById("f-year");
  const play = document.getElementById("map-play");
  function turn(value) {
    year.value = value;
    slider.value = value;
    slider.setAttribute("aria-valuetext", value);
    show();
  }
  slider.closest("[hidden]").hidden = false;
  slider.value = year.value || network.now;
  slider.addEventListener("input", () => turn(slider.value));
  slider.addEventListener("change", follow);
  year.addEventListener("change", () => { turn(year.value || network.now); follow(); });
  let playing = null;
  play.addEventListener("click", () => {
    clearInterval(playing);
    playing = playing ? null : setInterval(() => {
      const next = Number(slider.value) + 1;
      turn(next > network.now ? network.first : next);
      if (next === network.now) play.click();
    }, 220);
    if (playing && Number(slider.value) >= network.now) turn(network.first);
    play.setAttribute("aria-pressed", String(Boolean(playing)));
    if (!playing) follow();
  });

  form.addEventListener("submit", (event) => { event.preventDefault(); show(); fit(shown); follow(); });
  form.querySelectorAll("select").forEach((each) => each.addEventListener("change", () => { show(); fit(shown); follow(); }));
  map.on("moveend", tell);
  sheet.on("drawn", ({ arcs, all }) => {
    const note = document.getElementById("map-cut");
    note.hidden = arcs >= all;
    note.textContent = words.cut.replace("{arcs}", arcs).replace("{all}", all);
  });
  map.on("click", (event) => {
    const found = sheet.at(event.layerPoint)?.map((number) => network.places[number]);
    if (!found) return;
    if (found.length > 1 && map.getZoom() < 8) {
      map.fitBounds(found.map(({ latitude, longitude }) => [latitude, longitude]), { padding: [60, 60], maxZoom: Math.max(map.getZoom() + 2, 5) });
      return;
    }
    const list = document.createElement("ul");
    list.className = "map-popup";
    list.append(...shown.filter((tie) => found.includes(tie.home) || found.includes(tie.partner)).slice(0, 12).map(entry));
    L.popup({ maxWidth: 300 }).setLatLng(event.latlng).setContent(list).openOn(map);
  });
  map.on("mousemove", (event) => { field.style.cursor = sheet.at(event.layerPoint) ? "pointer" : ""; });
  new ResizeObserver(() => map.invalidateSize({ debounceMoveend: true })).observe(field);
  window.pobratimMap = map;
  show();
})();
