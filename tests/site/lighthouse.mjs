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

// What it finds in how a page is built, on any machine: all else that it has on speed is a time, or tells how one came about.
// That a picture waits for its place and is small on a phone is meant so, for slow lines.
const built = [
  "cls-culprits-insight",
  "dom-size-insight",
  "duplicated-javascript-insight",
  "font-display-insight",
  "legacy-javascript-insight",
  "non-composited-animations",
  "redirects",
  "third-parties-insight",
  "total-byte-weight",
  "unminified-css",
  "unminified-javascript",
  "unsized-images",
  "unused-css-rules",
  "unused-javascript",
  "viewport-insight",
];

// The phone and the line are Lighthouse's own; only what it does for a report that people look at is left out. Its phone is a
// quarter as fast as a desktop of this BenchmarkIndex, and this machine may be another.
const DESKTOP = 1500;
const PHONE = 4;
const LINE = { rttMs: 150, throughputKbps: 1638.4, requestLatencyMs: 562.5, downloadThroughputKbps: 1474.56, uploadThroughputKbps: 675 };
const flags = {
  port: chrome.port,
  logLevel: "error",
  onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 250,
  pauseAfterLoadMs: 250,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 250,
  throttling: { ...LINE, cpuSlowdownMultiplier: PHONE },
};
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(paper + address, flags);
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight).map(({ id }) => id));
    const below = weighed.map((id) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
    const told = below.map(({ id, score, displayValue, explanation }) => `${id} ${score} ${displayValue ?? explanation ?? ""}`.trim());
    const faults = built.filter((id) => (lhr.audits[id].score ?? 1) < 1);
    told.push(...faults.map((id) => `${id} ${JSON.stringify(lhr.audits[id].details?.items ?? "")}`));
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    const moved = lhr.audits["layout-shifts"]?.details?.items ?? [];
    told.push(...moved.map(({ node, score }) => `moved ${score}: ${node?.snippet ?? ""}`));
    console.log(JSON.stringify({ address, error: lhr.runtimeError?.message ?? "", scores, faults, told, shift, ms: lhr.timing.total }));
    flags.throttling.cpuSlowdownMultiplier = Math.max(1, (PHONE * lhr.environment.benchmarkIndex) / DESKTOP);
  }
} finally {
  await chrome.kill();
}
