// Charts: points from an address, asked for again when somebody zooms or when there is news.
(function () {
  'use strict';

  const POINTS = 1200;
  const CLOCK = (s) => {
    const sign = s < 0 ? '-' : '';
    const t = Math.abs(s);
    const h = Math.floor(t / 3600);
    const m = Math.floor((t % 3600) / 60);
    const rest = t % 60;
    const two = (n) => String(n).padStart(2, '0');
    return sign + h + ':' + two(m) + ':' + two(Math.floor(rest));
  };
  const TIME = new Intl.DateTimeFormat(undefined, {dateStyle: 'short', timeStyle: 'medium'});
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = (v) => v === null || v === undefined || Number.isNaN(v) ? '–' : String(Number(Number(v).toPrecision(6)));

  function Chart(figure) {
    const config = JSON.parse(figure.dataset.chart);
    const canvas = figure.querySelector('.canvas');
    const state = figure.querySelector('.chart-state');
    const values = figure.querySelector('.chart-values');
    const chart = echarts.init(canvas, null, {renderer: 'canvas'});
    let data = {series: []};
    let whole = null;
    let range = null;
    let asked = 0;
    let later = 0;
    let busy = false;
    let again = false;
    // Lines that are shown, as the viewer chose.
    const shown = {};
    for (const name of config.hidden || []) {
      shown[name] = false;
    }

    const along = (x) => config.along === 'time' ? TIME.format(new Date(x))
      : config.along === 'elapsed' ? CLOCK(x)
      : short(x) + (config.xUnit ? ' ' + config.xUnit : '');

    function option() {
      const ink = style('--ink');
      const soft = style('--ink-soft');
      const line = style('--line');
      const colours = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => style('--series-' + n));
      const labels = config.yLabels || [''];
      const units = labels.map((l, i) => {
        const all = new Set(data.series.filter((s) => s.axis === i).map((s) => s.unit));
        return all.size === 1 ? Array.from(all)[0] : '';
      });
      const two = labels.length > 1;
      const narrow = canvas.clientWidth < 640;
      const right = narrow ? (two ? 1 : 0) : labels.length - 1;
      return {
        animation: false,
        color: colours,
        textStyle: {fontFamily: 'inherit', color: ink},
        grid: {left: 64, right: two ? 64 * Math.max(1, right) : 24, top: 44, bottom: 84},
        legend: {top: 4, type: 'scroll', textStyle: {color: ink}, inactiveColor: soft, pageTextStyle: {color: ink}, pageIconColor: ink, selected: shown},
        tooltip: {
          trigger: config.scattered || config.looping ? 'item' : 'axis',
          renderMode: 'richText',
          confine: true,
          backgroundColor: style('--surface'),
          borderColor: line,
          textStyle: {color: ink},
          axisPointer: {type: 'cross', label: {show: false}, lineStyle: {color: soft}, crossStyle: {color: soft}},
          formatter: (about) => {
            const all = Array.isArray(about) ? about : [about];
            if (!all.length) {
              return '';
            }
            return [along(all[0].value[0])].concat(all.map((p) => {
              const s = data.series[p.seriesIndex] || {unit: ''};
              return p.seriesName + ': ' + short(p.value[1]) + (s.unit ? ' ' + s.unit : '');
            })).join('\n');
          }
        },
        xAxis: {
          type: config.along === 'time' ? 'time' : 'value',
          scale: true,
          name: (config.xLabel || '') + (config.xUnit && config.along !== 'time' ? ' / ' + config.xUnit : ''),
          nameLocation: 'middle',
          nameGap: 28,
          nameTextStyle: {color: soft},
          axisLine: {lineStyle: {color: line}, onZero: false},
          axisLabel: {color: soft, hideOverlap: true, formatter: config.along === 'elapsed' ? CLOCK : undefined},
          splitLine: {show: false}
        },
        yAxis: labels.map((label, i) => ({
          type: 'value',
          scale: true,
          name: label + (units[i] ? ' / ' + units[i] : ''),
          nameTextStyle: {color: soft, align: i === 0 ? 'left' : 'right', padding: i === 0 ? [0, 0, 0, -48] : [0, i < labels.length - 1 ? -6 : -48, 0, 0]},
          position: i === 0 ? 'left' : 'right',
          offset: i > 1 && !narrow ? (i - 1) * 64 : 0,
          show: i < 2 || !narrow,
          axisLine: {show: true, lineStyle: {color: line}, onZero: false},
          axisLabel: {color: soft},
          splitLine: {show: i === 0, lineStyle: {color: line, opacity: 0.5}}
        })),
        dataZoom: [
          {type: 'inside', filterMode: 'none', throttle: 60, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false},
          {type: 'slider', filterMode: 'none', height: 22, bottom: 8, borderColor: line, textStyle: {color: soft}, labelFormatter: (x) => along(x), showDataShadow: false, brushSelect: false}
        ],
        series: data.series.map((s) => ({
          name: s.name,
          type: config.scattered ? 'scatter' : 'line',
          yAxisIndex: Math.min(s.axis, labels.length - 1),
          zlevel: 0,
          symbol: config.scattered || s.points.length < 3 ? 'circle' : 'none',
          symbolSize: 5,
          lineStyle: {width: 1.6},
          connectNulls: false,
          data: s.points
        }))
      };
    }

    function bounds(series) {
      let least = Infinity;
      let most = -Infinity;
      for (const s of series) {
        if (s.points.length) {
          const ends = config.looping ? s.points : [s.points[0], s.points[s.points.length - 1]];
          for (const p of ends) {
            least = Math.min(least, p[0]);
            most = Math.max(most, p[0]);
          }
        }
      }
      return least <= most ? [least, most] : null;
    }

    function draw() {
      const all = option();
      if (whole && config.refetch) {
        all.xAxis.min = whole[0];
        all.xAxis.max = whole[1];
      }
      if (range) {
        for (const zoom of all.dataZoom) {
          zoom.startValue = range[0];
          zoom.endValue = range[1];
        }
      }
      chart.setOption(all, {notMerge: true});
      state.textContent = data.series.some((s) => s.points.length) ? '' : state.dataset.empty;
      if (values.open) {
        table();
      }
      figure.dataset.points = data.series.reduce((n, s) => n + s.points.length, 0);
    }

    function take(answer) {
      for (const s of answer.series) {
        s.points = s.points.map((p) => [p[0], p[1] === null || p[1] === 'NaN' ? NaN : p[1]]);
      }
      data = answer;
      if (!range) {
        whole = answer.whole || bounds(answer.series) || whole;
      } else if (answer.whole) {
        whole = answer.whole;
      }
      draw();
    }

    function load() {
      if (!config.src) {
        take(config.data);
        return;
      }
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      const mine = ++asked;
      const query = new URLSearchParams({points: POINTS});
      if (range && config.refetch) {
        query.set('from', range[0]);
        query.set('to', range[1]);
      }
      if (!data.series.length) {
        state.textContent = state.dataset.loading;
      }
      fetch(config.src + (config.src.includes('?') ? '&' : '?') + query, {headers: {Accept: 'application/json'}})
        .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
        .then((answer) => {
          if (mine === asked) {
            take(answer);
          }
        })
        .catch(() => {
          state.textContent = state.dataset.failed;
        })
        .finally(() => {
          busy = false;
          if (again) {
            again = false;
            load();
          }
        });
    }

    chart.on('legendselectchanged', (event) => Object.assign(shown, event.selected));
    chart.on('datazoom', () => {
      const axis = chart.getModel().getComponent('xAxis', 0).axis.scale.getExtent();
      const zoom = chart.getOption().dataZoom[0];
      const all = whole || axis;
      const touched = zoom.start > 0.01 || zoom.end < 99.99;
      range = touched ? [zoom.startValue, zoom.endValue] : null;
      figure.dataset.range = range ? range.join(' ') : '';
      if (config.refetch && all) {
        clearTimeout(later);
        later = setTimeout(load, 120);
      }
    });

    function rows() {
      const xs = Array.from(new Set(data.series.flatMap((s) => s.points.map((p) => p[0])))).sort((a, b) => a - b);
      const maps = data.series.map((s) => new Map(s.points));
      return xs.map((x) => [x].concat(maps.map((m) => m.has(x) ? m.get(x) : null)));
    }
    const heads = () => [(config.xLabel || 'x') + (config.xUnit ? ' / ' + config.xUnit : '')]
      .concat(data.series.map((s) => s.name + (s.unit ? ' / ' + s.unit : '')));

    function save(name, address) {
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
    }
    function csv() {
      const quoted = (t) => /[",\n]/.test(t) ? '"' + t.replaceAll('"', '""') + '"' : t;
      const safe = (t) => quoted(/^[=+\-@\t]/.test(t) ? "'" + t : t);
      const lines = [heads().map(safe).join(',')].concat(rows().map((r) => r.map((v, i) => {
        if (v === null || Number.isNaN(v)) {
          return '';
        }
        return i === 0 && config.along === 'time' ? new Date(v).toISOString() : String(v);
      }).join(',')));
      const address = URL.createObjectURL(new Blob([lines.join('\r\n') + '\r\n'], {type: 'text/csv'}));
      save(figure.id + '.csv', address);
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    }
    function table() {
      const place = values.querySelector('.scroll');
      const all = rows();
      const step = Math.max(1, Math.ceil(all.length / 200));
      const made = document.createElement('table');
      const head = made.createTHead().insertRow();
      for (const text of heads()) {
        const th = document.createElement('th');
        th.scope = 'col';
        th.textContent = text;
        head.append(th);
      }
      const body = made.createTBody();
      for (let i = 0; i < all.length; i += step) {
        const row = body.insertRow();
        all[i].forEach((v, at) => {
          row.insertCell().textContent = at === 0 ? along(v) : short(v);
        });
      }
      place.replaceChildren(made);
    }

    figure.addEventListener('click', (event) => {
      const button = event.target.closest('[data-chart-do]');
      if (!button) {
        return;
      }
      if (button.dataset.chartDo === 'reset') {
        range = null;
        figure.dataset.range = '';
        load();
      } else if (button.dataset.chartDo === 'csv') {
        csv();
      } else {
        save(figure.id + '.png', chart.getDataURL({pixelRatio: 2, backgroundColor: style('--surface')}));
      }
    });
    // Keyboard: plus and minus zoom, arrows move, 0 shows everything.
    canvas.addEventListener('keydown', (event) => {
      const all = whole;
      const now = range || whole;
      if (!all || !now) {
        return;
      }
      const width = now[1] - now[0];
      let next = null;
      if (event.key === '+' || event.key === '=') {
        next = [now[0] + width / 4, now[1] - width / 4];
      } else if (event.key === '-') {
        next = [now[0] - width / 2, now[1] + width / 2];
      } else if (event.key === 'ArrowLeft') {
        next = [now[0] - width / 4, now[1] - width / 4];
      } else if (event.key === 'ArrowRight') {
        next = [now[0] + width / 4, now[1] + width / 4];
      } else if (event.key === '0') {
        next = all;
      }
      if (next) {
        event.preventDefault();
        chart.dispatchAction({type: 'dataZoom', startValue: Math.max(all[0], next[0]), endValue: Math.min(all[1], next[1])});
      }
    });
    values.addEventListener('toggle', () => {
      if (values.open) {
        table();
      }
    });
    if (figure.dataset.live) {
      document.body.addEventListener('live:' + figure.dataset.live, load);
      document.body.addEventListener('live:again', load);
    }
    document.addEventListener('finales:theme', draw);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    new ResizeObserver(() => chart.resize()).observe(canvas);
    figure.finales = {load: load, setSource: (src, other) => {
      Object.assign(config, other || {});
      config.src = src;
      figure.dataset.range = '';
      range = null;
      whole = null;
      load();
    }};
    load();
  }

  function begin(root) {
    for (const figure of root.querySelectorAll('figure[data-chart]')) {
      if (!figure.finales) {
        Chart(figure);
      }
    }
  }
  document.addEventListener('htmx:load', (event) => begin(event.detail.elt));
  begin(document);
})();
