// Reads a text in a worker, so that the page never stands still. Fetched when the first text is opened.

/** What the engine makes of a text. Runs in the worker by its own source, so it uses nothing around it. */
const readBy = async (module, name, text) => {
  const { memory, room, read } = (await WebAssembly.instantiate(module, {})).exports;
  const at = room(name.length + text.length);
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(name, at);
  bytes.set(text, at + name.length);
  const answer = read(at, name.length, text.length);
  const [start, length] = new Uint32Array(memory.buffer, answer, 2);
  return new Uint8Array(memory.buffer, start, length).slice();
};

const WORK = `const readBy = ${readBy};
onmessage = async ({ data }) => {
  try {
    const answer = await readBy(...data);
    postMessage(answer, [answer.buffer]);
  } catch (error) {
    postMessage(String(error?.stack ?? error));
  }
};`;

let address;

/**
 * A worker under the page's own policy: made of a blob it may connect no further than the page itself. The blob stays:
 * WebKit may look for it only after the worker has been made.
 */
function worker() {
  address ??= URL.createObjectURL(new Blob([WORK], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } catch {
    return undefined;
  }
}

let engine;

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${response.status} ${address}`);
  // A server may send the module as whatever it likes.
  const known = response.headers.get("content-type")?.startsWith("application/wasm");
  return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Fetches the engine, if that has not begun yet; after a failure the next text tries again. */
export function prepare(address) {
  engine ??= fetched(address).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** The bytes of a reading, for the bytes of a name and of a text. */
export async function read(address, name, text) {
  const module = await prepare(address);
  const aside = worker();
  if (!aside) return readBy(module, name, text);
  try {
    return await new Promise((done, failed) => {
      const stopped = (what) => failed(new WebAssembly.RuntimeError(what));
      aside.onmessage = ({ data }) => (typeof data === "string" ? stopped(data) : done(data));
      aside.onerror = ({ message }) => stopped(message ?? "the worker did not start");
      aside.postMessage([module, name, text]);
    });
  } finally {
    aside.terminate();
  }
}
