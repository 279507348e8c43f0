// Checks the ledger in this browser by the rules of FORMAT.md: fetches the export and reckons every hash itself.
const utf8 = new TextEncoder();
const hash = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const spell = bytes => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const read = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), unit => unit.charCodeAt(0));
const join = (...parts) => Uint8Array.from(parts.flatMap(part => [...part]));
const isWords = value => value.digest != null && typeof value.digest !== "object";

const text = value => '"' + value.replace(/["\\\u0000-\u001f]/g, unit =>
  unit === '"' || unit === "\\" ? "\\" + unit : "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0")) + '"';

function number(value) {
  const [, sign, whole, part = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value));
  const digits = (whole + part).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  const exponent = Number(power) - part.length + digits.length - significant.length;
  return significant === "" ? "0" : sign + significant + (exponent === 0 ? "" : "e" + exponent);
}

function canonical(value) {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "[" + value.map(canonical).join() + "]";
  const shown = isWords(value) ? { digest: value.digest } : value;
  return "{" + Object.keys(shown).filter(name => shown[name] !== null).sort().map(name => text(name) + ":" + canonical(shown[name])).join() + "}";
}

async function holds(value) {
  if (value === null || typeof value !== "object") return true;
  if (!Array.isArray(value) && isWords(value))
    return value.text == null || spell(await hash(join(read(value.salt), utf8.encode(value.text)))) === value.digest;
  for (const part of Object.values(value)) if (!await holds(part)) return false;
  return true;
}

async function fault(entry, version, previous) {
  const { prev, at, by, speaker = null, saidAt = null, event, data } = entry;
  if (entry.version !== version) return `version ${entry.version} stands in its place`;
  if (prev !== previous) return "it does not follow the entry before it";
  if (!await holds(data)) return "its words are not those that were logged";
  const content = canonical({ prev, version, at, by, speaker, saidAt, event, data });
  return spell(await hash(utf8.encode(content))) === entry.hash ? null : "its content is not what its hash was taken of";
}

async function grow(peaks, length, entry) {
  let node = await hash(join([0], read(entry)));
  for (; length % 2 === 1; length = (length - 1) / 2) node = await hash(join([1], peaks.pop(), node));
  peaks.push(node);
}

async function isSigned(head) {
  const message = utf8.encode(["argument-ledger/1 head", head.debate, head.length, head.head, head.root, ""].join("\n"));
  const key = await crypto.subtle.importKey("raw", read(head.publicKey), "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, read(head.signature), message);
}

async function check(address, tell) {
  const [first, ...lines] = (await (await fetch(address)).text()).trimEnd().split("\n");
  const head = JSON.parse(first);
  let previous = spell(await hash(utf8.encode("argument-ledger/1 " + head.debate)));
  const peaks = [];
  for (const [done, line] of lines.entries()) {
    const entry = JSON.parse(line);
    const wrong = await fault(entry, done + 1, previous);
    if (wrong) return `Not sound. Version ${done + 1}: ${wrong}. The ${done} entries before it hold.`;
    await grow(peaks, done, previous = entry.hash);
    if (done % 500 === 499) tell(`Checked ${done + 1} of ${head.length} entries …`);
  }
  let root = peaks.pop();
  while (peaks.length > 0) root = await hash(join([1], peaks.pop(), root));
  if (lines.length !== head.length || previous !== head.head || spell(root) !== head.root) return "Not sound. The entries do not lead to the head.";
  const signature = await isSigned(head).catch(() => null);
  if (signature === false) return "Not sound. The signature is not right.";
  return `Sound. This browser reckoned all ${lines.length} hashes itself, and they lead to the head and the root`
    + (signature ? ", which are signed with the key shown." : "; it cannot check the signature, for want of Ed25519.");
}

const found = document.querySelector("[data-found]");
const button = document.querySelector("[data-here]");
if (button && globalThis.crypto?.subtle) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const tell = sentence => { found.textContent = sentence; };
    tell("Fetching the ledger …");
    tell(await check(button.form.dataset.export, tell).catch(error => `It could not be checked: ${error.message}`));
    button.disabled = false;
  });
}
