// How one likes to read: the size of the type, day or night, pictures at once or on request.
// What was chosen stands in this browser and goes nowhere; where nothing was chosen, the page follows the device.
{
  const root = document.documentElement;
  const CHOICES = { type: ["", "larger", "largest"], edition: ["", "day", "night"], pictures: ["shown", "asked"] };
  const isThrifty = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  const usual = (name) => (name === "pictures" ? (isThrifty ? "asked" : "shown") : "");

  function chosen(name) {
    try {
      const kept = localStorage.getItem(`reading-${name}`);
      return CHOICES[name].includes(kept) ? kept : usual(name);
    } catch {
      return usual(name);
    }
  }

  function choose(name, value) {
    root.dataset[name] = value;
    show();
    try {
      if (value === usual(name)) localStorage.removeItem(`reading-${name}`);
      else localStorage.setItem(`reading-${name}`, value);
    } catch {
      // A browser that keeps nothing still shows this page as asked.
    }
  }

  function read() {
    for (const name in CHOICES) {
      root.dataset[name] = chosen(name);
      for (const input of document.getElementsByName(name)) input.checked = input.value === root.dataset[name];
    }
    show();
  }

  // The bar of a phone's browser takes the paper's colour, or that of the edition chosen.
  const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((bar) => ({ bar, own: bar.content }));
  function show() {
    const at = ["day", "night"].indexOf(root.dataset.edition);
    for (const { bar, own } of bars) bar.content = bars[at]?.own ?? own;
    if (root.dataset.pictures === "asked") offer();
  }

  function made(name, parent, properties = {}) {
    return parent.appendChild(Object.assign(document.createElement(name), properties));
  }

  function lay(line) {
    for (const [name, values] of Object.entries(CHOICES)) {
      if (name === "edition" && !CSS.supports("color", "light-dark(#000, #fff)")) continue;
      const [title, ...words] = line.dataset[name].split("|");
      const field = made("fieldset", line, { className: `choices__${name}` });
      made("legend", field, { textContent: title });
      values.forEach((value, at) => {
        const label = made("label", field);
        made("input", label, { type: "radio", name, value });
        made("span", label, { textContent: words[at] });
      });
    }
    line.addEventListener("change", ({ target }) => choose(target.name, target.value));
    line.hidden = false;
  }

  // A picture that was not asked for is not fetched: it is put off, and what is not shown is never near.
  function offer() {
    for (const figure of document.querySelectorAll("main .photo")) {
      if (figure.dataset.asked === "" || figure.querySelector(".ask")) continue;
      const ask = made("button", figure, { type: "button", className: "ask", textContent: document.querySelector(".choices").dataset.show });
      made("span", ask, { textContent: figure.querySelector("img").alt });
      figure.prepend(ask);
      ask.addEventListener("click", () => {
        figure.dataset.asked = "";
        figure.tabIndex = -1;
        figure.focus();
        ask.remove();
      });
    }
  }

  function pass(line) {
    const [copy, copied, print] = line.dataset.words.split("|");
    made("button", line, { type: "button", textContent: copy }).addEventListener("click", async () => {
      const address = line.parentElement.querySelector("code");
      try {
        await navigator.clipboard.writeText(address.textContent);
      } catch {
        getSelection().selectAllChildren(address);
        document.execCommand("copy");
      }
      said.textContent = copied;
    });
    const said = made("span", line);
    said.setAttribute("role", "status");
    made("button", line, { type: "button", textContent: print }).addEventListener("click", () => window.print());
  }

  // A page is drawn once all its text is there, so that no line breaks anew under one's eyes; on a line too slow for that, as it comes.
  const whole = made("link", document.head, { rel: "expect", href: "#foot", blocking: "render" });
  setTimeout(() => whole.remove(), 1000);

  root.dataset.script = location.protocol === "file:" ? "folder" : "site";
  read();
  addEventListener("storage", read);
  addEventListener("pageshow", read);
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("link[media='not all']").media = "all";
    lay(document.querySelector(".choices"));
    document.querySelectorAll(".share__do").forEach(pass);
    read();
  });
}
