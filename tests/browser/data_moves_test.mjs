// Data stock between two hubs, in a real Chromium at phone width: a volunteer packs with scans and sends, the other hub's
// volunteer receives the packet by its code and counts what is in it, counts the shelves, and a manager settles what is
// missing and sets what a hub should have. At the end `kitbank-server verify` has nothing to say.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish } from "./support/chromium.mjs";
import { press, says, signed_in } from "./support/hand.mjs";
import { add_person, call_well, card } from "./support/scheme.mjs";

const server = await PrivateServer.open();
const examine = (tab, name) => look(tab, `data_moves_${name}`, "phone");
const call = (token, method, path, json) => call_well(server, token, method, path, { json });

async function follow(tab, name) {
    await Promise.all([tab.waitForNavigation(), tab.locator("main a", { hasText: name }).first().click()]); // some look like buttons
}

const sims = Array.from({ length: 6 }, (_, at) => card(880000000000 + 137 * at));

const arrives = async (email, role, hub) => signed_in(server, await add_person(server, { email, role, hub }));

async function furnish() {
    const token = await server.command(["token", "create", "--name", "moves", "--role", "manager"]);
    for (const [code, name] of [["NORTH", "Northgate"], ["SOUTH", "Southgate"]]) {
        await call(token, "POST", "/api/v1/hubs", { code, name });
    }
    await call(token, "POST", "/api/v1/data/bundles", { code: "MOVE-25", network: "o2", kind: "sim",
        name: "O2 25 GB for 12 months", gb_per_month: 25, months: 12, calls_included: true, valid_from: "2026-01-01" });
    await call(token, "POST", "/api/v1/data/items", { hub: "NORTH", bundle: "MOVE-25", numbers: sims, confirm: true });
}

async function pack_and_send(tab) {
    await tab.goto(`${server.url}/data/consignments`);
    await examine(tab, "none");
    await follow(tab, "Send stock to another hub");
    await examine(tab, "new");
    await tab.selectOption("#to", "SOUTH");
    await press(tab, "Begin a packet");
    await tab.fill("#codes", `${sims[0]}\nsoap`);
    await press(tab, "Put them in");
    check(await says(tab, "Line 2:"), "a line that is no number is not named");
    await examine(tab, "refused");
    await tab.fill("#codes", `${sims[0]}\n${sims[1]}\n${sims[2]}`);
    await press(tab, "Put them in");
    await follow(tab, "Add a range, or the next to expire");
    await examine(tab, "more");
    await tab.selectOption("#bundle", "MOVE-25");
    await tab.fill("#next", "1");
    await press(tab, "Put them in");
    check(await says(tab, "It is in the packet."), "the next to expire is not in the packet");
    await examine(tab, "packed");
    await press(tab, "Send it to Southgate");
    check(await says(tab, "The packet is on its way."), "the packet was not sent");
    await examine(tab, "sent");
    await follow(tab, "Label to print");
    check(await tab.locator("svg.kb-qr").isVisible(), "the label has no code");
    await examine(tab, "label");
    return (await tab.locator("h1 .kb-ref").innerText()).trim();
}

async function receive(tab, reference) {
    await tab.goto(`${server.url}/data/consignments`);
    await follow(tab, "Receive a packet");
    await examine(tab, "scan");
    await tab.fill("#packet", `HTTPS://KIT.EXAMPLE.ORG/Q/${reference}`);
    await press(tab, "Go on");
    check(await says(tab, "It is here, with all 4 in it"), "the packet cannot be received");
    await examine(tab, "to_receive");
    await follow(tab, "I counted something else");
    await tab.fill("#counted", [sims[0], sims[1], sims[2], sims[5]].join("\n"));
    await examine(tab, "counting");
    await press(tab, "Take these in");
    check(await says(tab, "Arrived, something missing"), "nobody says that something is missing");
    check(await says(tab, sims[3]), "the missing one is not named");
    check(await says(tab, "The books have it in stock at Northgate"), "the extra one is not told its place");
    await examine(tab, "missing");
}

async function count_shelves(tab) {
    await tab.goto(`${server.url}/data/counts`);
    await follow(tab, "Count the shelves");
    await examine(tab, "count_new");
    await press(tab, "Begin to count");
    await tab.fill("#codes", `${sims[0]}\n${sims[1]}\n${sims[4]}`);
    await press(tab, "Count them");
    check(await says(tab, "2 of 3"), "the count does not say how far it is");
    await examine(tab, "count_open");
    await press(tab, "Close the count");
    check(await says(tab, "In the books, not seen: 1"), "the count does not say what is missing");
    check(await says(tab, "Seen, and not in the books here: 1"), "the count does not say what is extra");
    await examine(tab, "count_closed");
    return tab.url().split("?")[0];
}

async function settle(tab, packet, count) {
    await tab.goto(`${server.url}/data/consignments/${packet}`);
    await follow(tab, "It is lost");
    await press(tab, "Record it as lost");
    check(await says(tab, "There is a problem"), "something is lost without a reason");
    await tab.check(`[name=codes][value="${sims[3]}"]`);
    await tab.fill("#reason", "The envelope was torn");
    await examine(tab, "lost");
    await press(tab, "Record it as lost");
    check(await says(tab, "was lost") || await says(tab, "It is recorded."), "the loss is not recorded");
    await examine(tab, "settled");
    await tab.goto(count);
    await follow(tab, "Say what becomes of them");
    await tab.check(`[name=codes][value="${sims[2]}"]`);
    await tab.check("[name=outcome][value=left]");
    await examine(tab, "count_missing");
    await press(tab, "Record it");
    check(await says(tab, "Not seen, and left as it is: 1"), "what was left is not said");
    await examine(tab, "count_settled");
    await tab.goto(`${server.url}/data/thresholds/new`);
    await tab.selectOption("#hub", "SOUTH");
    await tab.selectOption("#of", "bundle MOVE-25");
    await tab.fill("#least", "10");
    await examine(tab, "threshold");
    await press(tab, "Save");
    await examine(tab, "thresholds");
    await tab.goto(`${server.url}/data/reorder`);
    check(await says(tab, "7 to order or move"), "the list does not say how many to order");
    check(await says(tab, "Northgate has 2"), "the list does not say who has more");
    await examine(tab, "reorder");
}

try {
    await furnish();
    const reference = await pack_and_send(await arrives("amina@example.org", "volunteer", "NORTH"));
    const south = await arrives("mo@example.org", "volunteer", "SOUTH");
    await receive(south, reference);
    const count = await count_shelves(south);
    await settle(await arrives("ines@example.org", "manager"), reference, count);
    check((await server.faults()) === "", `verify: ${await server.faults()}`);
} finally {
    await browser.close();
    await server.close();
}
finish();
