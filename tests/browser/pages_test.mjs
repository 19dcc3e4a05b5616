// Every page in a real Chromium: at phone and desk width, for everyone (axe, WCAG 2.2 AA), by keyboard
// alone, and without script. Pictures of all of them go to build/screenshots, to be looked at.
//
//     node tests/browser/pages_test.mjs [word]     only the pages whose name has the word
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { attempt, browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, sign_in } from "./support/hand.mjs";
import { person_of } from "./support/scheme.mjs";

const wanted = process.argv[2] ?? "";

const server = await PrivateServer.open({ demonstrates: true });

async function examine(tab, name, width) {
    check((await tab.title()).endsWith("– Kitbank"), `${name} has the title "${await tab.title()}"`);
    await look(tab, name, width);
}

async function look_at(tab, name, path, width, status = 200) {
    if (!name.includes(wanted)) return;
    await attempt(`${name} (${path})`, async () => {
        const complaints = [];
        const listen = (message) => message.type() === "error" && complaints.push(message.text());
        tab.on("console", listen);
        const answer = await tab.goto(server.url + path);
        check(answer.status() === status, `${name} answers ${answer.status()}`);
        await examine(tab, name, width);
        tab.off("console", listen);
        const real = complaints.filter((text) => status === 200 || !text.includes("status of"));
        check(real.length === 0, `${name} complains: ${real[0]}`);
    });
}

const links = (tab, selector) =>
    tab.locator(selector).evaluateAll((anchors) => anchors.map((a) => a.getAttribute("href")));

// One device of each state, and each step that one of them offers: {name, path}.
async function pages_about_devices(tab) {
    await tab.goto(`${server.url}/devices`);
    const states = await tab.locator("#state option").evaluateAll((options) =>
        options.map((option) => option.value).filter(Boolean));
    const pages = new Map();
    for (const state of states) {
        await tab.goto(`${server.url}/devices?state=${state}`);
        const [device] = await links(tab, ".kb-row__title a");
        if (!device) continue;
        pages.set(`device_${state}`, device);
        await tab.goto(server.url + device);
        for (const step of await links(tab, ".kb-next a")) {
            const name = `step_${step.split("/").pop().split("?")[0]}`;
            if (!pages.has(name)) pages.set(name, step);
        }
        const [evidence] = await links(tab, "a[href*='/wipe-evidence/']");
        if (evidence) pages.set(`verdict_${state}`, evidence);
        if (state === "ready") {
            pages.set("label", `${device}/label`);
            pages.set("certificate", `${device}/certificate`);
        }
    }
    return pages;
}

async function staff_pages(tab) {
    const pages = new Map([["home", "/"], ["devices", "/devices"], ["receive", "/devices/new"],
        ["devices_filtered", "/devices?state=ready&q=dell"], ["devices_none", "/devices?q=nothing+is+named+so"],
        ["labels", "/labels"], ["conflicts", "/conflicts"], ["checkpoints", "/checkpoints"], ["proof", "/proof"],
        ["letters", "/organisation/letters"]]);
    for (const [name, path] of await pages_about_devices(tab)) pages.set(name, path);
    await tab.goto(`${server.url}/labels`);
    pages.set("batch", (await links(tab, ".kb-row__title a"))[0]);
    await tab.goto(`${server.url}/conflicts`);
    pages.set("conflict", (await links(tab, ".kb-row__title a"))[0]);
    return pages;
}

// The server signs what was recorded twice a minute.
async function until_proved(tab, path) {
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
        if ((await tab.goto(server.url + path)).status() === 200) return;
        await new Promise((wake) => setTimeout(wake, 1000));
    }
}

async function look_at_refused_form(tab, width) {
    await attempt("a refused form", async () => {
        await tab.goto(`${server.url}/devices/new`);
        await tab.check("#kind");
        await tab.fill("#make", "Dell");
        await tab.fill("#model", "Vostro 5581");
        await tab.fill("#serial", "To be filled by O.E.M.");
        if ((await tab.inputValue("#hub")) === "") await tab.selectOption("#hub", { index: 1 });
        await press(tab, "Receive it");
        check((await tab.inputValue("#make")) === "Dell", "a refused form lost what was typed");
        const summary = tab.locator(".govuk-error-summary");
        check(await summary.evaluate((box) => box === document.activeElement), "the error summary has no focus");
        await tab.click(".govuk-error-summary a[href='#serial']");
        check(await tab.locator("#serial").evaluate((box) => box === document.activeElement),
            "the error summary does not lead to the field");
        await examine(tab, "receive_refused", width);
    });
}

