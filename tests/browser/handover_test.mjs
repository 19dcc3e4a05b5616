// The counter in a real Chromium, at phone width: a request and its item meet, the wrong item does not, the
// accessories are counted with a thumb, a signature is drawn, the receipt is shown. What went out by a scan
// is signed for afterwards; a manager writes a new agreement.
import { Counter } from "../e2e/support/counter.mjs";
import { browser, check, examine as look, finish } from "./support/chromium.mjs";
import { press, says, sign, signed_in } from "./support/hand.mjs";
import { add_person } from "./support/scheme.mjs";

const counter = await Counter.open();
const { server } = counter;
const examine = (tab, name, width = "phone") => look(tab, `handover_${name}`, width);

try {
    const volunteer = await add_person(server, { email: "amina@example.org", role: "volunteer", hub: "NORTH" });
    const head = await add_person(server, { email: "mo@example.org", role: "manager" });
    const one = await counter.ready("TAB00001", "07700 900451");
    const two = await counter.ready("TAB00002", "07700 900452");
    const tab = await signed_in(server, volunteer);

    await tab.goto(`${server.url}/handover/pick-list`);
    check(await says(tab, one.reference), "the pick list lacks a request");
    await examine(tab, "pick_list");
    await tab.goto(`${server.url}/requests/${one.reference}/packing-slip`);
    await examine(tab, "packing_slip");

    await tab.goto(`${server.url}/handover`);
    await examine(tab, "start");
    await tab.fill("#code", `HTTPS://KIT.EXAMPLE.ORG/Q/${one.reference}`);
    await press(tab, "Go on");
    check(await says(tab, "Scan the item"), "the request does not ask for its item");
    await examine(tab, "request");
    await tab.fill("#tag", two.tag);
    await press(tab, "Go on");
    check(await says(tab, "No, not this one"), "the wrong item is not refused");
    await examine(tab, "wrong_item");
    await tab.getByRole("link", { name: "Scan another item" }).click();
    await tab.fill("#tag", one.tag);
    await press(tab, "Go on");
    check(await says(tab, "Yes, this one may go"), "the right item may not go");

    await tab.getByRole("button", { name: "One more: Cable" }).click();
    check((await tab.inputValue("[name=count-1]")) === "1", "one more is not counted");
    await press(tab, "They have it now");
    check(await says(tab, "There is a problem"), "what nobody signed goes out");
    check((await tab.inputValue("[name=count-1]")) === "1", "the refused form has lost its count");
    await sign(tab);
    await examine(tab, "signed");
    await press(tab, "They have it now");
    check(await says(tab, "Your receipt"), "there is no receipt");
    check(await says(tab, "1 Charger, 1 Cable"), "the receipt lacks what went along");
    await examine(tab, "receipt");
    check((await counter.request(one.reference)).state === "handed_over", "the request was not handed over");

    await counter.hand_over([two.tag], { request: two.reference });
    await tab.goto(`${server.url}/handovers`);
    await examine(tab, "worklist");
    await tab.locator(".kb-row__title a").first().click();
    await tab.waitForSelector("canvas");
    await sign(tab);
    await tab.getByRole("button", { name: "Clear and sign again" }).click();
    check((await tab.inputValue("[name=strokes]")) === "", "the box was not cleared");
    await sign(tab);
    await examine(tab, "sign_later");
    await press(tab, "They have signed");
    check(await says(tab, "On the screen"), "the signature is not kept");
    await examine(tab, "record");

    const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: await tab.context().storageState() })).newPage();
    const three = await counter.ready("TAB00003", "07700 900453");
    await plain.goto(`${server.url}/handover/${three.reference}?tag=${three.tag}`);
    check(!(await plain.locator("canvas").isVisible()), "without a script there is a box that takes no ink");
    await plain.check("#paper");
    await plain.getByRole("button", { name: "They have it now" }).click();
    check((await plain.locator("main").innerText()).includes("Your receipt"), "paper does not do without a script");

    const manager = await signed_in(server, head, "desk");
    await manager.goto(`${server.url}/organisation/agreements`);
    await examine(manager, "agreements", "desk");
    await manager.getByRole("link", { name: /Write a new version of: Loans, in English/ }).click();
    await manager.fill("#text", "You look after it, and bring it back in time.\n- whole\n- with its charger");
    await press(manager, "See how it looks");
    await examine(manager, "agreement_preview", "desk");
    await press(manager, "Use this from now on");
    check(await says(manager, "Your version 1."), "the new version is not in force");
    check((await server.faults()) === "", `verify: ${await server.faults()}`);
} finally {
    await browser.close();
    await server.close();
}
finish();
