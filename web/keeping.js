// What is kept on this device between visits: texts, what a person said of their tasks, and when they were opened.
// Each function takes and gives strings only; it fails as the browser does, and `src/app/keeping.rs` says so.

// Out-of-line keys: the hash of a text, and for facts [hash, task, field].
const STORES = ["texts", "sources", "facts"];

/** How long a browser may think about opening the database; some never answer in private windows. */
const PATIENCE = 4000;

let opened;

function database() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open("chugiai", 1);
    setTimeout(() => failed(new Error("no answer")), PATIENCE);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const base = request.result;
      base.onclose = base.onversionchange = () => {
        base.close();
        opened = undefined;
      };
      done(base);
    };
  }).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** One transaction over everything: `act` gets the stores and may set `answer` by its second argument. */
async function within(mode, act) {
  const base = await database();
  return new Promise((done, failed) => {
    const work = base.transaction(STORES, mode);
    // A window left in the middle of writing may hold the stores for ever. What is to be written goes on waiting.
    if (mode === "readonly") setTimeout(() => failed(new Error("no answer")), 2 * PATIENCE);
    let answer;
    work.oncomplete = () => done(answer);
    work.onabort = () => failed(work.error);
    try {
      act(Object.fromEntries(STORES.map((name) => [name, work.objectStore(name)])), (value) => (answer = value));
    } catch (error) {
      work.abort();
      failed(error);
    }
  });
}

const of = (hash) => IDBKeyRange.bound([hash], [hash, []]);

/** Gives all requests' results to `then`, once all are there. */
function all(requests, then) {
  let left = requests.length;
  for (const request of requests) {
    request.onsuccess = () => --left || then(...requests.map((r) => r.result));
  }
}

const TOLD = "chugiai-told";

let channel;
try {
  channel = new BroadcastChannel("chugiai");
  channel.onmessage = ({ data }) => dispatchEvent(new CustomEvent(TOLD, { detail: data }));
} catch {
  // A window that may not speak to others keeps its own facts all the same.
}

/** Tells the other windows: which text, and the facts that changed; nothing: the list of texts. */
const tell = (hash = "", lines = "") => channel?.postMessage(`${hash}\n${lines}`);

const now = () => new Date().toISOString();

/** The list of texts, the last opened first, eight strings each. */
export async function recent() {
  const rows = await within("readonly", ({ texts }, answer) => all([texts.getAll()], answer));
  rows.sort((a, b) => (a.opened < b.opened ? 1 : -1));
  return rows.flatMap((r) => [r.hash, r.number, r.title, r.name, r.opened, r.done, r.all, r.kept]);
}

const row = ([hash, number, title, name, done, all]) => ({ hash, number, title, name, done, all });

/** Lists a text: `make` gives what is kept of it, from what was known. */
function list(texts, hash, make) {
  texts.get(hash).onsuccess = ({ target: { result } }) => texts.put(make(result), hash);
}

/**
 * Lists a text that has just been opened and keeps it, if its characters are given. Gives whether it is kept, its facts,
 * and where it has none those of all other texts, to be compared: number or title, when opened, lines.
 */
export async function arrive(...given) {
  const [text, listed] = [given.pop(), row(given)];
  const { hash } = listed;
  const enter = (kept) => within("readwrite", ({ texts, sources, facts }, answer) => {
    all([texts.getAll(), facts.getAll(), facts.getAllKeys()], (rows, lines, keys) => {
      const said = (of) => lines.filter((_, i) => keys[i][0] === of).join("\n");
      const known = rows.find((one) => one.hash === hash);
      // How far its tasks are is told once its plan is back.
      const { done = "0", all = listed.all } = known ?? {};
      texts.put({ asked: "", ...known, ...listed, done, all, opened: now(), kept }, hash);
      if (kept) sources.put(text, hash);
      const mine = said(hash);
      const others = mine || known?.asked ? [] : rows.map((one) => [one.number || one.title || one.name, one.opened, said(one.hash)]);
      answer([kept, mine, ...others.filter((one) => one[2]).flat()]);
    });
  });
  const found = await enter(text && "yes").catch((error) => {
    // A text without room for itself may still have room for its ticks.
    if (text && error?.name === "QuotaExceededError") return enter("");
    throw error;
  });
  tell();
  return found;
}

function put(facts, hash, lines) {
  for (const line of lines.split("\n").filter(Boolean)) {
    const [task, field] = line.split("\t");
    const key = [hash, task, field];
    if (line === `${task}\t${field}\t`) facts.delete(key);
    else facts.put(line, key);
  }
}

