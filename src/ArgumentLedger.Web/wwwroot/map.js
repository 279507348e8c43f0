// Moves and enlarges the map; without this it scrolls, and comes in three sizes.

const frame = document.querySelector('.map-frame');
const picture = frame?.querySelector('svg');
if (picture) start();

function start() {
  const { width, height } = picture.viewBox.baseVal;
  let scale = picture.width.baseVal.value / width;

  // The point below the pointer, or in the middle, stays where it is.
  function zoom(to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const next = Math.min(4, Math.max(0.1, to));
    const [left, top] = [(frame.scrollLeft + x) / scale, (frame.scrollTop + y) / scale];
    scale = next;
    picture.setAttribute('width', width * scale);
    picture.setAttribute('height', height * scale);
    frame.scrollTo(left * scale - x, top * scale - y);
  }

  const fit = () => zoom(Math.min(1.5, frame.clientWidth / width, frame.clientHeight / height));
  const actions = { '+': () => zoom(scale * 1.25), '=': () => zoom(scale * 1.25), '-': () => zoom(scale / 1.25), 0: () => zoom(1), f: fit };

  const tools = document.createElement('div');
  tools.className = 'map-zoom';
  for (const [key, word, name] of [['-', '−', 'Smaller'], ['+', '+', 'Larger'], ['0', 'Full size'], ['f', 'Fit']]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word;
    if (name) button.setAttribute('aria-label', name);
    button.title = `Key ${key} while the map has the focus`;
    button.addEventListener('click', actions[key]);
    tools.append(button);
  }
  document.querySelector('.map-tools nav').replaceWith(tools);

  frame.addEventListener('keydown', event => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A pinch on a touchpad arrives as a wheel with Ctrl.
  frame.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = frame.getBoundingClientRect();
    zoom(scale * Math.exp(-event.deltaY / 250), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });

  const held = new Map();
  let apart = 0, dragged = false;
  const distance = () => { const [a, b] = [...held.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  frame.addEventListener('pointerdown', event => {
    if (event.button) return;
    held.set(event.pointerId, event);
    dragged = false;
    if (held.size === 2) apart = distance();
  });
  addEventListener('pointermove', event => {
    const before = held.get(event.pointerId);
    if (!before) return;
    if (held.size === 1 && event.pointerType === 'mouse') {
      if (!dragged && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 5) return;
      dragged = true;
      frame.classList.add('held');
      frame.scrollBy(before.clientX - event.clientX, before.clientY - event.clientY);
    }
    held.set(event.pointerId, event);
    if (held.size !== 2) return;
    const now = distance();
    zoom(scale * now / apart);
    apart = now;
  });
  for (const end of ['pointerup', 'pointercancel'])
    addEventListener(end, event => { held.delete(event.pointerId); frame.classList.remove('held'); });
  frame.addEventListener('dragstart', event => event.preventDefault());
  // What ends a drag is no click on the box it began on.
  frame.addEventListener('click', event => { if (dragged) event.preventDefault(); dragged = false; }, true);
}
