// The sheet on which the map is shown: it asks the drawing thread for a picture of what is in view, and moves the last
// picture along until the new one comes. Only the latest wish is drawn; those that it overtook are let fall.
"use strict";

const Sheet = L.Renderer.extend({
  options: { padding: 0.35 },

  initialize(thread, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._thread = thread;
    this._number = 0;
    this._spots = [];
    thread.addEventListener("message", ({ data }) => (data.ready ? this._ready() : this._came(data)));
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.className = "map-canvas";
    this._container.setAttribute("aria-hidden", "true");
    this._pen = this._container.getContext("bitmaprenderer");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  show(wanted) {
    this._wanted = wanted;
    if (this._map) this._update();
  },

  _ready() {
    this._idle = true;
    this._next();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    if (!this._wanted) return;
    const zoom = this._map.getZoom();
    const { x, y } = this._map.getPixelOrigin().add(this._bounds.min);
    const size = this._bounds.getSize();
    this._number += 1;
    this._job = {
      number: this._number, wanted: this._wanted, zoom, scale: 256 * 2 ** zoom, corner: { x, y },
      size: { x: size.x, y: size.y }, ratio: Math.min(window.devicePixelRatio || 1, 2),
    };
    this._at = this._bounds.min;
    this._next();
  },

  _next() {
    if (!this._idle || !this._job) return;
    this._idle = false;
    this._sent = { number: this._job.number, at: this._at, size: this._job.size };
    this._thread.postMessage(this._job);
    this._job = null;
  },

  _came({ number, bitmap, drawn, spots }) {
    this._idle = true;
    const { at, size } = this._sent;
    if (number === this._number && this._container) {
      const canvas = this._container;
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      this._pen.transferFromImageBitmap(bitmap);
      L.DomUtil.setPosition(canvas, at);
      this._spots = spots;
      this._corner = at;
      this.fire("drawn", drawn);
    } else bitmap.close();
    this._next();
  },

  // The numbers of the towns at a point of the map; nothing where there is none.
  at(point) {
    if (!this._corner) return null;
    const spot = point.subtract(this._corner);
    return this._spots.findLast(({ x, y, radius }) => Math.hypot(spot.x - x, spot.y - y) <= radius + 6)?.places || null;
  },
});