/** Writes the facts that changed and no others, then tells the other windows. */
export async function write(...given) {
  const [lines, listed] = [given.pop(), row(given)];
  await within("readwrite", ({ texts, facts }) => {
    list(texts, listed.hash, (known) => ({ asked: "", opened: now(), kept: "", ...known, ...listed }));
    put(facts, listed.hash, lines);
  });
  tell(listed.hash, lines);
  return [];
}

/** Name and text of a kept text; nothing when it is not kept. */
export async function source(hash) {
  return within("readonly", ({ texts, sources }, answer) =>
    all([texts.get(hash), sources.get(hash)], (entry, text) => answer(text ? [entry?.name ?? "", text] : [])));
}

/** The person was asked whether to take over the plan of another text, and answered. */
export async function asked(hash) {
  await within("readwrite", ({ texts }) => {
    texts.get(hash).onsuccess = ({ target: { result } }) => result && texts.put({ ...result, asked: "yes" }, hash);
  });
  return [];
}

const DECISIONS = "chugiai.text.";

function stored(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(name) ?? "";
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Refused here as anywhere: `storage.rs` says so where it matters.
  }
  return "";
}

let removed;

/** Removes a text and everything said of it; the last one can be brought back. */
export async function remove(hash) {
  const gone = { hash, decisions: stored(DECISIONS + hash) };
  await within("readwrite", ({ texts, sources, facts }) => {
    all([texts.get(hash), sources.get(hash), facts.getAll(of(hash))], (row, text, lines) => {
      Object.assign(gone, { row, text, lines });
      texts.delete(hash);
      sources.delete(hash);
      facts.delete(of(hash));
    });
  });
  stored(DECISIONS + hash, "");
  removed = gone;
  tell();
  return [];
}

/** Brings the removed text back. */
export async function restore() {
  const { hash, row, text, lines, decisions } = removed;
  await within("readwrite", ({ texts, sources, facts }) => {
    if (row) texts.put(row, hash);
    if (text) sources.put(text, hash);
    put(facts, hash, lines.join("\n"));
  });
  stored(DECISIONS + hash, decisions);
  tell();
  return [];
}

/** Erases everything that Chú Giải keeps on this device. */
export async function erase() {
  removed = undefined;
  try {
    const own = Object.keys(localStorage).filter((name) => name.startsWith("chugiai."));
    own.forEach((name) => localStorage.removeItem(name));
  } catch {
    // Where nothing may be kept nothing is there.
  }
  await within("readwrite", (stores) => Object.values(stores).forEach((store) => store.clear()));
  tell();
  return [];
}

const FORMAT = "chugiai-state";
const VERSION = 1;

