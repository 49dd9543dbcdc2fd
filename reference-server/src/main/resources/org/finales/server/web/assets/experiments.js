// Lists of experiments and the page of one: dialogs of rows, what to compare, charts that follow.
(function () {
  'use strict';

  // A dialog of the page asks about the row whose button was clicked.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-opens][data-action]');
    if (button) {
      const dialog = document.getElementById(button.dataset.opens);
      dialog.querySelector('form').setAttribute('action', button.dataset.action);
      dialog.querySelector('[data-about]').textContent = button.dataset.name;
      button.closest('details').open = false;
    }
  }, true);

  // Menus of rows are drawn over the edge of the table.
  document.addEventListener('toggle', (event) => {
    const menu = event.target;
    if (menu.matches && menu.matches('[data-menu]') && menu.open) {
      const place = menu.getBoundingClientRect();
      const items = menu.querySelector('.row-menu-items');
      items.style.position = 'fixed';
      items.style.right = Math.max(8, document.documentElement.clientWidth - place.right) + 'px';
      const below = place.bottom + 4;
      items.style.top = Math.max(8, Math.min(below, innerHeight - items.offsetHeight - 8)) + 'px';
    }
  }, true);
  window.addEventListener('scroll', () => {
    for (const menu of document.querySelectorAll('[data-menu][open]')) {
      menu.open = false;
    }
  }, {capture: true, passive: true});

  // Up to eight are compared.
  const compare = document.querySelector('[data-compare]');
  if (compare) {
    const words = compare.textContent;
    const count = () => {
      const n = document.querySelectorAll('input[form="compare"]:checked').length;
      compare.disabled = n < 1 || n > 8;
      compare.textContent = n ? words + ' (' + n + ')' : words;
    };
    document.addEventListener('change', count);
    document.addEventListener('htmx:load', count);
    count();
  }

  // What a person is asked is not taken away.
  for (const moment of ['htmx:beforeRequest', 'htmx:beforeSwap']) {
    document.addEventListener(moment, (event) => {
      if (event.target.id === 'head' && document.querySelector('dialog[open]')) {
        event.preventDefault();
      }
    });
  }

  const place = document.querySelector('[data-run]');
  if (!place) {
    return;
  }
  const figure = document.getElementById('data-chart');
  const settings = document.querySelector('[data-settings]');
  const others = ['cycles-chart', 'energies-chart'].map((id) => document.getElementById(id)).filter(Boolean);
  let pace = 1;
  let drawn = 0;
  let newest = null;

  function fill(state) {
    const now = document.getElementById('now');
    if (!now) {
      return;
    }
    for (const field of now.querySelectorAll('[data-f]')) {
      const value = state[field.dataset.f];
      if (field.dataset.f === 'progress') {
        field.value = value || 0;
      } else if (field.textContent !== value) {
        field.textContent = value;
      }
    }
    now.querySelector('[data-f="state"]').className = 'badge ' + state.style;
    for (const each of state.values) {
      const reading = now.querySelector('[data-value="' + CSS.escape(each.name) + '"] .figure');
      if (reading) {
        reading.textContent = each.value;
      }
    }
  }
  function follow(force) {
    if (newest && (force || pace)) {
      fill(newest);
    }
    const time = Date.now();
    if (figure && (force || (pace && time - drawn >= pace * 1000 - 300))) {
      drawn = time;
      figure.finales.load();
    }
  }
  document.body.addEventListener('live:run:' + place.dataset.run, (event) => {
    const known = newest && newest.cycle;
    newest = event.detail;
    if (!document.getElementById('now') || !figure) {
      // It was queued when the page was made: what there is now is shown by the page itself.
      location.reload();
      return;
    }
    follow(false);
    if (known !== null && known !== newest.cycle && pace) {
      others.forEach((other) => other.finales.load());
    }
  });
  document.body.addEventListener('settled:experiment:' + place.dataset.run, () => {
    if (figure && pace) {
      figure.finales.load();
      others.forEach((other) => other.finales.load());
    }
  });
  document.body.addEventListener('live:again', () => follow(true));

  if (settings && figure) {
    const range = settings.querySelector('[data-range]');
    const along = settings.querySelector('[data-along]');
    const chosen = settings.querySelector('[data-pace]');
    const first = JSON.parse(figure.dataset.chart).src;
    const change = () => {
      const query = (range.value ? 'last=' + range.value + '&' : '') + 'along=' + along.value;
      figure.finales.setSource(first + (first.includes('?') ? '&' : '?') + query, {
        along: along.value,
        xLabel: along.value === 'time' ? settings.dataset.time : settings.dataset.elapsed
      });
    };
    range.addEventListener('change', change);
    along.addEventListener('change', change);
    if (chosen) {
      chosen.addEventListener('change', () => {
        pace = Number(chosen.value);
        if (pace) {
          follow(true);
        }
      });
    }
    // A browser may keep what was chosen before a reload.
    if (range.value || along.value !== 'elapsed') {
      change();
    }
    pace = chosen ? Number(chosen.value) : 1;
  }
})();
