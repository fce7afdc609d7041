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

let channel;
try {
  channel = new BroadcastChannel("chugiai");
  channel.onmessage = ({ data }) => dispatchEvent(new CustomEvent("chugiai-told", { detail: data }));
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

/** Lists a text that has just been opened and keeps it, if one is given; gives whether it is kept. */
export async function remember(...given) {
  const [text, listed] = [given.pop(), row(given)];
  const enter = (kept) => within("readwrite", ({ texts, sources }) => {
    list(texts, listed.hash, (known) => ({ asked: "", ...known, ...listed, opened: now(), kept }));
    if (kept) sources.put(text, listed.hash);
  }).then(() => [kept]);
  const answer = await enter(text && "yes").catch((error) => {
    // A text without room for itself may still have room for its ticks.
    if (text && error?.name === "QuotaExceededError") return enter("");
    throw error;
  });
  tell();
  return answer;
}

/** The facts of a text, a line each. */
export async function found(hash) {
  return [(await within("readonly", ({ facts }, answer) => all([facts.getAll(of(hash))], answer))).join("\n")];
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

/** Takes over what a file brought of one text; what is known of it already stays. */
export async function bring(...given) {
  const [opened, text, lines] = given.splice(6);
  const listed = row(given);
  await within("readwrite", ({ texts, sources, facts }) => {
    list(texts, listed.hash, (known) => {
      if (text && !known?.kept) sources.put(text, listed.hash);
      const done = `${Math.max(known?.done ?? 0, listed.done)}`;
      return { asked: "", opened: opened || now(), ...listed, ...known, done, kept: known?.kept || (text && "yes") };
    });
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

/** The facts of all other texts: hash, number or title, when opened, lines; nothing once that was asked about. */
export async function others(hash) {
  return within("readonly", ({ texts, facts }, answer) => all([texts.getAll(), facts.getAll(), facts.getAllKeys()], (rows, lines, keys) => {
    if (rows.find((row) => row.hash === hash)?.asked) return answer([]);
    const said = (row) => lines.filter((_, i) => keys[i][0] === row.hash).join("\n");
    const there = rows.filter((row) => row.hash !== hash).map((row) => [row.hash, row.number || row.title || row.name, row.opened, said(row)]);
    answer(there.filter((row) => row[3]).flat());
  }));
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

/** Everything as one file, as JSON. `shown` is the text on the screen, which may hold what could not be kept. */
export async function state(meanings, ...shown) {
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
  return [JSON.stringify({ format: FORMAT, version: VERSION, documents: [...documents.values()], meanings }, null, 1)];
}

/** Saves words as a file. */
export async function save(name, words) {
  const href = URL.createObjectURL(new Blob([words], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return [];
}

/** Reads a file made by `state`: "ok", meanings, then nine strings for each text; or in one word why not. */
export async function read(words) {
  let state;
  try {
    state = JSON.parse(words);
  } catch {
    return ["broken"];
  }
  if (state?.format !== FORMAT) return ["broken"];
  if (state.version !== VERSION) return ["version"];
  const { documents, meanings = "" } = state;
  const text = (value) => value === undefined || typeof value === "string";
  const count = (value) => value === undefined || (Number.isInteger(value) && value >= 0);
  const sound = (d) => d && /^\d{1,20}$/.test(d.hash) && count(d.done) && count(d.all)
    && [d.hash, d.name, d.text, d.plan, d.decisions, d.opened, d.title, d.number].every(text);
  if (!Array.isArray(documents) || !documents.every(sound) || typeof meanings !== "string") return ["broken"];
  const day = (d) => (Number.isNaN(Date.parse(d.opened)) ? "" : new Date(d.opened).toISOString());
  return ["ok", meanings, ...documents.flatMap((d) => [
    d.hash, d.number ?? "", d.title ?? "", d.name ?? "", `${d.done ?? 0}`, `${d.all ?? 0}`, day(d), d.text ?? "", d.plan ?? "", d.decisions ?? "",
  ])];
}