/** Saves everything as one file. `shown` is the text on the screen, which may hold what could not be kept. */
export async function save(meanings, ...shown) {
  const documents = new Map();
  try {
    await within("readonly", ({ texts, sources, facts }) => all(
      [texts.getAll(), sources.getAll(), sources.getAllKeys(), facts.getAll(), facts.getAllKeys()],
      (rows, bodies, hashes, lines, keys) => rows.forEach(({ hash, number, title, name, opened, done, all }) => documents.set(hash, {
        name, text: bodies[hashes.indexOf(hash)] ?? "", hash,
        plan: lines.filter((_, i) => keys[i][0] === hash).map((line) => `${line}\n`).join(""),
        decisions: stored(DECISIONS + hash), opened, title, number, done: +done, all: +all,
      })),
    ));
  } catch (error) {
    if (!shown.length) throw error;
  }
  if (shown.length) {
    const [hash, number, title, name, done, all, text, plan, decisions] = shown;
    documents.set(hash, { name, text, hash, plan, decisions, opened: now(), title, number, done: +done, all: +all });
  }
  const words = JSON.stringify({ format: FORMAT, version: VERSION, documents: [...documents.values()], meanings }, null, 1);
  const href = URL.createObjectURL(new Blob([words], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: `chu-giai-${now().slice(0, 10)}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return [];
}

/** The fingerprint of a text, FNV-1a in 64 bits, as `src/app/fingerprint.rs` makes it. */
function fingerprint(text) {
  const WORD = 2 ** 32;
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times 2⁴⁰ + 435.
    const product = low * 435;
    high = (high * 435 + low * 256 + Math.floor(product / WORD)) % WORD;
    low = product % WORD;
  }
  return String((BigInt(high) << 32n) | BigInt(low));
}

/** What is wrong with a state, in a word; nothing where it can be taken over. */
function fault(state) {
  if (state?.format !== FORMAT) return "broken";
  if (state.version !== VERSION) return "version";
  const { documents, meanings } = state;
  const words = (value) => value === undefined || typeof value === "string";
  const count = (value) => value === undefined || (Number.isInteger(value) && value >= 0);
  const sound = (d) => d && /^\d{1,20}$/.test(d.hash) && count(d.done) && count(d.all)
    && [d.hash, d.name, d.text, d.plan, d.decisions, d.opened, d.title, d.number].every(words);
  if (!Array.isArray(documents) || !documents.every(sound) || !words(meanings)) return "broken";
  return documents.some((d) => d.text && fingerprint(d.text) !== d.hash) ? "other" : "";
}

/**
 * Adds lines to those that are here, told by their keys. A line that is here stays, unless `goesOn` says otherwise;
 * gives the lines that are new, and how many differ.
 */
function merge(here, brought, key, goesOn = () => false) {
  const known = new Map(here.map((line) => [key(line), line]));
  const fresh = [];
  let differing = 0;
  for (const line of brought.split("\n").filter((one) => one.includes("\t"))) {
    const own = known.get(key(line));
    if (own === undefined || goesOn(own, line)) {
      fresh.push(line);
      known.set(key(line), line);
    } else if (own !== line && !["words", "state"].includes(second(line))) differing += 1;
  }
  return { fresh, differing };
}

const first = (line) => line.split("\t")[0];
const second = (line) => line.split("\t")[1];
const taskAndField = (line) => `${first(line)}\t${second(line)}`;
/** Of a suspected error there is one verdict. */
const decided = (line) => (/^(fix|keep)\t/.test(line) ? second(line) : taskAndField(line));
const done = (own, line) => second(line) === "state" && own.endsWith("\tbegun") && line.endsWith("\tdone");

/** Adds lines to what stands in the other storage, and tells this window as others are told. */
function addStored(name, brought, key) {
  const here = stored(name).split("\n").filter(Boolean);
  const { fresh } = merge(here, brought, key);
  if (fresh.length) {
    const newValue = [...here, ...fresh, ""].join("\n");
    stored(name, newValue);
    dispatchEvent(new StorageEvent("storage", { key: name, newValue }));
  }
  return fresh.length;
}

/**
 * Takes over a file made by `save`, in one transaction: what is here stays. In one word why not; or how many texts,
 * facts, meanings, differing facts, whether the open text is not among them, and name and characters of a single other.
 */
export async function bring(words, open) {
  let state;
  try {
    state = JSON.parse(words.replace(/^\ufeff/, ""));
  } catch {
    return ["broken"];
  }
  const wrong = fault(state);
  if (wrong) return [wrong];
  const { documents, meanings = "" } = state;
  let [count, differing] = [0, 0];
  const told = [];
  await within("readwrite", ({ texts, sources, facts }) => {
    for (const { hash, number = "", title = "", name = "", done: ticked = 0, all: tasks = 0, opened = "", text = "", plan = "" } of documents) {
      all([texts.get(hash), facts.getAll(of(hash))], (known, here) => {
        const merged = merge(here, plan, taskAndField, done);
        // The sentence of a task is no word of a person.
        const said = (line) => second(line) !== "words";
        count += merged.fresh.filter(said).length;
        differing += merged.differing;
        put(facts, hash, merged.fresh.join("\n"));
        told.push([hash, merged.fresh.join("\n")]);
        const moment = Number.isNaN(Date.parse(opened)) ? now() : new Date(opened).toISOString();
        const listed = { hash, number, title, name, all: `${tasks}`, opened: moment, asked: "", ...known };
        texts.put({ ...listed, done: `${Math.max(known?.done ?? 0, ticked)}`, kept: known?.kept || (text && "yes") }, hash);
        if (text && !known?.kept) sources.put(text, hash);
      });
    }
  });
  for (const { hash, decisions = "" } of documents) addStored(DECISIONS + hash, decisions, decided);
  const meant = addStored("chugiai.meanings", meanings, first);
  for (const [hash, lines] of told) {
    tell(hash, lines);
    dispatchEvent(new CustomEvent(TOLD, { detail: `${hash}\n${lines}` }));
  }
  const single = documents.length === 1 && documents[0].text && documents[0].hash !== open ? [documents[0].name ?? "", documents[0].text] : [];
  const others = open !== "0" && !documents.some((d) => d.hash === open) ? "yes" : "";
  return [documents.length, count, meant, differing].map(String).concat(others, single);
}
