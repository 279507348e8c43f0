// Makes a part of a page like a newer one, and leaves alone what somebody does in it: forms, the focus, what is unfolded.

const kept = 'form.move';

// Returns the elements that were not there before.
export function merge(old, fresh) {
  const focus = document.activeElement;
  const arrived = [];
  mergeInto(old, fresh, arrived);
  // What is moved within its list loses the focus on its way.
  if (focus?.isConnected && focus !== document.activeElement) focus.focus({ preventScroll: true });
  return arrived;
}

function mergeInto(old, fresh, arrived) {
  if (old.isEqualNode(fresh) || old.matches(kept)) return;
  likeAttributes(old, fresh);
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const same = sameAs(wanted, at);
    if (!same) {
      const added = old.insertBefore(document.adoptNode(wanted), at);
      if (added.nodeType === Node.ELEMENT_NODE) arrived.push(added);
      continue;
    }
    if (keyOf(same) && same !== at) old.insertBefore(same, at);
    else at = leaveOut(at, same).nextSibling;
    if (same.nodeType === Node.ELEMENT_NODE) mergeInto(same, wanted, arrived);
    else if (same.data !== wanted.data) same.data = wanted.data;
  }
  leaveOut(at, null);
}

// What has a name is found by it; what has none, by its kind, before the next that has one.
function sameAs(wanted, at) {
  const key = keyOf(wanted);
  for (let one = at; one; one = one.nextSibling) {
    if (key ? keyOf(one) === key : !keyOf(one) && kindOf(one) === kindOf(wanted)) return one;
    if (!key && keyOf(one)) return null;
  }
  return null;
}

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  if (node.id || !node.matches('li')) return node.id;
  return node.querySelector(':scope > article[id]')?.id ?? node.querySelector(':scope > h2 > a')?.getAttribute('href') ?? '';
}

function kindOf(node) {
  return `${node.nodeName} ${node.classList?.[0] ?? ''}`;
}

// Removes what is no longer there, up to a node, and gives that.
function leaveOut(from, to) {
  for (let one = from; one && one !== to;) {
    const gone = one;
    one = one.nextSibling;
    if (!gone.matches?.(kept) && !gone.querySelector?.(kept)) gone.remove();
  }
  return to;
}

function likeAttributes(old, fresh) {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && name !== 'open' && name !== 'aria-expanded') old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (name !== 'open' && old.getAttribute(name) !== value) old.setAttribute(name, value);
}
