// How SIMs and vouchers live, in a real Chromium at phone and desk width: found by the end of their number, started, swapped,
// brought back, recorded as lost and found again; a code shown again with its reason; stock written off. At the end
// `kitbank-server verify` has nothing to say.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { call_well, card, person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open({ demonstrates: true });
const examine = (tab, name, width) => look(tab, `data_living_${name}`, width);
const call = (token, method, path, json) => call_well(server, token, method, path, { json });
const hub = "MARKET";
const today = new Date().toISOString().slice(0, 10);

let counted = 0;
const next_number = () => card(770000000000 + (counted += 137));

async function receive(token, bundle, numbers) {
    await call(token, "POST", "/api/v1/data/items", { hub, bundle, numbers, confirm: true });
    const page = await call(token, "GET", `/api/v1/data/items?bundle=${bundle}&state=in_stock`);
    return page.items.map(({ reference }) => reference);
}

// Over the counter, to somebody new each time.
let people = 0;
async function give(token, item) {
    people += 1;
    await call(token, "POST", "/api/v1/data/issues", { item, hub, phone: `07700 900${600 + people}`,
        criteria: ["is_adult", "low_income", "lacks_at_home"], area: "NE61", terms_told: true, gate_confirmed: true });
    return item;
}

async function new_sim(token) {
    const number = next_number();
    await receive(token, "LIVE-25", [number]);
    return number;
}

async function new_voucher(token) {
    const before = await call(token, "GET", "/api/v1/data/items?bundle=LIVE-V");
    await receive(token, "LIVE-V", [`LIVINGCODE${(counted += 1)}X`]);
    const after = await call(token, "GET", "/api/v1/data/items?bundle=LIVE-V");
    return after.items.map(({ reference }) => reference).find((each) => !before.items.some(({ reference }) => reference === each));
}

async function scan(tab, code) {
    await tab.goto(`${server.url}/data/items`);
    await tab.fill("[name=code]", code);
    await Promise.all([tab.waitForNavigation(), tab.press("[name=code]", "Enter")]);
}

async function start(tab, token, width) {
    const sim = await give(token, await new_sim(token));
    await scan(tab, sim.slice(6));
    check(tab.url().endsWith(`/data/items/${sim}`), `a scan of the printed end leads to ${tab.url()}`);
    await examine(tab, "given", width);
    await tab.locator("main a", { hasText: "Record that it is started" }).click();
    await examine(tab, "start", width);
    await tab.fill("[name=day-year]", "2016");
    await press(tab, "Record it");
    check(await says(tab, "This is before it was given."), "a SIM was started before it was given");
    await examine(tab, "start_refused", width);
    await tab.fill("[name=day-year]", today.slice(0, 4));
    await press(tab, "Record it");
    check(await says(tab, "Its last day is"), "nobody says when it ends");
    await examine(tab, "started", width);
}

async function swap(tab, token, width) {
    const old = await give(token, await new_sim(token));
    const other = await new_sim(token);
    await tab.goto(`${server.url}/data/items/${old}/swap`);
    await examine(tab, "swap", width);
    await tab.fill("#replacement", other);
    await tab.check("[name=reason][value=faulty]");
    await tab.fill("#words", "no signal in the hub");
    await press(tab, "Swap them");
    check(tab.url().includes(other), "the swap does not lead to the new one");
    check(await says(tab, "Instead of"), "the new one does not name the old one's issue");
    await examine(tab, "swapped", width);
    await tab.goto(`${server.url}/data/items/${old}`);
    check(await says(tab, "It does not work: no signal in the hub"), "the old one does not say why it is void");
    await examine(tab, "replaced", width);
}

async function bring_back(tab, token, width) {
    const sim = await give(token, await new_sim(token));
    await tab.goto(`${server.url}/data/items/${sim}/handback`);
    await examine(tab, "handback", width);
    await tab.check("[name=is_unopened][value=no]");
    await press(tab, "Record it");
    check(await says(tab, "An opened pack cannot be given to anybody else."), "an opened pack came back");
    await tab.check("[name=is_unopened][value=yes]");
    await press(tab, "Record it");
    check(await says(tab, "It is back in stock."), "an unopened pack did not come back");
    await examine(tab, "brought_back", width);
    await tab.goto(`${server.url}/data/items/${sim}/void`);
    await examine(tab, "void", width);
    await tab.check("[name=reason][value=lost]");
    await press(tab, "Record it as void");
    await examine(tab, "lost", width);
    await tab.locator("main a", { hasText: "It was found again" }).click();
    await examine(tab, "recovery", width);
    await press(tab, "Put it into stock");
    check(await says(tab, "Found again"), "what was found again is not in the history");
}

async function show_code(tab, token, width) {
    const voucher = await give(token, await new_voucher(token));
    await tab.goto(`${server.url}/data/items/${voucher}`);
    await tab.locator("main a", { hasText: "Show the code again" }).click();
    await examine(tab, "code_asked", width);
    await tab.fill("#reason", "the paper got lost");
    await press(tab, "Show the code");
    check(await says(tab, "LIVINGCODE"), "the code is not shown");
    await examine(tab, "code", width);
    await tab.goto(`${server.url}/data/items/${voucher}`);
    check(await says(tab, "the paper got lost"), "the page does not say why the code was shown");
    check(!(await tab.content()).includes("LIVINGCODE"), "the page shows the code");
    await examine(tab, "voucher", width);
}

async function write_off(tab, token, width) {
    const sims = [await new_sim(token), await new_sim(token)];
    await tab.goto(`${server.url}/data/write-offs`);
    await examine(tab, "write_off", width);
    await tab.fill("#items", sims.join("\n"));
    await tab.fill("#words", "the box got wet");
    await press(tab, "Write them off");
    check(await says(tab, sims[0]), "what was written off is not in the list of void ones");
    await examine(tab, "written_off", width);
    for (const list of ["all", "stale", "ending", "unstarted", "expired"]) {
        await tab.goto(`${server.url}/data/items?list=${list}`);
        await examine(tab, `list_${list}`, width);
    }
    await tab.goto(`${server.url}/data/reminders`);
    await examine(tab, "reminders", width);
    await press(tab, "Save");
}

try {
    const token = await server.command(["token", "create", "--role", "manager", "--name", "data living test"]);
    for (const [code, kind] of [["LIVE-25", "sim"], ["LIVE-V", "voucher"]]) {
        await call(token, "POST", "/api/v1/data/bundles", { code, network: "o2", kind, name: `O2 25 GB, ${kind}`,
            gb_per_month: 25, months: 12, calls_included: true, valid_from: "2026-01-01", valid_to: null, next: null });
    }
    for (const width of Object.keys(widths)) {
        const tab = await open_tab(width);
        await sign_in(tab, server, person_of(server.demonstration, "manager"));
        await start(tab, token, width);
        await swap(tab, token, width);
        await bring_back(tab, token, width);
        await show_code(tab, token, width);
        await write_off(tab, token, width);
        await tab.context().close();
    }
    check((await server.faults()) === "", `verify: ${await server.faults()}`);
} finally {
    await browser.close();
    await server.close();
}
finish();
