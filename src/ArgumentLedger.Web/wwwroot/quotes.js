// Selecting words fills the form that quotes them; typing them there does without this.

const contextLength = 32;

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const text = closest(range, '#source-text, [data-quotable]');
  if (!text) return;
  const quote = { exact: range.toString(), prefix: before(text, range), suffix: after(text, range) };
  if (text.dataset.quotable) offer(text, quote);
  else fill(quote);
});

function closest(range, selector) {
  const node = range.commonAncestorContainer;
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(selector);
}

function before(text, range) {
  const rest = range.cloneRange();
  rest.selectNodeContents(text);
  rest.setEnd(range.startContainer, range.startOffset);
  return [...rest.toString().slice(-2 * contextLength)].slice(-contextLength).join('');
}

function after(text, range) {
  const rest = range.cloneRange();
  rest.selectNodeContents(text);
  rest.setStart(range.endContainer, range.endOffset);
  return [...rest.toString().slice(0, 2 * contextLength)].slice(0, contextLength).join('');
}

// A source's page has the form on it.
function fill(quote) {
  const form = [...document.querySelectorAll('form.move')].find(one => one.elements.exact && one.elements.source);
  if (!form) return;
  for (const [field, words] of Object.entries(quote)) form.elements[field].value = words;
}

// A contribution offers to be quoted: its link then opens the form with these words in it.
const longestAddress = 2000;

function offer(text, quote) {
  const link = text.closest('.contribution')?.querySelector('a[data-form][href*="/move/cite-quote?contribution="]');
  if (!link || quote.exact.length > longestAddress) return;
  link.dataset.address ??= link.href;
  const address = new URL(link.dataset.address);
  for (const [field, words] of Object.entries(quote)) address.searchParams.set(field, words);
  link.href = address;
  link.classList.add('chosen');
  link.firstChild.textContent = 'Quote the words selected';
}
