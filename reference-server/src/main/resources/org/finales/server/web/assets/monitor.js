// Tiles of channels follow what their stations say.
(function () {
  'use strict';

  const SUMMARY = document.querySelector('[data-summary]');

  function set(element, text) {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }
  function show(tile, state) {
    for (const field of tile.querySelectorAll('[data-f]')) {
      const name = field.dataset.f;
      if (name === 'progress') {
        field.value = state.progress || 0;
      } else if (name === 'alarm') {
        set(field, state.alarms && state.alarms.length ? state.alarms[0].text : '');
      } else {
        set(field, state[name] || '');
      }
    }
    tile.className = 'channel ' + state.style + (state.alarms && state.alarms.length ? ' alarmed' : '');
    tile.querySelector('.badge').className = 'badge ' + state.style;
    tile.dataset.experiment = state.experiment || '';
    if (tile.getAttribute('href') !== state.href) {
      tile.setAttribute('href', state.href);
    }
  }
  function sum() {
    if (!SUMMARY) {
      return;
    }
    const counts = new Map();
    for (const badge of document.querySelectorAll('.channel .badge')) {
      counts.set(badge.textContent, (counts.get(badge.textContent) || 0) + 1);
    }
    set(SUMMARY, Array.from(counts, ([word, n]) => n + ' ' + word.toLowerCase()).join(' · '));
  }
  document.body.addEventListener('live:any', (event) => {
    if (!event.detail.topic.startsWith('station:')) {
      return;
    }
    for (const state of event.detail.state) {
      const tile = document.querySelector('[data-channel="' + CSS.escape(state.key) + '"]');
      if (tile) {
        show(tile, state);
      }
    }
    sum();
  });
  // What a person is asked is not taken away.
  for (const moment of ['htmx:beforeRequest', 'htmx:beforeSwap']) {
    document.addEventListener(moment, (event) => {
      if (event.target.id === 'monitor' && document.querySelector('dialog[open]')) {
        event.preventDefault();
      }
    });
  }
  document.addEventListener('close', () => {
    const monitor = document.getElementById('monitor');
    if (monitor) {
      monitor.dispatchEvent(new CustomEvent('refresh'));
    }
  }, true);
  document.addEventListener('htmx:load', sum);
  sum();
})();
