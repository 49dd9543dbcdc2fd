// What all pages do in the browser: times, menus, dialogs, forms that check and keep what is typed.
(function () {
  'use strict';

  const texts = document.getElementById('kit-texts').dataset;
  const $$ = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // Times in the viewer's zone.
  const moments = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
  const zoned = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'full'});
  function times(root) {
    for (const time of $$('time[data-time]', root)) {
      const moment = new Date(time.dateTime);
      if (!isNaN(moment)) {
        time.textContent = moments.format(moment);
        time.title = zoned.format(moment);
        time.removeAttribute('data-time');
      }
    }
    for (const field of $$('input[data-moment]', root)) {
      const moment = new Date(field.dataset.value);
      if (field.dataset.value && !isNaN(moment)) {
        const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60000);
        field.value = local.toISOString().slice(0, 19);
      }
      field.addEventListener('input', () => {
        const typed = new Date(field.value);
        field.form.elements[field.dataset.moment].value = isNaN(typed) ? field.value : typed.toISOString();
      });
    }
  }

  // Colours.
  for (const radio of $$('input[name=theme]')) {
    radio.checked = radio.value === document.documentElement.dataset.theme;
    radio.addEventListener('change', () => {
      document.documentElement.dataset.theme = radio.value;
      try {
        localStorage.setItem('finales-theme', radio.value);
      } catch (e) {
        // For this page alone, then.
      }
      document.dispatchEvent(new CustomEvent('finales:theme'));
    });
  }

  // Menus: one at a time, closed by Escape and by a click elsewhere.
  const menuButton = document.querySelector('.menu-button');
  if (menuButton) {
    menuButton.addEventListener('click', () => {
      const open = menuButton.getAttribute('aria-expanded') !== 'true';
      menuButton.setAttribute('aria-expanded', String(open));
    });
  }
  const popups = 'details.account, details.filter, details.row-menu';
  document.addEventListener('click', (event) => {
    for (const popup of $$(popups)) {
      if (popup.open && !popup.contains(event.target)) {
        popup.open = false;
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const popup of $$(popups)) {
        if (popup.open) {
          popup.open = false;
          popup.querySelector('summary').focus();
        }
      }
      if (menuButton && menuButton.getAttribute('aria-expanded') === 'true') {
        menuButton.setAttribute('aria-expanded', 'false');
        menuButton.focus();
      }
    }
  });

  // Dialogs and messages.
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) {
      document.getElementById(opener.dataset.opens).showModal();
    }
    const closer = event.target.closest('[data-closes]');
    if (closer) {
      closer.closest('dialog').close();
    }
    const dismiss = event.target.closest('[data-dismiss]');
    if (dismiss) {
      dismiss.closest('.flash').remove();
    }
    const copier = event.target.closest('[data-copies]');
    if (copier) {
      const field = document.getElementById(copier.dataset.copies);
      const done = () => toast(copier.dataset.copied, 'done');
      if (navigator.clipboard) {
        navigator.clipboard.writeText(field.value || field.textContent).then(done, () => field.select());
      } else {
        field.select();
      }
    }
  });

  function toast(text, kind) {
    const place = document.getElementById('flashes');
    const message = document.createElement('p');
    message.className = 'flash ' + (kind || 'note');
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'close';
    close.dataset.dismiss = '';
    close.setAttribute('aria-label', '×');
    close.textContent = '×';
    message.append(words, close);
    place.append(message);
    return message;
  }

  // Forms that check while one types; the server checks again.
  function number(text) {
    let plain = text.trim().replace('\u2212', '-');
    if (!plain.includes('.') && plain.indexOf(',') === plain.lastIndexOf(',')) {
      plain = plain.replace(',', '.');
    }
    return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : NaN;
  }
  function unitOf(field) {
    const unit = field.form.elements[field.name + '.unit'];
    return unit ? unit.value : '';
  }
  // What is needed within a group that may be left out is needed only if something stands in it.
  function isAsked(field) {
    const group = field.closest('.optional-group');
    return !group || $$('input, select, textarea', group).some((e) => e.name && e.type !== 'hidden'
      && !e.name.endsWith('.unit') && (e.type === 'checkbox' ? e.checked : e.value.trim()));
  }
  function problem(field) {
    const value = field.value.trim();
    if (!value) {
      return field.required && isAsked(field) ? texts.required : '';
    }
    if (field.dataset.number) {
      const typed = number(value);
      if (isNaN(typed)) {
        return texts.number;
      }
      if (field.dataset.number === 'whole' && !Number.isInteger(typed)) {
        return texts.whole;
      }
      // Bounds are in the first unit; in another one the server says.
      const choice = field.form.elements[field.name + '.unit'];
      const first = !choice || !choice.options || choice.selectedIndex === 0;
      const shown = (text, bound) => text.replace('#', bound).replace('$', unitOf(field)).replace(' .', '.');
      if (first && field.dataset.min !== undefined && typed < Number(field.dataset.min)) {
        return shown(texts.small, field.dataset.min);
      }
      if (first && field.dataset.max !== undefined && typed > Number(field.dataset.max)) {
        return shown(texts.large, field.dataset.max);
      }
      const other = field.dataset.lessThan && field.form.elements[field.dataset.lessThan];
      if (other && other.value.trim() && unitOf(field) === unitOf(other)) {
        const more = number(other.value);
        if (!isNaN(more) && typed >= more) {
          return texts.less.replace('#', field.form.querySelector('label[for="' + other.id + '"]').firstChild.textContent.trim());
        }
      }
      return '';
    }
    return field.validity && field.validity.typeMismatch ? field.validationMessage : '';
  }
  function say(field, message) {
    const place = document.getElementById(field.id + '-error');
    if (!place) {
      return;
    }
    place.textContent = message;
    field.closest('.field').classList.toggle('bad', Boolean(message));
    if (message) {
      field.setAttribute('aria-invalid', 'true');
    } else {
      field.removeAttribute('aria-invalid');
    }
  }
  const checkable = (form) => Array.from(form.elements).filter((e) => e.id && e.name && e.type !== 'hidden' && e.closest('.field'));

  function watch(form) {
    form.noValidate = true;
    form.addEventListener('focusout', (event) => {
      const field = event.target;
      if (field.id && field.name && field.closest('.field') && (field.value.trim() || field.dataset.touched)) {
        say(field, problem(field));
      }
    });
    form.addEventListener('input', (event) => {
      const field = event.target;
      field.dataset.touched = 'yes';
      if (field.getAttribute('aria-invalid') === 'true') {
        say(field, problem(field));
      }
    });
    form.addEventListener('submit', (event) => {
      let first = null;
      for (const field of checkable(form)) {
        const message = problem(field);
        say(field, message);
        first = first || (message ? field : null);
      }
      if (first) {
        event.preventDefault();
        event.stopImmediatePropagation();
        for (let around = first.closest('details'); around; around = around.parentElement.closest('details')) {
          around.open = true;
        }
        first.focus();
      }
    });
  }

  // One click is one order, also where the hand trembles or the network is slow.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'post' && !event.defaultPrevented) {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'yes';
      form.setAttribute('aria-busy', 'true');
    }
  });
  window.addEventListener('pageshow', () => {
    for (const form of $$('form[data-sent]')) {
      delete form.dataset.sent;
      form.removeAttribute('aria-busy');
    }
  });

  // What is typed is kept in this tab until the form is through.
  const keptAs = (form) => 'finales-kept:' + form.dataset.keep;
  function keep(form) {
    const values = [];
    for (const e of form.elements) {
      if (e.name && !e.name.startsWith('_') && e.type !== 'password' && e.type !== 'file') {
        if (e.type !== 'checkbox' && e.type !== 'radio') {
          values.push([e.name, e.value]);
        } else if (e.checked) {
          values.push([e.name, e.value, true]);
        }
      }
    }
    try {
      sessionStorage.setItem(keptAs(form), JSON.stringify(values));
    } catch (e) {
      // Nothing can be kept here.
    }
  }
  function restore(form) {
    let values = null;
    try {
      values = JSON.parse(sessionStorage.getItem(keptAs(form)));
      if (sessionStorage.getItem('finales-sent') === form.dataset.keep) {
        sessionStorage.removeItem('finales-sent');
        // The server answered the form with the form: what it shows is newer.
        if (document.querySelector('.mistakes')) {
          return;
        }
      }
    } catch (e) {
      return;
    }
    if (!values || document.querySelector('.mistakes')) {
      return;
    }
    const seen = new Map();
    let changed = false;
    for (const [name, value, checked] of values) {
      const named = Array.from(form.elements).filter((e) => e.name === name);
      const at = seen.get(name) || 0;
      const e = checked ? named.find((c) => c.value === value) : named[at];
      seen.set(name, at + 1);
      if (e && checked && !e.checked) {
        e.checked = true;
        changed = true;
      } else if (e && !checked && e.value !== value) {
        e.value = value;
        changed = true;
      }
    }
    if (changed) {
      const message = toast(texts.restored, 'note');
      const discard = document.createElement('button');
      discard.type = 'button';
      discard.textContent = texts.discard;
      discard.addEventListener('click', () => {
        sessionStorage.removeItem(keptAs(form));
        form.reset();
        message.remove();
      });
      message.insertBefore(discard, message.lastChild);
      form.dispatchEvent(new Event('input', {bubbles: true}));
    }
  }
  function keepForms() {
    try {
      const sent = sessionStorage.getItem('finales-sent');
      if (sent && location.pathname !== '/login' && !document.querySelector('.refusal')
          && !$$('form[data-keep]').some((f) => f.dataset.keep === sent)) {
        sessionStorage.removeItem('finales-kept:' + sent);
        sessionStorage.removeItem('finales-sent');
      }
    } catch (e) {
      return;
    }
    for (const form of $$('form[data-keep]')) {
      restore(form);
      let later = 0;
      form.addEventListener('input', () => {
        clearTimeout(later);
        later = setTimeout(() => keep(form), 300);
      });
      form.addEventListener('submit', (event) => {
        if (!event.defaultPrevented) {
          clearTimeout(later);
          keep(form);
          sessionStorage.setItem('finales-sent', form.dataset.keep);
        }
      });
    }
  }

  // Filters take effect when their list is closed.
  document.addEventListener('toggle', (event) => {
    const filter = event.target;
    if (filter.matches && filter.matches('[data-filters] [data-filter]')) {
      const chosen = $$('input:checked', filter).map((e) => e.value).join('\n');
      if (filter.open) {
        filter.dataset.before = chosen;
      } else if (filter.dataset.before !== undefined && filter.dataset.before !== chosen) {
        filter.closest('form').requestSubmit();
      }
    }
  }, true);
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-filters]')) {
      for (const e of $$('input', event.target)) {
        if (!e.value) {
          e.disabled = true;
        }
      }
    }
  });

  // News do not take a dialog from under somebody's hands; they come when it is closed.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const place = event.detail.target;
    if (place && place.querySelector && place.querySelector('dialog[open]')) {
      event.detail.shouldSwap = false;
      const dialog = place.querySelector('dialog[open]');
      dialog.addEventListener('close', () => document.body.dispatchEvent(new CustomEvent('live:again')), {once: true});
    }
  });

  // Forms that are asked for by script and cannot be reached.
  document.addEventListener('htmx:sendError', () => toast(texts.offline, 'problem'));
  document.addEventListener('htmx:responseError', (event) =>
    toast(texts.failed.replace('{0}', event.detail.xhr.status), 'problem'));

  function begin(root) {
    times(root);
    $$('form[data-check]', root).forEach(watch);
  }
  document.addEventListener('htmx:load', (event) => {
    if (event.detail.elt !== document.body) {
      begin(event.detail.elt);
    }
  });
  begin(document);
  keepForms();
  const focus = document.querySelector('[data-focus]');
  if (focus) {
    focus.focus();
  }
  window.finales = Object.assign(window.finales || {}, {toast: toast, times: times, say: say});
})();
