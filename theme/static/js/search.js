// The search: reads the index of the newest year first and the older years after it.
// What is looked for stays on this device: it stands behind the # of the address, which no browser sends.

const form = document.querySelector(".search");
const results = document.querySelector(".search-results");
const root = new URL(document.querySelector(".masthead__name a").href);
const older = results.querySelector(".search-results__older");
const field = (name) => document.getElementById(`search-${name}`);
const locale = document.documentElement.lang.replace(/^en$/, "en-GB"); // As the paper writes its dates.
const AT_ONCE = 10;
const SMALL = 1500; // Pieces of a language whose years are all read at once.

const engines = new Map();
let asked = 0;

function indexes(language) {
  return JSON.parse(form.dataset.indexes)[language];
}

function at(address) {
  return new URL(address.slice(1), root).href;
}

// The engine of a language with its newest year; the older years are merged when they are first needed.
async function engine(language) {
  if (!engines.has(language)) {
    const [[, newest]] = indexes(language);
    const found = await import(at(`${newest}pagefind.js`));
    const instance = found.createInstance({ basePath: at(newest), baseUrl: root.href, noWorker: true, excerptLength: 28 });
    engines.set(language, { instance, merged: 1 });
  }
  return engines.get(language);
}

async function merge(language) {
  const one = await engine(language);
  const older = indexes(language).slice(one.merged);
  one.merged += older.length;
  for (const [, address] of older) await one.instance.mergeIndex(at(address), { baseUrl: root.href });
}

function isSmall(language) {
  return indexes(language).reduce((sum, [, , count]) => sum + count, 0) <= SMALL;
}

function option(value, count) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = `${value} (${count})`;
  return made;
}

// What can be narrowed down to, with the number of pieces there.
async function offer(language) {
  await merge(language);
  const known = await (await engine(language)).instance.filters();
  for (const select of form.querySelectorAll(".search__filter:not([name=kind])")) {
    const chosen = select.value;
    const values = Object.entries(known[select.name] ?? {}).sort(([a], [b]) => (select.name === "year" ? b.localeCompare(a) : a.localeCompare(b, language)));
    select.replaceChildren(select.options[0], ...values.map(([value, count]) => option(value, count)));
    select.value = chosen;
  }
}

function element(name, kind, text) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

// The passage with the words found, read as text: of its elements only Pagefind's marks are taken over.
function excerpt(html, language) {
  const made = element("p", "found__excerpt");
  made.lang = language;
  for (const node of new DOMParser().parseFromString(`<p>${html}</p>`, "text/html").querySelector("p").childNodes) {
    made.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return made;
}

function item(found, language) {
  const made = element("li", "found");
  const title = element("h3", "found__title");
  const link = element("a", "", found.meta.title);
  link.href = found.url;
  link.lang = language;
  title.append(link);
  const source = element("p", "found__source");
  const day = element("time", "", new Date(`${found.meta.date}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" }));
  day.dateTime = found.meta.date;
  source.append(day, ` · ${found.meta.section} · `, element("bdi", "", found.meta.groups));
  made.append(title, excerpt(found.excerpt, language), source);
  return made;
}

async function show(found, from, language) {
  const list = results.querySelector("ol");
  const part = await Promise.all(found.slice(from, from + AT_ONCE).map((result) => result.data()));
  if (from === 0) list.replaceChildren();
  list.append(...part.map((one) => item(one, language)));
  const more = results.querySelector(".search-results__more");
  more.hidden = from + AT_ONCE >= found.length;
  more.onclick = async () => {
    await show(found, from + AT_ONCE, language);
    list.children[from + AT_ONCE]?.querySelector("a").focus();
  };
}

async function look() {
  const turn = ++asked;
  const words = field("words").value.trim();
  const language = field("language")?.value ?? Object.keys(JSON.parse(form.dataset.indexes))[0];
  const filters = Object.fromEntries([...form.querySelectorAll(".search__filter")].filter((select) => select.value).map((select) => [select.name, select.value]));
  const sort = field("order").value ? { [field("order").value]: "desc" } : undefined;
  results.hidden = !words && !Object.keys(filters).length;
  if (results.hidden) return;
  const status = results.querySelector("[role=status]");
  try {
    const one = await engine(language);
    if (isSmall(language) || Object.keys(filters).length) await merge(language);
    const answer = await one.instance.search(words || null, { filters, sort });
    if (turn !== asked) return;
    await show(answer.results, 0, language);
    status.textContent = answer.results.length ? form.dataset.found.replace("{count}", answer.results.length.toLocaleString(locale)) : form.dataset.nothing;
    older.hidden = one.merged >= indexes(language).length;
    older.onclick = async () => {
      await merge(language);
      await look();
    };
  } catch (error) {
    status.textContent = form.dataset.broken;
    throw error;
  }
}

function keep() {
  const chosen = new URLSearchParams([["words", field("words").value], ["language", field("language")?.value ?? ""], ["order", field("order").value]].filter(([, value]) => value));
  for (const select of form.querySelectorAll(".search__filter")) if (select.value) chosen.set(select.name, select.value);
  history.replaceState(null, "", `#${chosen}`);
}

async function restore() {
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const name of ["words", "language", "order", "kind"]) if (chosen.has(name) && field(name)) field(name).value = chosen.get(name);
  const narrowed = ["group", "section", "topic", "place", "year"].filter((name) => chosen.has(name));
  if (narrowed.length || chosen.has("kind")) {
    form.querySelector("details").open = true;
    await offer(field("language")?.value ?? Object.keys(JSON.parse(form.dataset.indexes))[0]);
    for (const name of narrowed) field(name).value = chosen.get(name);
  }
  if (location.hash) await look();
}

let waiting;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
  look();
});
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { keep(); look(); }, event.target === field("words") ? 250 : 0);
});
form.querySelector("details").addEventListener("toggle", (event) => {
  if (event.target.open) offer(field("language")?.value ?? Object.keys(JSON.parse(form.dataset.indexes))[0]);
});
field("language")?.addEventListener("change", (event) => offer(event.target.value));
restore();
