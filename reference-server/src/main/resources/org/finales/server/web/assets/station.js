// Stations: channels in the form, instruments found and set up, read-outs.
(function () {
  'use strict';

  const $ = (selector, root) => (root || document).querySelector(selector);
  const token = () => $('input[name=_csrf]').value;
  const offline = () => document.getElementById('kit-texts').dataset.offline;

  function put(element, html) {
    // Rendered by this server, with everything that somebody typed escaped.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    element.replaceChildren(...parsed.body.childNodes);
    window.finales.times(element);
  }
  function words(element, text) {
    const message = document.createElement('p');
    message.className = 'finding bad';
    message.textContent = text;
    element.replaceChildren(message);
  }
  function send(address, fields) {
    const body = new URLSearchParams(fields);
    body.set('_csrf', token());
    return fetch(address, {method: 'POST', body: body, headers: {Accept: 'application/json'}});
  }
  function said(answer) {
    return answer.json().then((told) => told.detail || told.title);
  }
  function fragment(address, fields, place) {
    place.setAttribute('aria-busy', 'true');
    return send(address, fields)
      .then((answer) => answer.ok
        ? answer.text().then((html) => put(place, html))
        : said(answer).then((text) => words(place, text)))
      .catch(() => words(place, offline()))
      .finally(() => place.removeAttribute('aria-busy'));
  }

  // A station's page.
  document.addEventListener('click', (event) => {
    const test = event.target.closest('[data-test]');
    if (test) {
      fragment(test.dataset.test, {channel: test.dataset.channel}, $('#readout'));
    }
    const search = event.target.closest('[data-search]');
    if (search) {
      fragment(search.dataset.search, {}, $('#readout'));
    }
  });

  // The form.
  const form = $('.station-form form[data-check]');
  if (!form) {
    return;
  }
  const channels = $('#channels');
  let last = channels.firstElementChild;
  channels.addEventListener('focusin', (event) => {
    last = event.target.closest('.channel') || last;
  });
  let number = channels.children.length;
  $('[data-add-channel]').addEventListener('click', () => {
    const copy = $('#channel-template').content.cloneNode(true);
    while (form.elements['c' + number + '.name']) {
      number++;
    }
    for (const e of copy.querySelectorAll('*')) {
      for (const name of ['id', 'name', 'for', 'aria-describedby', 'data-less-than']) {
        if (e.hasAttribute(name)) {
          e.setAttribute(name, e.getAttribute(name).replaceAll('c9999', 'c' + number));
        }
      }
    }
    const name = $('input', copy);
    name.value = String(channels.children.length + 1);
    channels.append(copy);
    last = channels.lastElementChild;
    name.focus();
  });
  const device = (channel) => $('input[name$=".device"]', channel);
  channels.addEventListener('click', (event) => {
    const channel = event.target.closest('.channel');
    if (event.target.closest('[data-remove]') && channels.children.length > 1) {
      channel.remove();
      last = channels.firstElementChild;
    }
    if (event.target.closest('[data-read]')) {
      fragment('/lab/stations/read', {device: device(channel).value}, $('.readout', channel));
    }
  });
  function use(text) {
    const field = device(last);
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.scrollIntoView({block: 'center'});
    field.focus();
  }

  // Drivers with their settings.
  $('#driver').addEventListener('change', (event) => {
    const code = event.target.value;
    const place = $('#driver-settings');
    if (!code) {
      place.replaceChildren();
      return;
    }
    fetch('/lab/stations/drivers/' + encodeURIComponent(code))
      .then((answer) => answer.text()).then((html) => put(place, html))
      .catch(() => words(place, offline()));
  });
  function composing(selector, address, error) {
    const small = $(selector);
    small.addEventListener('submit', (event) => {
      event.preventDefault();
      const place = $(error);
      place.textContent = '';
      send(address, new FormData(small)).then((answer) => answer.ok
        ? answer.json().then((told) => use(told.text))
        : said(answer).then((text) => { place.textContent = text; }))
        .catch(() => { place.textContent = offline(); });
    });
  }
  composing('[data-connection]', '/lab/stations/connection', '[data-instrument-error]');
  composing('[data-composite]', '/lab/stations/composite', '[data-composite-error]');

  // Looking for instruments: first what would be sent, then the search.
  const scan = $('#scan');
  function follow() {
    const running = $('[data-scan-over=false]', scan);
    if (running) {
      setTimeout(() => fetch('/lab/stations/scan').then((a) => a.text()).then((html) => {
        put(scan, html);
        follow();
      }).catch(() => words(scan, offline())), 700);
    }
  }
  $('[data-scan-look]').addEventListener('click', () => {
    fetch('/lab/stations/scan').then((answer) => answer.text()).then((html) => {
      put(scan, html);
      follow();
    }).catch(() => words(scan, offline()));
  });
  scan.addEventListener('click', (event) => {
    const found = event.target.closest('[data-use]');
    if (found) {
      use(found.dataset.use);
    }
    if (event.target.closest('[data-scan-run]')) {
      fragment('/lab/stations/scan', {}, scan).then(follow);
    }
  });
})();
