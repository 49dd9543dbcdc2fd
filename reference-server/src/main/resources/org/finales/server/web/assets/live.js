// One stream of news for the page. It comes back by itself, and the page asks for everything anew.
(function () {
  'use strict';

  const state = document.getElementById('live-state');
  const STALE = 16000;
  let source = null;
  let last = Date.now();
  let run = null;
  let opened = false;
  let wait = 1000;
  let timer = 0;

  function tell(name, detail, kind) {
    document.body.dispatchEvent(new CustomEvent((kind || 'live:') + name, {detail: detail, bubbles: false}));
  }
  // Parts of pages that are fetched anew need it once a second at most, and always after the last.
  const soon = new Map();
  function settle(topic) {
    if (!soon.has(topic)) {
      tell(topic, null, 'settled:');
      soon.set(topic, setTimeout(function next() {
        const more = soon.get(topic) === 'more';
        soon.delete(topic);
        if (more) {
          settle(topic);
        }
      }, 1000));
    } else {
      soon.set(topic, 'more');
    }
  }
  function alive() {
    last = Date.now();
    wait = 1000;
    if (!state.hidden && state.dataset.shown === 'stale') {
      state.textContent = state.dataset.again;
      state.dataset.shown = 'again';
      state.className = 'fresh';
      setTimeout(() => {
        if (state.dataset.shown === 'again') {
          state.hidden = true;
        }
      }, 4000);
    }
    document.documentElement.classList.remove('stale');
  }
  function stale() {
    if (state.dataset.shown !== 'stale') {
      state.dataset.shown = 'stale';
      state.textContent = state.dataset.stale;
      state.className = 'stale';
      state.hidden = false;
      document.documentElement.classList.add('stale');
    }
  }
  function open() {
    source = new EventSource('/live?topics=' + encodeURIComponent(document.body.dataset.liveTopics));
    source.addEventListener('hello', (event) => {
      alive();
      const now = JSON.parse(event.data);
      if (opened) {
        // News may have been missed on the way.
        tell('again', {restarted: now !== run});
      } else {
        // What happened since the page was made is not on it.
        tell('open', null);
      }
      opened = true;
      run = now;
    });
    source.addEventListener('beat', alive);
    source.addEventListener('news', (event) => {
      alive();
      const news = JSON.parse(event.data);
      tell(news.topic, news.state);
      settle(news.topic);
      tell('any', news);
    });
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        // Refused, for example while the server starts: browsers give up then.
        source.close();
        source = null;
        stale();
        clearTimeout(timer);
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, 15000);
      } else {
        stale();
      }
    };
  }
  setInterval(() => {
    if (Date.now() - last > STALE) {
      stale();
      if (source) {
        source.close();
        source = null;
        open();
        last = Date.now();
      }
    }
  }, 2000);
  window.addEventListener('pagehide', () => {
    if (source) {
      source.close();
      source = null;
    }
    clearTimeout(timer);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      open();
    }
  });
  open();
})();
