(function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  var COLOURS = ['#1f5fa8', '#c2451e', '#2e8540', '#7b3fa0', '#b8860b', '#00808a', '#a0325e',
    '#556b2f', '#4b4b9b', '#8b4513'];
  var WIDTH = 1000, HEIGHT = 380, TOP = 14, BOTTOM = 42, LEFT = 62, AXIS = 62;

  function node(parent, name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) { made.textContent = text; }
    parent.appendChild(made);
    return made;
  }

  function html(parent, name, text, className) {
    var made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    if (className) { made.className = className; }
    parent.appendChild(made);
    return made;
  }

  function number(value) {
    if (value === null || value === undefined) { return ''; }
    var size = Math.abs(value);
    if (value !== 0 && (size < 1e-3 || size >= 1e6)) { return value.toExponential(3); }
    return String(Number(value.toPrecision(6)));
  }

  function ticks(low, high, most) {
    var rough = (high - low) / most;
    var power = Math.pow(10, Math.floor(Math.log10(rough)));
    var step = [1, 2, 5, 10].map(function (m) { return m * power; })
      .find(function (s) { return s >= rough; }) || power * 10;
    var found = [];
    for (var i = Math.ceil(low / step); i * step <= high + step * 1e-9 && found.length < 50; i++) {
      found.push(i * step);
    }
    return found;
  }

  function chart(host, data) {
    var shown = data.series.map(function (s) { return s.shown; });
    var x = data.x, all = [x[0], x[x.length - 1]];
    if (all[0] === all[1]) { all = [all[0] - 0.5, all[1] + 0.5]; }
    var range = all.slice(), mark = null, hover = null;
    var legend = html(host, 'div', undefined, 'legend');
    data.series.forEach(function (s, i) {
      var label = html(legend, 'label');
      var box = html(label, 'input');
      box.type = 'checkbox';
      box.checked = shown[i];
      box.addEventListener('change', function () { shown[i] = box.checked; draw(); });
      html(label, 'b').style.background = COLOURS[i % COLOURS.length];
      html(label, 'span', s.name);
    });
    var svg = node(host, 'svg', { viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, role: 'img' });
    svg.setAttribute('aria-label', data.title);
    var values = html(host, 'div', 'drag to zoom, double-click for everything', 'values');
    var plot = { right: WIDTH };

    function place(value) {
      return LEFT + (value - range[0]) / (range[1] - range[0]) * (plot.right - LEFT);
    }
    function at(event) {
      var box = svg.getBoundingClientRect();
      var px = (event.clientX - box.left) / box.width * WIDTH;
      var part = Math.min(1, Math.max(0, (px - LEFT) / (plot.right - LEFT)));
      return range[0] + part * (range[1] - range[0]);
    }
    function inside(i) { return x[i] >= range[0] && x[i] <= range[1]; }

    function axes() {
      var found = [];
      data.series.forEach(function (s, i) {
        if (!shown[i]) { return; }
        var axis = found.find(function (a) { return a.unit === s.unit && a.left === s.left; });
        if (!axis) {
          axis = { unit: s.unit, left: s.left, low: Infinity, high: -Infinity, label: s.axis };
          found.push(axis);
        }
        for (var k = 0; k < x.length; k++) {
          if (inside(k) && s.low[k] !== null) {
            axis.low = Math.min(axis.low, s.low[k]);
            axis.high = Math.max(axis.high, s.high[k]);
          }
        }
        s.scale = axis;
      });
      found.forEach(function (a) {
        if (!(a.low <= a.high)) { a.low = 0; a.high = 1; }
        var room = (a.high - a.low) * 0.05 || Math.abs(a.high) * 0.05 || 1;
        a.low -= room;
        a.high += room;
        a.y = function (v) {
          return TOP + (a.high - v) / (a.high - a.low) * (HEIGHT - TOP - BOTTOM);
        };
      });
      return found;
    }

    function line(s, i) {
      var parts = [], open = false, dots = [];
      for (var k = 0; k < x.length; k++) {
        if (!inside(k) || s.low[k] === null) {
          open = open && s.low[k] !== null;
          continue;
        }
        var px = place(x[k]).toFixed(1);
        var low = s.scale.y(s.low[k]).toFixed(1), high = s.scale.y(s.high[k]).toFixed(1);
        parts.push((open ? 'L' : 'M') + px + ' ' + low + (low === high ? '' : 'L' + px + ' ' + high));
        dots.push([px, high]);
        open = true;
      }
      var colour = COLOURS[i % COLOURS.length];
      node(svg, 'path', { d: parts.join(''), fill: 'none', stroke: colour, 'stroke-width': 1.2,
        'stroke-linejoin': 'round' });
      if (dots.length <= 200) {
        dots.forEach(function (d) {
          node(svg, 'circle', { cx: d[0], cy: d[1], r: data.dots ? 3 : 1.6, fill: colour });
        });
      }
    }

    function draw() {
      svg.textContent = '';
      var found = axes();
      var rights = found.filter(function (a) { return !a.left; });
      plot.right = WIDTH - Math.max(20, rights.length * AXIS);
      ticks(range[0], range[1], 10).forEach(function (t) {
        var px = place(t);
        node(svg, 'line', { x1: px, x2: px, y1: TOP, y2: HEIGHT - BOTTOM, stroke: '#e6eaee' });
        node(svg, 'text', { x: px, y: HEIGHT - BOTTOM + 15, 'text-anchor': 'middle' }, number(t));
      });
      node(svg, 'text', { x: (LEFT + plot.right) / 2, y: HEIGHT - 8, 'text-anchor': 'middle' },
        data.xLabel);
      found.forEach(function (a) {
        var px = a.left ? LEFT : plot.right + rights.indexOf(a) * AXIS;
        node(svg, 'line', { x1: px, x2: px, y1: TOP, y2: HEIGHT - BOTTOM, stroke: '#8a97a5' });
        ticks(a.low, a.high, 6).forEach(function (t) {
          node(svg, 'text', { x: px + (a.left ? -5 : 5), y: a.y(t) + 4,
            'text-anchor': a.left ? 'end' : 'start' }, number(t));
        });
        var lx = a.left ? 12 : px + AXIS - 8, ly = (TOP + HEIGHT - BOTTOM) / 2;
        node(svg, 'text', { x: lx, y: ly, 'text-anchor': 'middle',
          transform: 'rotate(-90 ' + lx + ' ' + ly + ')' }, a.label);
      });
      for (var i = data.series.length - 1; i >= 0; i--) {
        if (shown[i]) { line(data.series[i], i); }
      }
      hover = node(svg, 'line', { y1: TOP, y2: HEIGHT - BOTTOM, stroke: '#5d6b7a', x1: -9, x2: -9 });
    }

    svg.addEventListener('pointermove', function (event) {
      var wanted = at(event), best = -1;
      for (var k = 0; k < x.length; k++) {
        if (inside(k) && (best < 0 || Math.abs(x[k] - wanted) < Math.abs(x[best] - wanted))) {
          best = k;
        }
      }
      if (best < 0) { return; }
      hover.setAttribute('x1', place(x[best]));
      hover.setAttribute('x2', place(x[best]));
      values.textContent = data.xLabel + ' ' + number(x[best]) + data.series.map(function (s, i) {
        if (!shown[i] || s.low[best] === null) { return ''; }
        return '; ' + s.name + ' ' + number(s.low[best])
          + (s.low[best] === s.high[best] ? '' : ' to ' + number(s.high[best]));
      }).join('');
    });
    svg.addEventListener('pointerdown', function (event) { mark = at(event); });
    svg.addEventListener('pointerup', function (event) {
      var end = at(event);
      if (mark !== null && Math.abs(end - mark) > (range[1] - range[0]) / 100) {
        var next = [Math.min(mark, end), Math.max(mark, end)];
        if (x.filter(function (v) { return v >= next[0] && v <= next[1]; }).length > 1) {
          range = next;
          draw();
        }
      }
      mark = null;
    });
    svg.addEventListener('dblclick', function () { range = all.slice(); draw(); });
    draw();
  }

  JSON.parse(document.getElementById('data').textContent).forEach(function (data) {
    chart(document.getElementById(data.place), data);
  });
}());
