// Adding a battery: fields of its family, cell and total voltages in step, twins told while typing.
(function () {
  'use strict';

  const place = document.querySelector('.battery-form');
  const form = place.querySelector('form');
  const field = (name) => form.elements[name];

  // What belongs to other families is neither shown nor sent.
  function families() {
    const chosen = field('technology').value;
    for (const group of form.querySelectorAll('[data-for]')) {
      const some = group.dataset.for.split(' ').filter(Boolean);
      const shown = some.length === 0 || some.includes(chosen);
      group.hidden = !shown;
      group.disabled = !shown;
    }
  }

  function number(text) {
    const plain = text.trim().replace('\u2212', '-').replace(',', '.');
    return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : NaN;
  }
  const factor = (unit) => unit === 'mV' ? 0.001 : 1;
  function convert(from, to, times) {
    const value = number(from.value);
    const cells = number(field('cellsInSeries').value);
    if (isNaN(value) || !(cells >= 1)) {
      return;
    }
    const volts = value * factor(field(from.name + '.unit').value) * (times ? cells : 1 / cells);
    to.value = String(Number((volts / factor(field(to.name + '.unit').value)).toPrecision(12)));
    to.dispatchEvent(new Event('change', {bubbles: true}));
  }
  const pairs = [['cellMin', 'min'], ['cellMax', 'max']];
  form.addEventListener('input', (event) => {
    const name = event.target.name || '';
    for (const [cell, total] of pairs) {
      if (name === cell || name === cell + '.unit') {
        convert(field(cell), field(total), true);
      } else if (name === total || name === total + '.unit') {
        convert(field(total), field(cell), false);
      } else if (name === 'cellsInSeries') {
        // What was typed of one cell holds; the sums follow.
        if (field(cell).value.trim()) {
          convert(field(cell), field(total), true);
        } else {
          convert(field(total), field(cell), false);
        }
      }
    }
    if (name === 'technology') {
      families();
    }
    if (['serialNumber', 'name', 'manufacturer', 'model'].includes(name)) {
      clearTimeout(later);
      later = setTimeout(twins, 400);
    }
  });

  let later = 0;
  let asked = 0;
  function twins() {
    const query = new URLSearchParams({except: place.dataset.except});
    for (const name of ['serialNumber', 'name', 'manufacturer', 'model']) {
      query.set(name, field(name).value);
    }
    const mine = ++asked;
    fetch('/lab/batteries/taken?' + query, {headers: {Accept: 'application/json'}})
      .then((answer) => answer.ok ? answer.json() : {message: ''})
      .then((told) => {
        if (mine === asked) {
          for (const name of ['serialNumber', 'name']) {
            const message = told.field === name ? told.message : '';
            if (message || field(name).dataset.twin) {
              window.finales.say(field(name), message);
              field(name).dataset.twin = message;
            }
          }
        }
      })
      .catch(() => {});
  }

  families();
})();
