// Starts the reader. When it cannot start, or has to stop, says so on a full page: never a blank one.

// This file is asked for as boot.js?v=…; the same mark on the other files keeps caches from mixing releases.
const release = new URL(import.meta.url).search;
const beside = (name) => new URL(name + release, import.meta.url).href;

const KEPT = {
  vi: "Văn bản của bạn không bị gửi đi đâu; tệp gốc vẫn nguyên trên máy.",
  en: "Nothing of your text was sent anywhere; your own file is unchanged.",
};

const CAUSES = {
  missing: {
    vi: ["Chưa mở được Chú Giải", "Chưa tải được chương trình: mạng bị ngắt, hoặc máy chủ thiếu tệp."],
    en: ["Chú Giải could not open", "The program could not be fetched: the network was cut, or the server lacks a file."],
  },
  unreadable: {
    vi: ["Chưa mở được Chú Giải", "Trình duyệt không chạy được chương trình: trình duyệt quá cũ, hoặc tệp tải về bị hỏng. Hãy dùng Chrome, Edge, Firefox hoặc Safari từ năm 2022 trở lại đây."],
    en: ["Chú Giải could not open", "The browser cannot run the program: it is too old, or the file arrived damaged. Please use Chrome, Edge, Firefox or Safari of 2022 or later."],
  },
  stopped: {
    vi: ["Chú Giải gặp lỗi và đã dừng", "Đây là lỗi của trang, không phải của văn bản."],
    en: ["Chú Giải met an error and stopped", "The fault lies with the page, not with your text."],
  },
};

let failed = false;

/** Replaces the page by an explanation. Only the first failure counts: the others follow from it. */
function fail(cause, detail) {
  if (failed) return;
  failed = true;
  const { vi, en } = CAUSES[cause];
  const page = element("main", { className: "boot boot--failed" });
  page.setAttribute("role", "alert");
  page.append(
    element("h1", {}, vi[0]),
    element("p", {}, `${vi[1]} ${KEPT.vi}`),
    element("p", { lang: "en" }, `${en[0]}. ${en[1]} ${KEPT.en}`),
    actions(),
    technical(detail),
  );
  // A new body leaves behind every listener of the program that no longer runs.
  const body = document.createElement("body");
  body.append(page);
  document.body.replaceWith(body);
}

function actions() {
  const row = element("p", { className: "boot__actions" });
  row.append(button("Mở lại", "Reload", () => location.reload()));
  const text = globalThis.__chugiaiText;
  if (typeof text === "string" && text !== "") {
    row.append(button("Lưu văn bản thành tệp .txt", "Save the text", () => save(text)));
  }
  return row;
}

function technical(detail) {
  const block = element("details", {});
  const summary = element("summary", {}, "Chi tiết kỹ thuật · ");
  summary.append(element("span", { lang: "en" }, "Technical details"));
  block.append(summary, element("pre", {}, String(detail?.stack ?? detail)));
  return block;
}

function button(vi, en, onclick) {
  const made = element("button", { type: "button", onclick }, `${vi} · `);
  made.append(element("span", { lang: "en" }, en));
  return made;
}

function element(name, properties, text = "") {
  const made = Object.assign(document.createElement(name), properties);
  made.append(text);
  return made;
}

function save(content, download = "van-ban.txt", type = "text/plain;charset=utf-8") {
  const href = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Whether an uncaught error means that the program is dead: a trap, or a stack that ran over. */
function isFatal(error) {
  return error instanceof WebAssembly.RuntimeError
    || (error instanceof RangeError && /call stack/i.test(error.message))
    || error?.name === "InternalError";
}

const reading = () => import(beside("reading.js"));
const ENGINE = beside("reading.wasm");
const LATER = beside("later.wasm");

let program;
let later;

// What only an open text needs becomes part of the program: once, and again only if it could not be fetched.
const complete = async () => {
  const { prepare } = await reading();
  const module = await prepare(LATER);
  later ??= WebAssembly.instantiate(module, { a: program });
  await later;
};

// The program reads through this.
globalThis.chugiaiRead = async (name, text) => {
  try {
    const { ask } = await reading();
    const [answer] = await Promise.all([ask(ENGINE, "read", name, text), complete()]);
    return answer;
  } catch (error) {
    if (isFatal(error)) fail("stopped", error);
    throw error;
  }
};

// The program saves files through this. What stops here stops beside the page: the program says that nothing was saved.
globalThis.chugiaiWrite = async ([name, type, ...parts]) => {
  const { ask } = await reading();
  const file = await ask(beside("writing.wasm"), "write_file", ...parts.map((part) => new TextEncoder().encode(part)));
  if (file.length) save(file, name, type);
  return file.length > 0;
};
// What the device keeps; `keeping.js` names the functions.
const keeping = import(beside("keeping.js"));
keeping.catch(() => {});
globalThis.chugiaiKeep = async (what, given) => (await keeping)[what](...given);

// What only reading needs comes when someone sets about opening a text: it is there before the text is chosen.
const prepare = () => reading().then(({ prepare }) => Promise.all([ENGINE, LATER].map(prepare))).catch(() => {});
for (const sign of ["pointerdown", "keydown", "dragenter", "paste"]) {
  addEventListener(sign, prepare, { once: true, capture: true, passive: true });
}
if (location.search) prepare();

// While developing, the program's panic hook calls this; the trap that follows brings no message of its own.
globalThis.chugiaiPanic = (message) => fail("stopped", message);
addEventListener("error", ({ error }) => isFatal(error) && fail("stopped", error));
addEventListener("unhandledrejection", ({ reason }) => isFatal(reason) && fail("stopped", reason));

try {
  if (typeof WebAssembly !== "object") throw new ReferenceError("no WebAssembly");
  const { default: init } = await import(beside("chugiai.js"));
  // Asked for exactly as the page's head asks for it: WebKit takes no other request for the same, and would fetch twice.
  const module = fetch(beside("chugiai_bg.wasm"), { mode: "no-cors", credentials: "include" });
  program = await init({ module_or_path: module });
} catch (error) {
  const unreadable = error instanceof ReferenceError || error instanceof WebAssembly.CompileError
    || error instanceof WebAssembly.LinkError || error instanceof SyntaxError;
  fail(isFatal(error) ? "stopped" : unreadable ? "unreadable" : "missing", error);
}
