const footnotes = require("markdown-it-footnote");

const SIZE = 30;

module.exports = (config) => {
  config.setQuietMode(true);
  config.addPassthroughCopy("photos");
  config.amendLibrary("md", (md) => md.use(footnotes));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc822", (date) => date.toUTCString());

  const pieces = (all) => all.getFilteredByGlob("pieces/*.md").reverse();
  const byTerm = (all) => {
    const found = new Map([["/", { title: "The Bench", base: "/", kind: "", pieces: [] }]]);
    for (const piece of pieces(all)) {
      found.get("/").pieces.push(piece);
      for (const kind of ["groups", "sections", "topics"]) {
        for (const slug of piece.data[kind]) {
          const base = `/${kind}/${slug}/`;
          if (!found.has(base)) found.set(base, { title: slug, base, kind, pieces: [] });
          found.get(base).pieces.push(piece);
        }
      }
    }
    return [...found.values()];
  };

  config.addCollection("terms", byTerm);
  config.addCollection("sections", (all) => byTerm(all).filter((term) => term.kind === "sections"));
  config.addCollection("kinds", (all) => ["groups", "sections", "topics"].map((kind) => ({ kind, terms: byTerm(all).filter((term) => term.kind === kind) })));
  config.addCollection("sheets", (all) =>
    byTerm(all).flatMap((term) => {
      const count = Math.ceil(term.pieces.length / SIZE);
      return [...Array(count).keys()].map((at) => ({
        title: term.title,
        url: at ? `${term.base}page/${at + 1}/` : term.base,
        pieces: term.pieces.slice(at * SIZE, (at + 1) * SIZE),
        number: at + 1,
        count,
        older: at + 1 < count ? `${term.base}page/${at + 2}/` : "",
      }));
    })
  );
  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false };
};
