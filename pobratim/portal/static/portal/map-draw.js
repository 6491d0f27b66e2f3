// Land, arcs and towns on one canvas of Leaflet's. A redraw is cut into slices, so that moving the map stays smooth:
// the old picture moves along until the new one is whole.
"use strict";

const Drawing = (() => {
  const COLOURS = { solid: "#0b5468", dashed: "#8a4b08", dotted: "#535b60", thin: "#8b9499" };
  const DASHES = { solid: [], dashed: [7, 5], dotted: [1, 5], thin: [] };
  const ORDER = ["thin", "dotted", "dashed", "solid"];
  const SLICE = 6;

  function landPath(land) {
    const path = new Path2D();
    for (const ring of land.rings) {
      let x = 0;
      let y = 0;
      for (let at = 0; at < ring.length; at += 2) {
        x += ring[at];
        y += ring[at + 1];
        const [u, v] = Network.flat(y / land.parts, x / land.parts);
        if (at) path.lineTo(u, v);
        else path.moveTo(u, v);
      }
      path.closePath();
    }
    return path;
  }

  const Sheet = L.Renderer.extend({
    options: { padding: 0.35 },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "map-canvas";
      this._container.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
      cancelAnimationFrame(this._frame);
      this._container.remove();
      delete this._container;
    },

    show(network, ties) {
      this._network = network;
      this._ties = ties;
      this._grouped = null;
      if (this._map) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      if (!this._ties) return;
      const zoom = this._map.getZoom();
      if (!this._grouped || this._grouped.zoom !== zoom) {
        this._grouped = { zoom, ...Network.group(this._network, this._ties, zoom) };
        this._grouped.arcs.sort((one, other) => other.count - one.count);
      }
      this._begin();
    },

    // A new picture behind the scenes, with the list of what is to be drawn in it.
    _begin() {
      cancelAnimationFrame(this._frame);
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const size = this._bounds.getSize();
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      const scale = 256 * 2 ** this._map.getZoom();
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      const pen = canvas.getContext("2d");
      const job = { canvas, pen, ratio, scale, corner, size, at: 0, work: [] };
      this._drawLand(job);
      this._job = job;
      job.work = this._strokes(job);
      this._frame = requestAnimationFrame(() => this._slice(job));
    },

    _drawLand({ pen, ratio, scale, corner, size }) {
      pen.fillStyle = "#e2ecf0";
      pen.fillRect(0, 0, size.x * ratio, size.y * ratio);
      pen.fillStyle = "#fbfaf6";
      pen.strokeStyle = "#b9c6cc";
      const first = Math.floor(corner.x / scale) - 1;
      const last = Math.ceil((corner.x + size.x) / scale);
      for (let turn = first; turn <= last; turn += 1) {
        pen.setTransform(scale * ratio, 0, 0, scale * ratio, (turn * scale - corner.x) * ratio, -corner.y * ratio);
        pen.lineWidth = 0.8 / scale;
        pen.fill(this.land, "evenodd");
        pen.stroke(this.land);
      }
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    },

    // Halves of arcs by line and width: each lot is one path of at most so many arcs.
    _strokes(job) {
      const lots = new Map();
      const faint = Math.max(0.35, Math.min(0.95, 14 / Math.sqrt(this._grouped.arcs.length + 1)));
      for (const arc of this._grouped.arcs) {
        arc.way ||= Network.way(arc.one, arc.other);
        const wide = arc.lines.includes("thin") && arc.count === 1 ? 1.2 : Math.min(6, 1.8 + Math.log2(arc.count) * 0.7);
        const middle = 2 * Math.floor(arc.way.length / 4);
        const halves = arc.lines[0] === arc.lines[1]
          ? [[arc.lines[0], 0, arc.way.length]]
          : [[arc.lines[0], 0, middle + 2], [arc.lines[1], middle, arc.way.length]];
        for (const [line, from, to] of halves) {
          const key = `${line} ${wide.toFixed(1)}`;
          let lot = lots.get(key);
          if (!lot || lot.arcs.length >= 120) {
            lot = { line, wide: line === "thin" ? Math.min(wide, 1.2) : wide, faint, arcs: [] };
            lots.set(key, lot);
            job.work.push(lot);
          }
          lot.arcs.push([arc.way, from, to]);
        }
      }
      return job.work.sort((one, other) => ORDER.indexOf(one.line) - ORDER.indexOf(other.line));
    },

    _slice(job) {
      const until = performance.now() + SLICE;
      while (job.at < job.work.length && performance.now() < until) this._stroke(job, job.work[job.at++]);
      if (job.at < job.work.length) {
        this._frame = requestAnimationFrame(() => this._slice(job));
        return;
      }
      this._drawTowns(job);
      this._swap(job);
    },

    _stroke({ pen, scale, corner, size }, lot) {
      pen.strokeStyle = COLOURS[lot.line];
      pen.lineWidth = lot.wide;
      pen.globalAlpha = lot.faint;
      pen.setLineDash(DASHES[lot.line]);
      pen.lineCap = lot.line === "dotted" ? "round" : "butt";
      pen.beginPath();
      for (const [way, from, to] of lot.arcs) {
        const left = Math.min(way[from], way[to - 2]) * scale - corner.x;
        const right = Math.max(way[from], way[to - 2]) * scale - corner.x;
        for (let turn = -2; turn <= 2; turn += 1) {
          const shift = turn * scale - corner.x;
          if (right + turn * scale < -80 || left + turn * scale > size.x + 80) continue;
          pen.moveTo(way[from] * scale + shift, way[from + 1] * scale - corner.y);
          for (let at = from + 2; at < to; at += 2) pen.lineTo(way[at] * scale + shift, way[at + 1] * scale - corner.y);
        }
      }
      pen.stroke();
    },

    _drawTowns(job) {
      const { pen } = job;
      pen.globalAlpha = 1;
      pen.setLineDash([]);
      pen.textBaseline = "middle";
      this.spots = [];
      for (const each of [...this._grouped.groups].sort((one, other) => one.weight - other.weight)) {
        for (let turn = -1; turn <= 1; turn += 1) this._drawTown(job, each, turn);
      }
      this._drawNames(job);
    },

    _drawTown({ pen, scale, corner, size }, each, turn) {
      const x = (each.x + turn) * scale - corner.x;
      const y = each.y * scale - corner.y;
      if (x < -30 || y < -30 || x > size.x + 30 || y > size.y + 30) return;
      const many = each.places.size > 1;
      const radius = many ? Math.min(20, 8 + Math.log2(each.places.size) * 1.6) : each.isHome ? 5 : 4;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = each.isHome && !many ? "#0b5468" : "#fff";
      pen.fill();
      pen.lineWidth = many ? 2.2 : 1.6;
      pen.strokeStyle = "#0b5468";
      pen.stroke();
      this.spots.push({ x, y, radius, each });
      if (!many) return;
      pen.fillStyle = "#073a48";
      pen.font = "700 12px 'PT Sans', sans-serif";
      pen.textAlign = "center";
      pen.fillText(each.places.size, x, y + 0.5);
    },

    _drawNames({ pen }) {
      const taken = this.spots.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
      pen.textAlign = "left";
      pen.lineJoin = "round";
      const single = this.spots.filter(({ each }) => each.places.size === 1);
      single.sort((one, other) => other.each.isHome - one.each.isHome || other.each.weight - one.each.weight);
      for (const { x, y, each } of single.slice(0, 120)) {
        const [{ name }] = each.places;
        pen.font = `${each.isHome ? 700 : 400} 13px 'PT Sans', sans-serif`;
        const wide = pen.measureText(name).width;
        const box = [x + 8, y - 8, x + 10 + wide, y + 8];
        if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        taken.push(box);
        pen.lineWidth = 3.5;
        pen.strokeStyle = "#fbfaf6";
        pen.strokeText(name, x + 9, y);
        pen.fillStyle = "#16191b";
        pen.fillText(name, x + 9, y);
      }
    },

    // The new picture takes the place of the old one, all at once.
    _swap(job) {
      const canvas = this._container;
      canvas.width = job.canvas.width;
      canvas.height = job.canvas.height;
      canvas.style.width = `${job.size.x}px`;
      canvas.style.height = `${job.size.y}px`;
      canvas.getContext("2d").drawImage(job.canvas, 0, 0);
      L.DomUtil.setPosition(canvas, this._bounds.min);
      this.fire("drawn");
    },

    // The town or the group of towns at a point of the map.
    at(point) {
      const spot = point.subtract(this._bounds.min);
      return (this.spots || []).findLast(({ x, y, radius }) => Math.hypot(spot.x - x, spot.y - y) <= radius + 6)?.each;
    },
  });

  return { Sheet, landPath };
})();
