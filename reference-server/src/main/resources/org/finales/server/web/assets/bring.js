// Bringing in files: each is sent, looked at and shown; nothing is stored before somebody says so.
(function () {
  'use strict';

  const place = document.querySelector('.bring');
  const sent = document.getElementById('sent');
  const progress = document.getElementById('progress');
  const all = document.getElementById('all');
  const token = () => document.querySelector('#bring-tokens [name=_csrf]').value;
  const texts = place.dataset;
  const offline = document.getElementById('kit-texts').dataset.offline;

  function put(html, instead) {
    // Rendered by this server, with everything that somebody typed escaped.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const section = document.adoptNode(parsed.body.firstElementChild);
    // Several files stand on one page, each with the same fields.
    const own = section.dataset.id || '';
    for (const e of section.querySelectorAll('[id], [for], [aria-describedby], [list]')) {
      for (const name of ['id', 'for', 'aria-describedby', 'list']) {
        const value = e.getAttribute(name);
        if (value && !value.includes(own)) {
          e.setAttribute(name, value.trim().split(/\s+/).map((each) => each + '-' + own).join(' '));
        }
      }
    }
    for (const e of section.querySelectorAll('.error[id]')) {
      e.id = e.id.replace('-error-' + own, '-' + own + '-error');
    }
    for (const e of section.querySelectorAll('[aria-describedby]')) {
      e.setAttribute('aria-describedby',
        e.getAttribute('aria-describedby').replace('-error-' + own, '-' + own + '-error'));
    }
    if (instead) {
      instead.replaceWith(section);
    } else {
      sent.append(section);
    }
    window.finales.times(section);
    section.dispatchEvent(new CustomEvent('htmx:load', {bubbles: true, detail: {elt: section}}));
    overview();
    return section;
  }
  function overview() {
    all.hidden = sent.querySelectorAll('[data-file-form]').length < 2;
  }
  function line(name) {
    const row = document.createElement('p');
    row.className = 'finding';
    const words = document.createElement('span');
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.setAttribute('aria-label', name);
    row.append(words, ' ', bar);
    progress.append(row);
    return {
      say: (text, share) => {
        words.textContent = name + ': ' + text;
        if (share === undefined) {
          bar.removeAttribute('value');
        } else {
          bar.value = share;
        }
      },
      fail: (text) => {
        words.textContent = name + ': ' + text;
        row.className = 'finding bad';
        bar.remove();
      },
      done: () => row.remove(),
    };
  }
  function detail(request) {
    try {
      const told = JSON.parse(request.responseText);
      return told.detail || told.title;
    } catch (e) {
      return offline;
    }
  }

  // One file after the other, so that each has the whole line.
  let queue = Promise.resolve();
  function send(file) {
    const shown = line(file.name);
    shown.say(texts.sending, 0);
    queue = queue.then(() => new Promise((done) => {
      const body = new FormData();
      body.append('_csrf', token());
      const battery = sent.querySelector('[name=battery]');
      body.append('battery', texts.battery || (battery ? battery.value : ''));
      body.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', texts.send);
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable && event.loaded < event.total) {
          shown.say(texts.sending, event.loaded / event.total);
        } else {
          shown.say(texts.reading);
        }
      });
      request.addEventListener('load', () => {
        if (request.status < 300) {
          shown.done();
          put(request.responseText);
        } else {
          shown.fail(detail(request));
        }
        done();
      });
      request.addEventListener('error', () => {
        shown.fail(offline);
        done();
      });
      request.send(body);
    }));
  }
  const field = document.getElementById('files');
  field.addEventListener('change', () => {
    Array.from(field.files).forEach(send);
    field.value = '';
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    Array.from(event.dataTransfer.files).forEach(send);
  });

  function post(section, what, text) {
    const form = section.querySelector('form');
    const body = new URLSearchParams(new FormData(form));
    body.set('_csrf', token());
    const shown = line(section.querySelector('h2').firstChild.textContent.trim());
    shown.say(text);
    section.setAttribute('aria-busy', 'true');
    section.querySelectorAll('button').forEach((button) => { button.disabled = true; });
    const free = () => {
      section.removeAttribute('aria-busy');
      section.querySelectorAll('button').forEach((button) => { button.disabled = false; });
    };
    return fetch(texts.send + '/' + section.dataset.id + '/' + what,
      {method: 'POST', body: body, headers: {Accept: 'application/json'}})
      .then((answer) => answer.ok
        ? answer.text().then((html) => { shown.done(); return html; })
        : answer.json().then((told) => { shown.fail(told.detail || told.title); free(); return ''; }))
      .catch(() => { shown.fail(offline); free(); return ''; });
  }
  function store(section) {
    return post(section, 'store', texts.storing).then((html) => {
      if (html) {
        const shown = put(html, section);
        if (shown.dataset.stored) {
          onward();
        } else {
          const mistakes = shown.querySelector('.mistakes');
          if (mistakes) {
            mistakes.tabIndex = -1;
            mistakes.focus();
          }
        }
      }
    });
  }
  // Once everything is stored, on to the experiments.
  function onward() {
    if (!sent.querySelector('[data-file-form]') && !progress.children.length) {
      window.finales.toast(texts.stored, 'done');
      setTimeout(() => { location.href = texts.on; }, 1200);
    }
  }
  sent.addEventListener('submit', (event) => {
    event.preventDefault();
    store(event.target.closest('.bring-file'));
  });
  sent.addEventListener('click', (event) => {
    const section = event.target.closest('.bring-file');
    if (event.target.closest('[data-look]')) {
      post(section, 'look', texts.reading).then((html) => html && put(html, section));
    }
    if (event.target.closest('[data-forget]')) {
      post(section, 'forget', texts.reading).then(() => {
        section.remove();
        overview();
      });
    }
  });
  all.addEventListener('click', (event) => {
    if (event.target.closest('[data-store-all]')) {
      let last = Promise.resolve();
      for (const section of sent.querySelectorAll('.bring-file:has([data-file-form])')) {
        last = last.then(() => store(section));
      }
    }
  });
  window.addEventListener('beforeunload', (event) => {
    if (sent.querySelector('[data-file-form]')) {
      event.preventDefault();
    }
  });
})();