async function press_keys(tab, keys) {
    for (const key of keys) {
        if (key.startsWith("=")) await tab.keyboard.type(key.slice(1));
        else await tab.keyboard.press(key);
    }
}

async function receive_by_keyboard(tab) {
    await attempt("receiving by keyboard", async () => {
        await tab.goto(server.url);
        await tab.keyboard.press("Shift+Tab"); // out of the scan box, backwards: the frame can be reached
        await tab.goto(`${server.url}/devices/new`);
        await tab.waitForFunction(() => document.activeElement.id === "tag"); // the browser gives it the focus when it paints
        // The tag's box has the focus; kind by the space bar; then field by field.
        // Enter in a box for a code, as a scanner sends it, goes on to the next box.
        await press_keys(tab, ["Enter", " ", "Tab", "=Dell", "Tab", "=Latitude 7300", "Tab", "=KEYB0ARD1",
            "Enter", "=Market", "Tab", "=Fellshire County Council", "Tab", "=B9", "Tab", "=S4X7NX0R123456",
            "Enter", "=Samsung PM981", "Enter"]);
        await tab.waitForURL(/\/devices\/KB[^/]*\?done=intake/);
        check((await tab.innerText("h1")) === "Dell Latitude 7300", "the keyboard received another device");
        check((await tab.innerText(".kb-media")).includes("S4X7NX0R123456"), "the keyboard's disk is missing");
    });
}

async function scan_anywhere(tab, tag) {
    await attempt("a wedge scan anywhere", async () => {
        await tab.goto(`${server.url}/labels`);
        await tab.evaluate(() => document.activeElement.blur());
        await press_keys(tab, [`=${tag}`, "Enter"]);
        await tab.waitForURL(new RegExp(`/devices/${tag}$`));
        check(true, "");
    });
    await attempt("a scan into the scan box", async () => {
        await tab.goto(server.url);
        check(await tab.locator("#scan").evaluate((box) => box === document.activeElement),
            "the scan box has no focus");
        await press_keys(tab, [`=${tag}`, "Enter"]);
        await tab.waitForURL(new RegExp(`/devices/${tag}$`));
        check(true, "");
    });
}

async function work_without_script(person) {
    const tab = await open_tab("phone", { javaScriptEnabled: false });
    await attempt("working without script", async () => {
        await sign_in(tab, server, person);
        check((await tab.innerText("h1")) === "Today", "signing in needs script");
        check(await tab.locator(".govuk-service-navigation__list").isVisible(), "the menu needs script");
        await tab.goto(`${server.url}/devices/new`);
        await tab.check("#kind-4");
        await tab.fill("#make", "Lenovo");
        await tab.fill("#model", "Tab M10");
        await tab.selectOption("#hub", { index: 1 });
        await press(tab, "Add another disk");
        check(await tab.locator("[name=medium-2-serial]").isVisible(), "another disk needs script");
        check((await tab.inputValue("#make")) === "Lenovo", "adding a disk loses what was typed");
        await press(tab, "Receive it");
        check((await tab.innerText("h1")) === "Lenovo Tab M10", "receiving needs script");
        await tab.click("text=Report it lost");
        await tab.fill("#report", "Not on its shelf");
        await press(tab, "Report it lost");
        check((await tab.innerText(".kb-device__head")).includes("Lost"), "a step needs script");
    });
    await tab.context().close();
}

async function look_at_everything(width, person) {
    const tab = await open_tab(width);
    for (const [name, path] of [["sign_in", "/sign-in"], ["help", "/help"], ["problem_help", "/problems/wipe_missing"],
        ["accessibility", "/accessibility"], ["api_docs", "/api/docs"]]) {
        await look_at(tab, name, path, width);
    }
    await look_at(tab, "not_found", "/no/such/page", width, 404);
    await sign_in(tab, server, person);
    const pages = await staff_pages(tab);
    await until_proved(tab, pages.get("certificate"));
    for (const [name, path] of pages) await look_at(tab, name, path, width);
    if ("receive_refused".includes(wanted)) await look_at_refused_form(tab, width);
    const tag = pages.get("device_ready").split("/").pop();
    await look_at(tab, "not_allowed", `/devices/${tag}/handback`, width, 409);
    if (width === "desk") {
        await receive_by_keyboard(tab);
        await scan_anywhere(tab, tag);
    }
    await press(tab, "Sign out");
    await look_at(tab, "public_tag", `/t/${tag}`, width);
    await tab.context().close();
    check(pages.size > 25, `only ${pages.size} pages were found`);
}

try {
    const person = person_of(server.demonstration, "manager");
    for (const width of Object.keys(widths)) await look_at_everything(width, person);
    await work_without_script(person);
} finally {
    await browser.close();
    await server.close();
}
finish();
