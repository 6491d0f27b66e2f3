// The network in memory: decoded once, then filtered by kind, country, municipality, line and year in a few milliseconds.
"use strict";

var Network = (() => {
  const WORLD = 2 ** 8;

  // Mercator's plane from 0 to 1, as Leaflet's at zoom 0 divided by 256.
  function flat(latitude, longitude) {
    const bound = Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI / 180;
    return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + bound / 2)) / (2 * Math.PI)];
  }

  function decode(told) {
    const places = told.places.map(([id, name, latitude, longitude, country], index) => {
      const [x, y] = flat(latitude, longitude);
      return { index, id, name, latitude, longitude, country, x, y };
    });
    const ties = told.ties.map(([id, home, partner, kind, begins, course]) => ({
      id, home: places[home], partner: places[partner], kind, begins, steps: told.courses[course], said: null,
    }));
    return { ...told, places, ties };
  }

  // What both sides declare at the end of a year, as numbers of states; null when the tie is not shown.
  function at(tie, year, now) {
    if (!tie.begins && year < now) return null;
    let found = null;
    for (const step of tie.steps) {
      if (step[0] > year) break;
      found = step;
    }
    return found;
  }

  function choose(network, wanted) {
    const kind = wanted.kind ? network.kindCodes.indexOf(wanted.kind) : -1;
    const home = Number(wanted.municipality) || 0;
    const year = Number(wanted.year) || network.now;
    return network.ties.filter((tie) => {
      if (kind >= 0 && tie.kind !== kind) return false;
      if (wanted.country && tie.partner.country !== wanted.country) return false;
      if (home && tie.home.id !== home) return false;
      tie.said = at(tie, year, network.now);
      if (!tie.said) return false;
      return !wanted.line || network.states[tie.said[1]][1] === wanted.line || network.states[tie.said[2]][1] === wanted.line;
    });
  }

  // The shortest way on the globe between two points of the plane, as x, y, x, y… ; x runs on beyond the edges.
  function way(one, other) {
    const rad = Math.PI / 180;
    const [a, b, c, d] = [one.latitude * rad, one.longitude * rad, other.latitude * rad, other.longitude * rad];
    const angle = 2 * Math.asin(Math.sqrt(Math.sin((c - a) / 2) ** 2 + Math.cos(a) * Math.cos(c) * Math.sin((d - b) / 2) ** 2));
    const pieces = Math.max(2, Math.min(32, 2 * Math.round(angle / rad / 5)));
    if (angle < 1e-6) return Float32Array.of(one.x, one.y, other.x, other.y);
    const points = new Float32Array(2 * (pieces + 1));
    let before = one.x;
    for (let step = 0; step <= pieces; step += 1) {
      const p = Math.sin((1 - step / pieces) * angle) / Math.sin(angle);
      const q = Math.sin(step / pieces * angle) / Math.sin(angle);
      const x = p * Math.cos(a) * Math.cos(b) + q * Math.cos(c) * Math.cos(d);
      const y = p * Math.cos(a) * Math.sin(b) + q * Math.cos(c) * Math.sin(d);
      const z = p * Math.sin(a) + q * Math.sin(c);
      const [u, v] = flat(Math.atan2(z, Math.hypot(x, y)) / rad, Math.atan2(y, x) / rad);
      before = u + Math.round(before - u);
      points[2 * step] = before;
      points[2 * step + 1] = v;
    }
    return points;
  }

  // Places that would lie over each other at a zoom stand together; ties between the same groups run as one arc.
  function group(network, ties, zoom) {
    const cell = zoom >= 7 ? 0 : 46 / (WORLD * 2 ** zoom);
    const groups = new Map();
    const of = new Map();
    const weigh = (place, isHome) => {
      let found = of.get(place);
      if (!found) {
        const key = cell ? `${Math.floor(place.x / cell)}/${Math.floor(place.y / cell)}` : place.id;
        found = groups.get(key) || { x: 0, y: 0, weight: 0, places: new Set(), isHome: false };
        groups.set(key, found);
        of.set(place, found);
      }
      found.x += place.x;
      found.y += place.y;
      found.weight += 1;
      found.isHome ||= isHome;
      found.places.add(place);
    };
    for (const tie of ties) {
      weigh(tie.home, true);
      weigh(tie.partner, false);
    }
    for (const each of groups.values()) settle(each);
    return { groups: [...groups.values()], arcs: bundle(network, ties, of) };
  }

  function settle(each) {
    each.x /= each.weight;
    each.y /= each.weight;
    each.longitude = (each.x - 0.5) * 360;
    each.latitude = Math.atan(Math.sinh((0.5 - each.y) * 2 * Math.PI)) * 180 / Math.PI;
  }

  function bundle(network, ties, of) {
    const arcs = new Map();
    const numbers = new Map();
    const number = (each) => numbers.get(each) ?? numbers.set(each, numbers.size).get(each);
    for (const tie of ties) {
      const one = of.get(tie.home);
      const other = of.get(tie.partner);
      if (one === other) continue;
      const lines = [network.states[tie.said[1]][1], network.states[tie.said[2]][1]];
      const key = `${number(one)}-${number(other)}-${lines}`;
      const known = arcs.get(key);
      if (known) known.count += 1;
      else arcs.set(key, { one, other, lines, count: 1 });
    }
    return [...arcs.values()];
  }

  return { decode, choose, group, way, flat };
})();
