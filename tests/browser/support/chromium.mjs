// What the browser tests share: one Chromium with tabs as wide as a phone or a desk's screen, checks that are
// counted, and what every page must bear: nothing wider than the screen, one main heading, axe (WCAG 2.2
// AA). A picture of each goes to build/screenshots, to be looked at.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { source } from "../../e2e/support/private_server.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const pictures = join(source, "build/screenshots");

export const widths = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };

let passed = 0;
let failed = 0;
export function check(holds, sentence) {
    if (holds) passed += 1;
    else {
        failed += 1;
        console.log(`FAILED ${sentence}`);
    }
}

// What breaks off is one check that does not hold; the others go on.
export async function attempt(sentence, run) {
    try {
        await run();
    } catch (error) {
        check(false, `${sentence}: ${error.message}`);
    }
}

// The last line, and the exit status that goes with it.
export function finish() {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

execFileSync(join(source, "scripts/assets")); // a server holds what it finds at its start
await mkdir(pictures, { recursive: true });
export const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });

// Axe is put in by the test, past the page's own policy against foreign scripts.
export async function open_tab(width = "desk", options = {}) {
    const context = await browser.newContext({ viewport: widths[width], bypassCSP: true, ...options });
    const tab = await context.newPage();
    tab.setDefaultTimeout(20_000);
    return tab;
}

export async function examine(tab, name, width = "desk") {
    const size = await tab.evaluate(() => document.documentElement.scrollWidth);
    check(size <= widths[width].width, `${name} is ${size} pixels wide on a ${width}`);
    check((await tab.locator("h1").count()) === 1, `${name} has not one main heading`);
    await tab.evaluate(axe);
    const result = await tab.evaluate((tags) => window.axe.run(document, { runOnly: tags }), rules);
    const faults = result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 150)}`);
    check(faults.length === 0, `${name} on a ${width}: ${faults.join("; ")}`);
    await tab.screenshot({ path: join(pictures, `${name}_${width}.png`), fullPage: true });
}

export async function visit(tab, name, url, width, status = 200) {
    const answer = await tab.goto(url);
    check(answer.status() === status, `${name} answers ${answer.status()}`);
    await examine(tab, name, width);
}
