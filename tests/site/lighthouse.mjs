// Asks Lighthouse about pages, one after another in one browser, and prints a line of JSON for each.
// node lighthouse.mjs <folder of node_modules> <port of the tree's server> <address of the paper> <address>…
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, port, paper, ...addresses] = process.argv.slice(2);
const library = (name) => import(pathToFileURL(createRequire(`${modules}/`).resolve(name)));
const { default: lighthouse } = await library("lighthouse");
const { launch } = await library("chrome-launcher");

const quiet = ["gpu", "quic", "background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
const here = `--host-resolver-rules=MAP ${new URL(paper).host} 127.0.0.1:${port}`;
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--no-first-run", ...quiet, here], logLevel: "error" });

// The phone, the line and the processor are Lighthouse's own; only what it does for a report that people look at is left out.
const flags = {
  port: chrome.port,
  logLevel: "error",
  onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 250,
  pauseAfterLoadMs: 250,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 250,
};
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(paper + address, flags);
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight).map(({ id }) => id));
    const below = weighed.map((id) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
    const told = below.map(({ id, score, displayValue, explanation }) => `${id} ${score} ${displayValue ?? explanation ?? ""}`.trim());
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    const moved = lhr.audits["layout-shifts"]?.details?.items ?? [];
    told.push(...moved.map(({ node, score }) => `moved ${score}: ${node?.snippet ?? ""}`));
    console.log(JSON.stringify({ address, error: lhr.runtimeError?.message ?? "", scores, told, shift, ms: lhr.timing.total }));
  }
} finally {
  await chrome.kill();
}
