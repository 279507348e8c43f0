// Steps through a debate without loading the whole page; every version is a page of its own without this.

const form = document.querySelector('.replay form');
const range = form.elements.at;
const play = form.querySelector('.play');
const speed = form.querySelector('select');
const last = Number(range.max);
const parts = ['.past', 'header.motion', '#stage', '#event', '#strip', '#where'];
const pages = new Map();
let at = Number(range.value);
let wanted = at;
let timer = 0;

for (const hidden of document.querySelectorAll('.keys, .play, .speed')) hidden.hidden = false;
form.querySelector('.go').hidden = true;
range.addEventListener('input', () => go(Number(range.value)));
play.addEventListener('click', () => timer ? pause() : start());
speed.addEventListener('change', () => timer && start());
form.addEventListener('click', event => {
  const link = event.target.closest('a[data-step]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  step(link.dataset.step);
});
document.addEventListener('keydown', onKey);
remember(at);
prefetch(1);

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('select, textarea, summary')) return;
  if (event.target.closest(event.key === ' ' ? 'a, button' : 'input')) return;
  const name = { ArrowLeft: 'previous', ArrowRight: 'next', Home: 'first', End: 'last' }[event.key];
  if (name) step(name);
  else if (event.key === ' ') play.click();
  else return;
  event.preventDefault();
}

function step(name) {
  pause();
  return go({ first: 1, previous: wanted - 1, next: wanted + 1, last }[name]);
}

function start() {
  clearInterval(timer);
  if (wanted === last) go(1);
  timer = setInterval(() => wanted < last ? go(wanted + 1) : pause(), Number(speed.value));
  say(true);
}

function pause() {
  clearInterval(timer);
  timer = 0;
  say(false);
}

// What plays by itself is not read out step by step.
function say(isPlaying) {
  play.textContent = isPlaying ? 'Pause' : 'Play';
  document.getElementById('event').setAttribute('aria-live', isPlaying ? 'off' : 'polite');
}

function address(version) {
  return `${form.getAttribute('action')}?at=${version}`;
}

async function go(version) {
  const direction = version < at ? -1 : 1;
  wanted = Math.min(last, Math.max(1, version));
  if (wanted === at) return;
  const target = wanted;
  try {
    const page = await fetchPage(target);
    if (wanted !== target) return;
    show(page, target);
    prefetch(direction);
  } catch {
    location.assign(address(target));
  }
}

function fetchPage(version) {
  if (!pages.has(version)) {
    if (pages.size > 60) pages.delete(pages.keys().next().value);
    const page = fetch(address(version))
      .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then(html => new DOMParser().parseFromString(html, 'text/html'));
    page.catch(() => pages.delete(version));
    pages.set(version, page);
  }
  return pages.get(version);
}

function prefetch(direction) {
  for (const next of [at + direction, at - direction]) if (next >= 1 && next <= last) fetchPage(next).catch(() => {});
}

function show(page, version) {
  at = version;
  for (const part of parts) {
    const [here, there] = [document.querySelector(part), page.querySelector(part)];
    if (here && there) here.replaceChildren(...document.importNode(there, true).childNodes);
  }
  for (const link of form.querySelectorAll('a[data-step]')) {
    const there = page.querySelector(`a[data-step=${link.dataset.step}]`);
    for (const name of ['href', 'role', 'aria-disabled']) {
      if (there.hasAttribute(name)) link.setAttribute(name, there.getAttribute(name));
      else link.removeAttribute(name);
    }
  }
  range.value = version;
  document.title = page.title;
  history.replaceState(null, '', address(version));
  const focus = page.getElementById('event').dataset.focus;
  if (focus) document.getElementById(focus)?.scrollIntoView({ block: 'nearest' });
}

// The version the page came with need not be fetched to step back to it.
function remember(version) {
  pages.set(version, Promise.resolve(new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html')));
}
