// Lending in a real Chromium, at phone and desk width: a time is chosen by the day, kit is lent, renewed on the
// page of its request and taken back with its accessories counted; a manager sets the terms and a hub's times.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { call_well, person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open({ demonstrates: true });
const examine = (tab, name, width) => look(tab, `lending_${name}`, width);
const call = (token, method, path, json) => call_well(server, token, method, path, { json });
const hub = "MARKET";

// The reference of a request that was accepted, for a laptop of any memory.
async function accepted(token, phone, kind) {
    const { reference } = await call(token, "POST", "/api/v1/requests", {
        name: "R.E.", phone, is_someone_else: true, postcode: "NE61 2EF", uses: ["keeping_in_touch"],
        kinds: [kind], allocation: "loan", need: "important", household: 1, language: "en",
        criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true, delivery: "collect", hub });
    await call(token, "POST", `/api/v1/requests/${reference}/acceptance`, {});
    return reference;
}

async function book(tab, reference, width) {
    await tab.goto(`${server.url}/requests/${reference}`);
    await tab.getByRole("link", { name: "Choose a time" }).click();
    await examine(tab, "times", width);
    await press(tab, "Book this time");
    check(await says(tab, "Choose a time."), "no time was taken for one");
    await examine(tab, "times_refused", width);
    await tab.locator("details").nth(1).locator("summary").click();
    await tab.locator("details").nth(1).locator("input[name=at]").first().check();
    await press(tab, "Book this time");
    await examine(tab, "booked", width);
    check(await says(tab, "Choose another time"), "the appointment is not on the page of its request");
    const [, day] = (await tab.locator("main").innerText()).match(/\w+day (\d+ \w+ \d{4}), \d+:\d\d[ap]m/);
    const iso = new Date(`${day} 12:00 UTC`).toISOString().slice(0, 10);
    await tab.goto(`${server.url}/appointments?day=${iso}`);
    await examine(tab, "appointments", width);
    check(await says(tab, reference), "the hub's day does not have the appointment");
}

async function lend_and_renew(tab, token, reference, tag, width) {
    const step = (event, more) => call(token, "POST", `/api/v1/devices/${tag}/events`, { event, request: reference, ...more });
    await step("loan", { recipient: "R-1", agreement: "H-1", accessories: 2 });
    await tab.goto(`${server.url}/requests/${reference}`);
    await examine(tab, "on_loan", width);
    await press(tab, "Renew the loan");
    check(await says(tab, "as often as the rule allows"), "the page offers a second renewal");
    await tab.goto(`${server.url}/loans?due=any`);
    await examine(tab, "loans", width);
    check(await says(tab, "Renewed once"), "the list does not know of the renewal");
}

async function take_back(tab, tag, width) {
    await tab.goto(`${server.url}/devices/${tag}/handback`);
    await examine(tab, "handback", width);
    check(await says(tab, "2 accessories went out with it."), "nobody says what to look for");
    await tab.selectOption("#hub", hub);
    await tab.check("[name=condition] >> nth=0");
    await tab.fill("#accessories", "1");
    await press(tab, "Take it back");
    await examine(tab, "taken_back", width);
    check((await tab.locator("body").innerText()).includes("Missing: 1 accessory."), "nobody says what is missing");
}

async function set_rules(tab, width) {
    await tab.goto(`${server.url}/organisation/lending`);
    await examine(tab, "terms", width);
    await tab.fill("#remind_after", "1 x");
    await press(tab, "Save");
    await examine(tab, "terms_refused", width);
    await tab.goto(`${server.url}/hubs/${hub}/times`);
    await examine(tab, "hub_times", width);
    await tab.getByRole("link", { name: "Add times" }).click();
    await examine(tab, "add_times", width);
    await tab.goto(`${server.url}/hubs/${hub}/closed-days`);
    await examine(tab, "close_day", width);
}

async function count_session(tab, token, width) {
    const shared = await call(token, "GET", "/api/v1/devices?state=in_shared_use");
    const ready = await call(token, "GET", "/api/v1/devices?state=ready");
    const { tag, state } = [...shared.items, ...ready.items][0];
    if (state === "ready") await call(token, "POST", `/api/v1/devices/${tag}/events`, { event: "shared_use" });
    await tab.goto(`${server.url}/devices/${tag}`);
    await press(tab, "Count one more session");
    await examine(tab, "session", width);
    await tab.goto(`${server.url}/shared-use`);
    await examine(tab, "shared_use", width);
    check(await says(tab, "session"), "the report counts nothing");
}

try {
    const token = await server.command(["token", "create", "--role", "manager", "--name", "lending test"]);
    for (let weekday = 1; weekday <= 7; weekday += 1) {
        await call(token, "POST", `/api/v1/hubs/${hub}/slot-rules`,
            { weekday, from: "09:00", to: "16:00", minutes: 60, places: 2 });
    }
    const phones = { phone: "07700 900461", desk: "07700 900462" };
    for (const width of Object.keys(widths)) {
        const ready = await call(token, "GET", "/api/v1/devices?state=ready");
        const { tag, kind } = ready.items[0];
        const reference = await accepted(token, phones[width], kind);
        await call(token, "POST", `/api/v1/devices/${tag}/events`, { event: "reservation", request: reference });
        const tab = await open_tab(width);
        await sign_in(tab, server, person_of(server.demonstration, "manager"));
        await book(tab, reference, width);
        await lend_and_renew(tab, token, reference, tag, width);
        await take_back(tab, tag, width);
        await set_rules(tab, width);
        await count_session(tab, token, width);
        await tab.context().close();
    }
} finally {
    await browser.close();
    await server.close();
}
finish();
