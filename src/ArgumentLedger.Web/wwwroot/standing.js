// Makes the section on standing quicker: disputes unfold in place, credences can be set by sliding.

document.addEventListener('click', unfold);
document.addEventListener('focusin', event => slide(event.target));
document.querySelectorAll('input[name=probability]').forEach(slide);

async function unfold(event) {
  const link = event.target.closest?.('a[data-unfold]');
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
    const details = document.createElement('details');
    const summary = details.appendChild(document.createElement('summary'));
    summary.append(...link.cloneNode(true).childNodes);
    details.append(...page.querySelectorAll('#dispute > .why, #dispute > .grounds, #dispute > .grounds + p'));
    if (details.childElementCount === 1) return location.assign(link.href);
    details.open = true;
    link.parentElement.replaceWith(details);
    summary.focus();
  } catch {
    location.assign(link.href);
  }
}

// The number is what is sent; the slider only writes it.
function slide(number) {
  if (!number.matches?.('form.move input[name=probability]:not([type=hidden])') || number.dataset.slides) return;
  number.dataset.slides = 'yes';
  const range = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: 100, step: 1 });
  range.setAttribute('aria-label', 'Credence as a slider, in hundredths');
  const show = () => {
    const value = parseFloat(number.value.replace(',', '.'));
    range.value = value >= 0 && value <= 1 ? 100 * value : 50;
  };
  show();
  number.addEventListener('input', show);
  range.addEventListener('input', () => { number.value = (range.value / 100).toFixed(2); });
  number.before(range);
}
