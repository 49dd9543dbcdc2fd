'use strict';

const ROWS = 1000;
const byId = (id) => document.getElementById(id);
const form = byId('form');
const said = byId('said');
let running = null;
let questions = [];

const say = (text, wrong) => {
  said.textContent = text;
  said.className = wrong ? 'wrong' : '';
};

const clear = () => {
  byId('rows').replaceChildren();
  byId('text').textContent = '';
};

// An IRI of EMMO says nothing; its end is enough, the whole is in the title.
const short = (value) => value.replace(/^.*[#/](?=.)/, '…');

const cell = (value) => {
  const made = document.createElement('td');
  if (value) {
    made.textContent = value.type === 'uri' ? short(value.value) : value.value;
    made.title = value.value;
  }
  return made;
};

const show = (answer) => {
  if (typeof answer.boolean === 'boolean') {
    byId('text').textContent = answer.boolean ? 'yes' : 'no';
    return 1;
  }
  const table = byId('rows');
  const head = table.createTHead().insertRow();
  for (const name of answer.head.vars) {
    const made = document.createElement('th');
    made.scope = 'col';
    made.textContent = name;
    head.append(made);
  }
  const body = table.createTBody();
  for (const binding of answer.results.bindings) {
    const row = body.insertRow();
    for (const name of answer.head.vars) {
      row.append(cell(binding[name]));
    }
  }
  return answer.results.bindings.length;
};

const send = async (accept) => {
  running = new AbortController();
  byId('stop').disabled = false;
  say('Asking …');
  try {
    const response = await fetch('/sparql?limit=' + ROWS, {
      method: 'POST',
      headers: {
        'Authorization': 'Bearer ' + byId('token').value.trim(),
        'Content-Type': 'application/sparql-query',
        'Accept': accept,
      },
      body: byId('query').value,
      signal: running.signal,
    });
    if (!response.ok) {
      const problem = await response.json();
      throw new Error(problem.detail);
    }
    return response;
  } finally {
    byId('stop').disabled = true;
    running = null;
  }
};

const whenWrong = (problem) =>
  say(problem.name === 'AbortError' ? 'Stopped.' : problem.message, true);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clear();
  const start = performance.now();
  try {
    const response = await send('application/sparql-results+json, text/turtle');
    const more = response.headers.get('Finales-More') === 'true';
    let count = 0;
    if (response.headers.get('Content-Type').startsWith('text/turtle')) {
      byId('text').textContent = await response.text();
    } else {
      count = show(await response.json());
    }
    const example = questions.find((question) => question.text === byId('query').value);
    if (count === 0 && example) {
      say('No rows yet. The answer comes from ' + example.source + '.');
      return;
    }
    const took = Math.round(performance.now() - start);
    say((count ? count + (count === 1 ? ' row' : ' rows') : 'Nothing to show in rows')
      + ' after ' + took + ' ms' + (more ? '; there are more' : ''));
  } catch (problem) {
    whenWrong(problem);
  }
});

byId('csv').addEventListener('click', async () => {
  if (!form.reportValidity()) {
    return;
  }
  try {
    const response = await send('text/csv, text/turtle');
    const turtle = response.headers.get('Content-Type').startsWith('text/turtle');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = turtle ? 'answer.ttl' : 'answer.csv';
    link.click();
    URL.revokeObjectURL(link.href);
    const more = response.headers.get('Finales-More') === 'true';
    say('Saved as ' + link.download + (more ? '; there are more rows than the first ' + ROWS : ''));
  } catch (problem) {
    whenWrong(problem);
  }
});

byId('stop').addEventListener('click', () => running && running.abort());

fetch('/sparql/questions').then((response) => response.json()).then((known) => {
  questions = known;
  const choice = byId('question');
  for (const question of questions) {
    choice.append(new Option(question.title, question.text));
  }
  choice.addEventListener('change', () => {
    byId('query').value = choice.value;
  });
  choice.selectedIndex = 1;
  byId('query').value = choice.value;
}).catch(whenWrong);
