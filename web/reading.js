// Reads a text in a worker, and writes files in one, so that the page never stands still. Fetched when the first text is
// opened.

/** What a module answers at one of its doors. Runs in the worker by its own source, so it uses nothing around it. */
const askBy = async (module, door, ...parts) => {
  const { memory, room, ...doors } = (await WebAssembly.instantiate(module, {})).exports;
  const lengths = parts.map(({ length }) => length);
  const at = room(lengths.reduce((sum, length) => sum + length, 0));
  const bytes = new Uint8Array(memory.buffer);
  let end = at;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  const answer = doors[door](at, ...lengths);
  const [start, length] = new Uint32Array(memory.buffer, answer, 2);
  return new Uint8Array(memory.buffer, start, length).slice();
};

const WORK = `const askBy = ${askBy};
onmessage = async ({ data }) => {
  try {
    const answer = await askBy(...data);
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

const modules = {};

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${response.status} ${address}`);
  // A server may send the module as whatever it likes.
  const known = response.headers.get("content-type")?.startsWith("application/wasm");
  return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Fetches a module, if that has not begun yet; after a failure the next who asks tries again. */
export function prepare(address) {
  modules[address] ??= fetched(address).catch((error) => {
    delete modules[address];
    throw error;
  });
  return modules[address];
}

/** The bytes that a module answers at a door, for parts in bytes. */
export async function ask(address, door, ...parts) {
  const module = await prepare(address);
  const aside = worker();
  if (!aside) return askBy(module, door, ...parts);
  try {
    return await new Promise((done, failed) => {
      const stopped = (what) => failed(new WebAssembly.RuntimeError(what));
      aside.onmessage = ({ data }) => (typeof data === "string" ? stopped(data) : done(data));
      aside.onerror = ({ message }) => stopped(message ?? "the worker did not start");
      aside.postMessage([module, door, ...parts]);
    });
  } finally {
    aside.terminate();
  }
}
