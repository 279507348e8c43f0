// Tells of what is new on this page, and shows it when asked to. Without this the page is as it was when it came.
import { merge } from './merge.js';

const arrivals = document.querySelector('.arrivals[data-stream]');
const replies = ['claim-made', 'rebuttal-made', 'question-asked', 'quoted', 'concession-made'];
let last = arrivals?.dataset.after;
let heard = [];
let source;

if (arrivals) {
  arrivals.addEventListener('click', show);
  // A browser keeps few connections to a site: a page that nobody sees needs none.
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', listen);
}

function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(arrivals.dataset.stream + (last ? `?after=${encodeURIComponent(last)}` : ''));
  source.onmessage = hear;
}

function hear(message) {
  last = message.lastEventId;
  heard.push(JSON.parse(message.data));
  const news = sentence();
  const button = arrivals.querySelector('button');
  if (button) button.textContent = news;
  else arrivals.replaceChildren(Object.assign(document.createElement('button'), { type: 'button', textContent: news }));
}

function sentence() {
  const many = (n, one, more) => `${n} ${n === 1 ? one : more}`;
  const debates = new Set(heard.filter(told => told.motion).map(told => told.id)).size;
  if (debates) return `Show news of ${many(debates, 'debate', 'debates')}`;
  const said = heard.filter(told => replies.includes(told.event)).length;
  const rest = heard.length - said;
  return `Show ${[said && many(said, 'new reply', 'new replies'), rest && many(rest, 'change', 'changes')].filter(Boolean).join(' and ')}`;
}

async function show(event) {
  const button = event.target.closest('button');
  if (!button || button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  const shown = heard.length;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const arrived = mergeInPlace(document.getElementById('main'), page.getElementById('main'));
    heard = heard.slice(shown);
    tell(arrived);
  } catch {
    button.removeAttribute('aria-disabled');
  }
}

// What somebody reads stays where it is on the screen, whatever comes above it.
function mergeInPlace(main, fresh) {
  document.documentElement.style.overflowAnchor = 'none';
  const isSeen = one => one.getBoundingClientRect().bottom > 0 && one.getBoundingClientRect().top < innerHeight;
  const typed = main.contains(document.activeElement) && isSeen(document.activeElement);
  const read = typed ? document.activeElement : [...main.querySelectorAll('article, form, h2, p')].find(one => one.getBoundingClientRect().top >= 0 && isSeen(one));
  const before = read?.getBoundingClientRect().top;
  const arrived = merge(main, fresh);
  if (read?.isConnected) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: 'instant' });
  return arrived;
}

function tell(arrived) {
  const articles = arrived.flatMap(one => one.matches('article[id]') ? [one] : [...one.querySelectorAll('article[id]')]);
  for (const article of articles) article.classList.add('new');
  if (heard.length) return;
  const links = articles.slice(0, 12).map(article =>
    Object.assign(document.createElement('a'), { href: `#${article.id}`, className: 'label', textContent: article.id }));
  arrivals.replaceChildren(...(links.length ? ['New: ', ...links.flatMap((link, n) => n ? [' · ', link] : [link])] : ['Up to date.']));
}
