// Who gets what, in a real Chromium at phone and desk width: hubs say where they are, a run proposes over all of
// them, and each proposal is accepted, changed or refused with its reason in plain words.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { call_well, person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open({ demonstrates: true });
const examine = (tab, name, width) => look(tab, `allocation_${name}`, width);
const token = await server.command(["token", "create", "--role", "manager", "--name", "allocation test"]);
let phones = 470;
const call = (method, path, json) => call_well(server, token, method, path, { json });

async function accepted(kind, hub) {
    phones += 1;
    const { reference } = await call("POST", "/api/v1/requests", {
        name: "R.E.", phone: `07700 900${phones}`, is_someone_else: true, postcode: "NE61 2EF", uses: ["keeping_in_touch"],
        kinds: [kind], allocation: "loan", need: "important", household: 1, language: "en",
        criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true, delivery: "collect", hub });
    await call("POST", `/api/v1/requests/${reference}/acceptance`, {});
    return reference;
}

async function place_hub(tab, code, easting, width) {
    await tab.goto(`${server.url}/hubs/${code}`);
    await tab.fill("#easting", easting);
    await tab.fill("#northing", "");
    await press(tab, "Save the change");
    check(await says(tab, "or leave both empty"), "one half of a place is taken");
    await examine(tab, "hub_refused", width);
    await tab.fill("#northing", "564320");
    await press(tab, "Save the change");
}

async function decide(tab, width) {
    await press(tab, /^Accept KB/);
    check(await says(tab, "The device is set aside"), "nothing was said of it");
    await tab.getByRole("link", { name: /^Refuse KB/ }).first().click();
    await press(tab, "Refuse it");
    check(await says(tab, "Say why, in a few words."), "a refusal without a reason is taken");
    await examine(tab, "refuse", width);
    await tab.fill("#reason", "The screen is cracked");
    await press(tab, "Refuse it");
}

try {
    for (const width of Object.keys(widths)) {
        const tab = await open_tab(width);
        await sign_in(tab, server, person_of(server.demonstration, "manager"));
        await place_hub(tab, "MARKET", "424750", width);
        await place_hub(tab, "VALLEY", "436750", width);
        await tab.goto(`${server.url}/allocation`);
        await examine(tab, "before", width);
        const ready = await call("GET", "/api/v1/devices?state=ready&limit=200");
        const { kind } = ready.items[0];
        const references = [];
        for (let count = 0; count < 3; count += 1) references.push(await accepted(kind, "MARKET"));
        references.push(await accepted("phone", "MARKET"), await accepted(kind, "VALLEY"));
        await press(tab, width === "phone" ? "Propose who gets what" : "Propose again");
        await examine(tab, "hubs", width);
        check(await says(tab, "Worked out"), "the page does not say when it was worked out");
        await tab.getByRole("link", { name: /Market/ }).first().click();
        await tab.waitForLoadState();
        await examine(tab, "proposals", width);
        check(await says(tab, references[0]), "the first request is not proposed for");
        if (width === "phone") await decide(tab, width);
        await tab.getByRole("link", { name: /^(Change|Choose a device)/ }).first().click();
        await tab.waitForLoadState();
        await examine(tab, "change", width);
        await tab.fill("#tag", "KB");
        await press(tab, "Set it aside");
        await examine(tab, "change_refused", width);
        await tab.goto(`${server.url}/requests/${references[3]}`);
        await examine(tab, "request", width);
        await tab.getByRole("link", { name: "Set a device aside" }).click();
        await tab.waitForLoadState();
        await examine(tab, "reserve", width);
        await tab.context().close();
    }
} finally {
    await browser.close();
    await server.close();
}
finish();
