// Data stock coming in, in a real Chromium at phone width: a delivery is announced, its SIMs are scanned one after the other,
// pasted and loaded from a file that shows what becomes of each line first, vouchers come without their codes being shown, and
// the delivery is closed with what is short. At the end `kitbank-server verify` has nothing to say.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish } from "./support/chromium.mjs";
import { follow, press, says, signed_in } from "./support/hand.mjs";
import { add_person, call_well, card } from "./support/scheme.mjs";

const server = await PrivateServer.open();
const examine = (tab, name) => look(tab, `data_intake_${name}`, "phone");
const call = (token, method, path, json) => call_well(server, token, method, path, { json });

const sims = Array.from({ length: 40 }, (_, at) => card(770000000100 + at));

async function furnish() {
    const token = await server.command(["token", "create", "--name", "intake", "--role", "manager"]);
    await call(token, "POST", "/api/v1/hubs", { code: "NORTH", name: "Northgate" });
    for (const [code, kind, name] of [["IN-25", "sim", "O2 25 GB for 12 months"], ["IN-V", "voucher", "O2 voucher 10 GB"]]) {
        await call(token, "POST", "/api/v1/data/bundles", { code, network: "o2", kind, name, gb_per_month: 25, months: 12,
            calls_included: true, valid_from: "2026-01-01" });
    }
}

async function announce(tab) {
    await tab.goto(`${server.url}/data`);
    await examine(tab, "home");
    await tab.goto(`${server.url}/data/deliveries`);
    await examine(tab, "none");
    await press(tab, "Announce a delivery");
    await examine(tab, "announce");
    await tab.selectOption("#bundle", "IN-25");
    await tab.fill("#expected", "41");
    await tab.fill("#order_reference", "PO-1207");
    await press(tab, "Announce it");
    check(await says(tab, "41 expected, 0 counted: 41 short."), "the delivery does not say what is short");
    await examine(tab, "delivery");
    return tab.url();
}

async function scan(tab) {
    await press(tab, /^Count it/);
    await examine(tab, "where");
    await press(tab, "Go on");
    check(await tab.locator("#number").evaluate((box) => box === document.activeElement), "the scan box has no focus");
    for (const sim of sims.slice(0, 3)) {
        await tab.fill("#number", sim);
        await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
        check(await says(tab, "1 Received"), `${sim} was not received`);
    }
    await examine(tab, "scanned");
    await tab.fill("#number", sims[0]);
    await press(tab, "Receive it");
    check(await says(tab, "Here already"), "a second scan of one card is not told");
    await tab.fill("#number", `${sims[5].slice(0, 18)}${(Number(sims[5][18]) + 1) % 10}`);
    await press(tab, "Receive it");
    check(await says(tab, "Look again"), "a wrong check digit is not told");
    await examine(tab, "doubtful");
    await tab.fill("#number", "8.94E+18");
    await press(tab, "Receive it");
    check(await says(tab, "spreadsheet"), "a number that a spreadsheet cut is not told");
}

async function upload(tab, delivery) {
    await tab.goto(`${delivery.replace("/data/deliveries/", "/data/receive?delivery=")}`);
    await tab.locator("#how-4").check();
    await press(tab, "Go on");
    await examine(tab, "choose");
    const content = `Box,ICCID\r\n${sims.map((sim) => `7,="${sim}"`).join("\r\n")}\r\n7,8.94E+18\r\n7,${sims[9]}\r\n`;
    await tab.setInputFiles("#file", { name: "box 7.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await press(tab, "Look at it");
    check(await says(tab, "Nothing is received yet."), "the preview says nothing");
    check(await says(tab, "Load 37 lines"), "the preview does not count what is ready");
    await examine(tab, "preview");
    await follow(tab, "1 lines: Not a number");
    check(await says(tab, "spreadsheet"), "the line that cannot be read is not told");
    await examine(tab, "malformed");
    await press(tab, "Load 37 lines");
    for (let waited = 0; waited < 20 && !(await says(tab, "37 of 42 lines received.")); ++waited) await tab.waitForTimeout(500);
    check(await says(tab, "37 of 42 lines received."), "the file was not loaded");
    await examine(tab, "loaded");
}

async function vouchers(tab) {
    await tab.goto(`${server.url}/data/files/new`);
    await tab.selectOption("#bundle", "IN-V");
    const content = "Voucher code\nAB12-CD34-EF56\nAB12CD34EF56\nGH78-CD34-EF56\n";
    await tab.setInputFiles("#file", { name: "vouchers.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await press(tab, "Look at it");
    check(await says(tab, "Twice in the list"), "a voucher twice is not told");
    check(!(await tab.content()).includes("CD34"), "a code is on the page");
    await examine(tab, "vouchers");
    await press(tab, "Load 2 lines");
    check(!(await tab.content()).includes("CD34"), "a code is on the page");
    await tab.goto(`${server.url}/data/files`);
    await examine(tab, "files");
}

async function close(tab, delivery) {
    await tab.goto(delivery);
    check(await says(tab, "41 expected, 40 counted: 1 short."), "what was counted is not told");
    await follow(tab, /^Everything is counted/);
    await examine(tab, "close");
    await tab.fill("#words", "1 missing, told the network");
    await press(tab, "Close it");
    check(await says(tab, "1 missing, told the network"), "what was said of it is not kept");
    await examine(tab, "closed");
}

try {
    await furnish();
    const person = await add_person(server, { email: "amina@example.org", role: "volunteer", hub: "NORTH" });
    const tab = await signed_in(server, person);
    const delivery = await announce(tab);
    await scan(tab);
    await upload(tab, delivery);
    await vouchers(tab);
    await close(tab, delivery);
    const faults = await server.faults();
    check(faults === "", `verify: ${faults}`);
} finally {
    await browser.close();
    await server.close();
}
finish();
