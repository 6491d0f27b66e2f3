// Land, arcs and towns drawn in a thread of their own: the page stays free to move the old picture until the new one
// comes. Messages: first the network and the land, then jobs (which ties, which part of the plane); answers are bitmaps.
"use strict";

const COLOURS = { solid: "#0b5468", dashed: "#8a4b08", dotted: "#535b60", thin: "#8b9499" };
const DASHES = { solid: [], dashed: [7, 5], dotted: [1, 5], thin: [] };
const ORDER = ["thin", "dotted", "dashed", "solid"];
const MOST = 1500;

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

let network;
let ties;
let land;
let grouped;

// The ties of a job: chosen anew only when the wish changes, grouped anew only when the scale does too.
function prepare(job) {
  const wish = JSON.stringify(job.wanted);
  if (!grouped || grouped.wish !== wish) {
    ties = Network.choose(network, job.wanted);
    grouped = null;
  }
  if (!grouped || grouped.zoom !== job.zoom) {
    grouped = { wish, zoom: job.zoom, ...Network.group(network, ties, job.zoom) };
    grouped.arcs.sort((one, other) => other.count - one.count);
  }
}

function drawLand(pen, { ratio, scale, corner, size }) {
  pen.fillStyle = "#e2ecf0";
  pen.fillRect(0, 0, size.x * ratio, size.y * ratio);
  pen.fillStyle = "#fbfaf6";
  pen.strokeStyle = "#b9c6cc";
  const last = Math.ceil((corner.x + size.x) / scale);
  for (let turn = Math.floor(corner.x / scale) - 1; turn <= last; turn += 1) {
    pen.setTransform(scale * ratio, 0, 0, scale * ratio, (turn * scale - corner.x) * ratio, -corner.y * ratio);
    pen.lineWidth = 0.8 / scale;
    pen.fill(land, "evenodd");
    pen.stroke(land);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}

// The arcs that have an end in view, those of the most ties first; more than `MOST` nobody could tell apart.
function inView({ scale, corner, size }) {
  const found = [];
  for (const arc of grouped.arcs) {
    const seen = [arc.one, arc.other].some(({ x, y }) => {
      const top = y * scale - corner.y;
      if (top < 0 || top > size.y) return false;
      const left = ((x * scale - corner.x) % scale + scale) % scale;
      return left <= size.x;
    });
    if (seen) found.push(arc);
  }
  return found;
}

function drawArcs(pen, job) {
  const all = inView(job);
  const arcs = all.slice(0, MOST);
  const faint = Math.max(0.22, Math.min(0.95, 10 / Math.sqrt(arcs.length + 1)));
  for (const line of ORDER) {
    pen.strokeStyle = COLOURS[line];
    pen.setLineDash(DASHES[line]);
    pen.lineCap = line === "dotted" ? "round" : "butt";
    pen.globalAlpha = faint;
    for (const arc of arcs) if (arc.lines.includes(line)) drawArc(pen, job, arc, line);
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  return { arcs: arcs.length, all: all.length };
}

function drawArc(pen, { scale, corner, size }, arc, line) {
  arc.way ||= Network.way(arc.one, arc.other);
  const { way } = arc;
  const middle = 2 * Math.floor(way.length / 4);
  const from = arc.lines[0] === line ? 0 : middle;
  const to = arc.lines[1] === line ? way.length : middle + 2;
  pen.lineWidth = line === "thin" ? 1.1 : Math.min(6, 1.8 + Math.log2(arc.count) * 0.7);
  const left = Math.min(way[from], way[to - 2]) * scale - corner.x;
  const right = Math.max(way[from], way[to - 2]) * scale - corner.x;
  for (let turn = -2; turn <= 2; turn += 1) {
    if (right + turn * scale < -80 || left + turn * scale > size.x + 80) continue;
    const shift = turn * scale - corner.x;
    pen.beginPath();
    pen.moveTo(way[from] * scale + shift, way[from + 1] * scale - corner.y);
    for (let at = from + 2; at < to; at += 2) pen.lineTo(way[at] * scale + shift, way[at + 1] * scale - corner.y);
    pen.stroke();
  }
}

function drawTowns(pen, job) {
  const spots = [];
  pen.textBaseline = "middle";
  for (const each of [...grouped.groups].sort((one, other) => one.weight - other.weight)) {
    for (let turn = -1; turn <= 1; turn += 1) {
      const x = (each.x + turn) * job.scale - job.corner.x;
      const y = each.y * job.scale - job.corner.y;
      if (x < -30 || y < -30 || x > job.size.x + 30 || y > job.size.y + 30) continue;
      const many = each.places.size > 1;
      const radius = many ? Math.min(20, 8 + Math.log2(each.places.size) * 1.6) : each.isHome ? 5 : 4;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = each.isHome && !many ? "#0b5468" : "#fff";
      pen.fill();
      pen.lineWidth = many ? 2.2 : 1.6;
      pen.strokeStyle = "#0b5468";
      pen.stroke();
      spots.push({ x, y, radius, each });
      if (!many) continue;
      pen.fillStyle = "#073a48";
      pen.font = "700 12px 'PT Sans', sans-serif";
      pen.textAlign = "center";
      pen.fillText(each.places.size, x, y + 0.5);
    }
  }
  return spots;
}

function drawNames(pen, spots) {
  const taken = spots.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  pen.textAlign = "left";
  pen.lineJoin = "round";
  const single = spots.filter(({ each }) => each.places.size === 1);
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
}

function draw(job) {
  prepare(job);
  const canvas = new OffscreenCanvas(Math.round(job.size.x * job.ratio), Math.round(job.size.y * job.ratio));
  const pen = canvas.getContext("2d");
  drawLand(pen, job);
  const drawn = drawArcs(pen, job);
  const spots = drawTowns(pen, job);
  drawNames(pen, spots);
  const told = spots.map(({ x, y, radius, each }) => ({ x, y, radius, places: [...each.places].map((place) => place.index) }));
  const bitmap = canvas.transferToImageBitmap();
  postMessage({ number: job.number, bitmap, drawn, spots: told }, [bitmap]);
}

async function begin({ data, coast, letters, script }) {
  importScripts(script);
  network = Network.decode(data);
  land = landPath(coast);
  const faces = letters.map(([weight, range, address]) => new FontFace("PT Sans", `url(${address})`, { weight, unicodeRange: range }));
  await Promise.allSettled(faces.map(async (face) => self.fonts.add(await face.load())));
  postMessage({ ready: true });
}

onmessage = ({ data: said }) => (said.data ? begin(said) : draw(said));
