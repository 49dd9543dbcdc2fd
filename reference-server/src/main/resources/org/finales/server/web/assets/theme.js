// Before anything is drawn: the colours that this browser was told to use.
(function () {
  'use strict';
  let choice = 'auto';
  try {
    choice = localStorage.getItem('finales-theme') || 'auto';
  } catch (e) {
    // No storage: the system decides.
  }
  document.documentElement.dataset.theme = choice === 'light' || choice === 'dark' ? choice : 'auto';
  document.documentElement.classList.add('js');
})();
