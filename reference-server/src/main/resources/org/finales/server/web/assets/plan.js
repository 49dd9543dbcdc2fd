// Adding an experiment: batteries of a technology, protocols that suit, an editor, and a preview.
(function () {
  'use strict';

  const place = document.querySelector('.plan');
  const form = place.querySelector('form');
  const $ = (selector) => place.querySelector(selector);
  const battery = $('#f-battery');
  const editor = $('#f-text');
  const protocols = $('#protocols');
  const check = $('#check');
  const token = () => form.elements._csrf.value;

  // Technology narrows the batteries; redox-flow batteries have fields of their own.
  const batteries = Array.from(battery.options);
  function narrow() {
    const family = $('#f-technology').value;
    const chosen = battery.value;
    battery.replaceChildren(...batteries.filter((option) =>
      !option.value || !family || option.dataset.family === family));
    battery.value = Array.from(battery.options).some((o) => o.value === chosen) ? chosen : '';
  }
  function redox() {
    const option = battery.selectedOptions[0];
    const group = $('[data-redox]:not(option)');
    const shown = Boolean(option && option.dataset.redox === 'true');
    group.hidden = !shown;
    group.disabled = !shown;
  }

  // Choosing or writing.
  const way = () => form.elements.way.value;
  function ways() {
    for (const panel of place.querySelectorAll('[data-way]')) {
      panel.hidden = panel.dataset.way !== way();
    }
  }

  // Fragments that the server renders; only the newest answer counts.
  function newest() {
    let number = 0;
    return (request, take) => {
      const mine = ++number;
      request.then((answer) => answer.ok ? answer.text() : Promise.reject(answer)).then((text) => {
        if (mine === number) {
          take(text);
        }
      }).catch(() => {});
    };
  }
  function put(element, html) {
    // Rendered by this server, with everything that somebody typed escaped.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    element.replaceChildren(...parsed.body.childNodes);
    window.finales.times(element);
  }

  const list = newest();
  function showProtocols() {
    const chosen = form.querySelector('[name=protocol]:checked');
    const query = new URLSearchParams({
      battery: battery.value,
      station: $('#f-station').value,
      q: $('[data-protocol-search]').value,
      protocol: chosen ? chosen.value : protocols.dataset.chosen,
    });
    list(fetch('/lab/experiments/new/protocols?' + query), (html) => {
      put(protocols, html);
      look();
    });
  }

  const checks = newest();
  function look() {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && name !== '_once') {
        sent.append(name, value);
      }
    }
    check.setAttribute('aria-busy', 'true');
    checks(fetch(check.dataset.checkAt, {method: 'POST', body: sent}), (html) => {
      put(check, html);
      check.removeAttribute('aria-busy');
      const shown = check.firstElementChild;
      const chart = document.getElementById('course');
      chart.hidden = !shown.dataset.course;
      if (shown.dataset.course && chart.finales) {
        chart.finales.setSource(shown.dataset.course);
      }
      const first = check.querySelector('[data-line]');
      if (editor.value.trim() && way() === 'write') {
        window.finales.say(editor, first ? first.parentElement.innerText.replace(/\s+/g, ' ') : '');
      }
      marks();
    });
  }
  let later = 0;
  function lookSoon() {
    clearTimeout(later);
    later = setTimeout(look, 500);
  }

  // The editor: numbers of lines, those with mistakes marked.
  const lines = $('.lines');
  function marks() {
    const bad = new Set(Array.from(check.querySelectorAll('[data-line]')).map((e) => Number(e.dataset.line)));
    const count = editor.value.split('\n').length;
    lines.replaceChildren();
    for (let i = 1; i <= Math.min(count, 5000); i++) {
      const line = document.createElement('span');
      line.textContent = i + '\n';
      if (bad.has(i)) {
        line.className = 'bad-line';
      }
      lines.append(line);
    }
    lines.scrollTop = editor.scrollTop;
  }
  editor.addEventListener('scroll', () => { lines.scrollTop = editor.scrollTop; });
  check.addEventListener('click', (event) => {
    const link = event.target.closest('[data-line]');
    if (link) {
      const before = editor.value.split('\n').slice(0, Number(link.dataset.line) - 1);
      const from = before.reduce((sum, line) => sum + line.length + 1, 0) + Number(link.dataset.column) - 1;
      editor.focus();
      editor.setSelectionRange(from, from + Math.max(1, Number(link.dataset.length)));
    }
  });

  function write(name, text) {
    form.elements.way.value = 'write';
    ways();
    if (name && !form.elements.protocolName.value.trim()) {
      form.elements.protocolName.value = name;
    }
    editor.value = text;
    form.dispatchEvent(new Event('input', {bubbles: true}));
    marks();
    look();
  }

  // Going on from a protocol that is there.
  protocols.addEventListener('click', (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      fetch(place.dataset.text + copy.dataset.copy).then((answer) => answer.json())
        .then((told) => write(told.name, told.text));
    }
  });

  // Files in any format that protocols are read in.
  const file = $('#protocol-file');
  const notes = $('#upload-notes');
  function note(text, style) {
    const message = document.createElement('p');
    message.className = 'finding ' + style;
    message.textContent = text;
    notes.append(message);
  }
  function upload(chosen) {
    const sent = new FormData();
    sent.append('_csrf', token());
    sent.append('file', chosen);
    notes.replaceChildren();
    fetch(place.dataset.upload, {method: 'POST', body: sent, headers: {Accept: 'application/json'}})
      .then((answer) => answer.json().then((told) => {
        if (answer.ok) {
          form.elements.protocolName.value = told.name;
          note(chosen.name + ': ' + told.format, '');
          told.warnings.slice(0, 20).forEach((warning) => note(warning, 'wait'));
          write(told.name, told.text);
        } else {
          note(told.detail || told.title, 'bad');
        }
      }))
      .catch(() => note(document.getElementById('kit-texts').dataset.offline, 'bad'));
  }
  file.addEventListener('change', () => {
    if (file.files.length) {
      upload(file.files[0]);
      file.value = '';
    }
  });
  const drop = $('[data-way=write]');
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      upload(event.dataTransfer.files[0]);
    }
  });

  // Step by step: each step becomes a line of the text.
  const builder = $('[data-builder]');
  const part = (name) => builder.querySelector('[data-' + name + ']');
  const CURRENT = ['A', 'mA', 'C'];
  const STEPS = {
    'CC+': {units: CURRENT, ends: ['VOLTAGE', 'TIME', 'CAPACITY']},
    'CC-': {units: CURRENT, ends: ['VOLTAGE', 'TIME', 'CAPACITY']},
    'CV': {units: ['V', 'mV'], ends: ['CURRENT', 'TIME', 'CAPACITY']},
    'CCCV': {units: CURRENT, ends: ['CURRENT', 'TIME', 'CAPACITY'], second: true},
    'CP+': {units: ['W', 'mW'], ends: ['VOLTAGE', 'TIME', 'CAPACITY']},
    'CP-': {units: ['W', 'mW'], ends: ['VOLTAGE', 'TIME', 'CAPACITY']},
    'WAIT': {units: ['s', 'min', 'h']},
    'LOOP': {units: ['×']},
    'END': {},
  };
  const UNITS = {VOLTAGE: ['V', 'mV'], TIME: ['s', 'min', 'h'], CAPACITY: ['Ah', 'mAh'], CURRENT: CURRENT};
  function options(list, values) {
    list.replaceChildren(...values.map((value) => new Option(value, value)));
  }
  function show(name, shown) {
    for (const each of builder.querySelectorAll('[data-part=' + name + ']')) {
      each.hidden = !shown;
    }
  }
  function steps() {
    const step = STEPS[part('do').value];
    show('value', Boolean(step.units));
    show('unit', Boolean(step.units));
    show('second', Boolean(step.second));
    show('until', Boolean(step.ends));
    options(part('unit'), step.units || []);
    options(part('until'), step.ends || []);
    limits();
  }
  function limits() {
    options(part('limit-unit'), UNITS[part('until').value] || []);
  }
  const amount = (value, unit) => unit === 'C' ? value + 'C' : value + ' ' + unit;
  const plain = (field) => {
    const text = field.value.trim().replace('\u2212', '-').replace(',', '.').replace(/^-/, '');
    return /^\d*\.?\d+$/.test(text) ? text : '';
  };
  function line() {
    const kind = part('do').value;
    const step = STEPS[kind];
    if (kind === 'END') {
      return 'END';
    }
    const value = plain(part('value'));
    const limit = step.ends ? plain(part('limit')) : '1';
    const second = step.second ? plain(part('second')) : '1';
    if (!value || !limit || !second) {
      return '';
    }
    if (kind === 'LOOP') {
      return 'LOOP ' + value;
    }
    const sign = kind.endsWith('-') ? '-' : '';
    let text = kind.replace(/[+-]$/, '') + ', ' + sign + amount(value, part('unit').value);
    if (step.second) {
      text += ', ' + second + ' V';
    }
    return step.ends ? text + ', ' + part('until').value + ', ' + amount(limit, part('limit-unit').value) : text;
  }
  part('do').addEventListener('change', steps);
  part('until').addEventListener('change', limits);
  part('add-step').addEventListener('click', () => {
    const added = line();
    const problem = $('[data-builder-error]');
    problem.textContent = added ? '' : problem.dataset.missing;
    if (added) {
      const before = editor.value.replace(/\s+$/, '');
      write('', (before ? before + '\n' : '') + added + '\n');
    }
  });
  // Fields of the builder are no fields of the experiment; Enter adds the step.
  builder.addEventListener('input', (event) => event.stopPropagation());
  builder.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.matches('input')) {
      event.preventDefault();
      part('add-step').click();
    }
  });

  form.addEventListener('input', (event) => {
    const target = event.target;
    if (target.name === 'technology') {
      narrow();
    }
    if (['technology', 'battery', 'station'].includes(target.name)) {
      redox();
      showProtocols();
    } else if (target.matches('[data-protocol-search]')) {
      clearTimeout(later);
      later = setTimeout(showProtocols, 300);
      return;
    } else if (target.name === 'way') {
      ways();
    }
    if (target === editor) {
      marks();
    }
    if (['protocol', 'way', 'text', 'soc', 'soc.unit', 'technology', 'battery', 'station'].includes(target.name)) {
      lookSoon();
    }
  });

  document.getElementById('course').hidden = true;
  narrow();
  redox();
  ways();
  steps();
  marks();
  showProtocols();
})();
