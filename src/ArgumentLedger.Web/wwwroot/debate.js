// Makes the pages of a debate quicker; every one of them works without this.

const selector = 'form.move';

enhance(document);
document.addEventListener('click', openInPlace);
document.addEventListener('keydown', onKey);
document.addEventListener('input', event => keepDraft(event.target));
focusTarget();
addEventListener('hashchange', focusTarget);

// Forms open below the contribution they are about.

async function openInPlace(event) {
  const link = event.target.closest?.('a[data-form]');
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const place = link.closest('.quote-line, .act, .gave, .stale, .linked, p, nav') ?? link;
  const open = place.nextElementSibling;
  if (open?.matches?.('form.in-place') && open.dataset.from === link.href) return close(open);
  const form = await fetchForm(link.href);
  if (!form) return location.assign(link.href);
  if (open?.matches?.('form.in-place')) open.remove();
  place.after(form);
  form.opener = link;
  form.dataset.from = link.href;
  link.setAttribute('aria-expanded', 'true');
  firstField(form)?.focus();
}

async function fetchForm(address) {
  try {
    const answer = await fetch(address, { headers: { 'X-In-Place': '1' } });
    return answer.ok && !answer.redirected ? formIn(await answer.text()) : null;
  } catch {
    return null;
  }
}

function formIn(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const form = page.querySelector(selector);
  if (!form) return null;
  form.classList.add('in-place');
  form.setAttribute('aria-label', form.dataset.title);
  const title = document.createElement('h2');
  title.textContent = form.dataset.title;
  form.prepend(title);
  uniqueIds(form);
  enhance(form);
  return document.adoptNode(form);
}

// Two forms of one kind may be open at once, and labels find their fields by id.
let forms = 0;
function uniqueIds(form) {
  const suffix = `-${++forms}`;
  for (const field of form.querySelectorAll('[id]')) field.id += suffix;
  for (const label of form.querySelectorAll('[for]')) label.htmlFor += suffix;
  for (const field of form.querySelectorAll('[aria-describedby]'))
    field.setAttribute('aria-describedby', field.getAttribute('aria-describedby').split(' ').map(id => id + suffix).join(' '));
}

function close(form) {
  const opener = form.opener;
  form.remove();
  opener?.removeAttribute('aria-expanded');
  opener?.focus();
}

function firstField(form) {
  return form.querySelector('[aria-invalid=true]')
    ?? form.querySelector('textarea, input:not([type=hidden], [type=radio]), select, input[type=radio], button');
}

// Sending

function onKey(event) {
  const form = event.target.closest?.(selector);
  if (!form) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === 'Escape' && form.opener) {
    close(form);
  }
}

async function send(event) {
  const form = event.currentTarget;
  event.preventDefault();
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form, event.submitter), headers: { 'X-In-Place': '1' } });
    if (answer.status === 201) return goTo(form, answer.headers.get('Location'));
    // A form comes back when it was refused, and when its quotes were only to be checked.
    const again = answer.status === 422 || answer.status === 200 ? formIn(await answer.text()) : null;
    if (!again) return sendPlainly(form);
    showAgain(form, again);
  } catch {
    sendPlainly(form);
  }
}

// The same key goes with it, so that what did arrive counts once.
function sendPlainly(form) {
  form.removeAttribute('aria-busy');
  form.removeEventListener('submit', send);
  form.submit();
}

function showAgain(form, again) {
  if (!form.classList.contains('in-place')) {
    again.classList.remove('in-place');
    again.querySelector('h2').remove();
  }
  again.opener = form.opener;
  again.dataset.from = form.dataset.from ?? '';
  form.replaceWith(again);
  // A message that is there from the start is not read out; one that arrives is.
  const message = again.querySelector('.refused, .checked');
  const sentences = [...message.childNodes];
  message.replaceChildren();
  requestAnimationFrame(() => message.append(...sentences));
  (again.querySelector('.checked') ? again.querySelector('[name=_check]') : firstField(again))?.focus();
}

function goTo(form, address) {
  for (const field of form.querySelectorAll('textarea')) localStorage.removeItem(draftKey(field));
  const next = new URL(address, location.href);
  const isHere = next.pathname === location.pathname && next.search === location.search;
  location.assign(next);
  if (isHere) location.reload();
}

function focusTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.focus({ preventScroll: false });
}

// Drafts of long texts survive a lost tab.

function draftKey(field) {
  const form = field.form;
  const about = [...form.querySelectorAll('input[type=hidden]')]
    .filter(hidden => !hidden.name.startsWith('_'))
    .map(hidden => hidden.value);
  return ['draft', new URL(form.action).pathname, field.name, ...about].join(' ');
}

function keepDraft(field) {
  if (!field.matches?.(`${selector} textarea`)) return;
  try {
    if (field.value === field.defaultValue || !field.value) localStorage.removeItem(draftKey(field));
    else localStorage.setItem(draftKey(field), field.value);
  } catch {
    // Storage may be full or forbidden; the words are still in the form.
  }
}

function enhance(root) {
  for (const form of root.querySelectorAll ? [root, ...root.querySelectorAll(selector)].filter(one => one.matches?.(selector)) : []) {
    form.addEventListener('submit', send);
    form.querySelector('.cancel')?.addEventListener('click', event => {
      if (!form.opener) return;
      event.preventDefault();
      close(form);
    });
    for (const field of form.querySelectorAll('textarea')) restore(field);
  }
}

function restore(field) {
  let draft = null;
  try {
    draft = localStorage.getItem(draftKey(field));
  } catch {
    return;
  }
  if (draft === null || field.value !== '') return;
  field.value = draft;
  const note = document.createElement('p');
  note.className = 'hint';
  note.textContent = 'This is your draft from before.';
  field.after(note);
}
