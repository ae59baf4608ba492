// The search: reads the newest index first, and those of older years when they are asked for.
// What is looked for stays on this device: it stands behind the # of the address, which no browser sends.

const form = document.querySelector(".search");
const results = document.querySelector(".search-results");
const root = new URL(document.querySelector(".masthead__name a").href);
const older = results.querySelector(".search-results__older");
const field = (name) => document.getElementById(`search-${name}`);
const locale = document.documentElement.lang.replace(/^en$/, "en-GB"); // As the paper writes its dates.
const AT_ONCE = 10;
const SMALL = 1500; // Pieces of a language whose indexes are all read at once.
const ENOUGH = 300; // Pieces that are looked through first where there are more.

const engines = new Map();
let asked = 0;

const languages = JSON.parse(form.dataset.indexes);
const indexes = (language) => languages[language];
const spoken = () => field("language")?.value ?? Object.keys(languages)[0];
const at = (address) => new URL(address.slice(1), root).href;

// The engine of a language, begun with its newest index; the others are merged when they are first needed.
function engine(language) {
  if (!engines.has(language)) {
    const [[, newest]] = indexes(language);
    const begun = import(at(`${newest}pagefind.js`)).then((found) => found.createInstance({ basePath: at(newest), baseUrl: root.href, noWorker: true, excerptLength: 28 }));
    engines.set(language, { begun, merged: new Map([[newest, begun]]) });
  }
  return engines.get(language);
}

// What has to be read for what is asked: everything where it is little or is narrowed down, one year where that is asked for, else the newest.
function needed(language, filters, all) {
  const every = indexes(language);
  const year = filters?.year;
  if (year) return every.filter(([of]) => String(of) === year);
  if (all || Object.keys(filters ?? {}).length || every.reduce((sum, [, , count]) => sum + count, 0) <= SMALL) return every;
  let seen = 0;
  return every.filter(([, , count]) => (seen += count) - count < ENOUGH);
}

async function merge(language, wanted) {
  const { begun, merged } = engine(language);
  const instance = await begun;
  for (const [, address] of wanted) if (!merged.has(address)) merged.set(address, instance.mergeIndex(at(address), { baseUrl: root.href }));
  await Promise.all(wanted.map(([, address]) => merged.get(address)));
  return instance;
}

function option(value, count) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = `${value} (${count})`;
  return made;
}

// What can be narrowed down to, with the number of pieces there.
async function offer(language) {
  const known = await (await merge(language, indexes(language))).filters();
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
  made.prepend("… ");
  made.append(" …");
  return made;
}

function item(found, language, level) {
  const made = element("li", "found");
  const title = element(level, "found__title");
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

// Results stand under their years where they are in order of time.
function place(list, found, isDated) {
  const year = found.meta.date.slice(0, 4);
  if (isDated && list.dataset.year !== year) {
    const head = list.appendChild(element("li", "found-year"));
    head.append(element("h3", "", year));
    list.dataset.year = year;
  }
  list.append(item(found, spoken(), isDated ? "h4" : "h3"));
}

async function show(found, from, isDated) {
  const list = results.querySelector("ol");
  const part = await Promise.all(found.slice(from, from + AT_ONCE).map((result) => result.data()));
  if (from === 0) {
    list.replaceChildren();
    delete list.dataset.year;
  }
  for (const one of part) place(list, one, isDated);
  const more = results.querySelector(".search-results__more");
  more.hidden = from + AT_ONCE >= found.length;
  more.onclick = async () => {
    await show(found, from + AT_ONCE, isDated);
    list.querySelectorAll(".found a")[from + AT_ONCE]?.focus();
  };
}

// In order of time each index is asked by itself: put together, Pagefind has an order within each of them alone.
async function byDate(instance, words, filters, wanted) {
  const found = [];
  for (const [, shelf] of wanted) found.push(...(await instance.search(words || null, { filters: { ...filters, shelf }, sort: { date: "desc" } })).results);
  return found;
}

async function look(all = false) {
  const turn = ++asked;
  const words = field("words").value.trim();
  const language = spoken();
  const filters = Object.fromEntries([...form.querySelectorAll(".search__filter")].filter((select) => select.value).map((select) => [select.name, select.value]));
  const isDated = Boolean(field("order").value);
  results.hidden = !words && !Object.keys(filters).length;
  if (results.hidden) return;
  const status = results.querySelector("[role=status]");
  try {
    const wanted = needed(language, filters, all);
    const instance = await merge(language, wanted);
    const found = await (isDated ? byDate(instance, words, filters, wanted) : instance.search(words || null, { filters }).then((answer) => answer.results));
    if (turn !== asked) return;
    await show(found, 0, isDated);
    status.textContent = found.length ? form.dataset.found.replace("{count}", found.length.toLocaleString(locale)) : form.dataset.nothing;
    older.hidden = Boolean(filters.year) || engine(language).merged.size >= indexes(language).length;
    older.onclick = () => look(true);
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
    await offer(spoken());
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
  if (event.target.open) offer(spoken());
});
field("language")?.addEventListener("change", (event) => offer(event.target.value));
restore();
