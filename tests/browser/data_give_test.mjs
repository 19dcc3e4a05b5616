// A volunteer gives a SIM with a phone, in a real Chromium: to somebody who walks in, with every action counted and its time
// added up; beyond the limit by asking a manager; and with a tablet in one handover. At the end `kitbank-server verify` has
// nothing to say.
import { Counter } from "../e2e/support/counter.mjs";
import { browser, check, examine as look, finish } from "./support/chromium.mjs";
import { press, says, sign, signed_in } from "./support/hand.mjs";
import { add_person, card } from "./support/scheme.mjs";

const counter = await Counter.open();
const { server } = counter;
const examine = (tab, name, width = "phone") => look(tab, `data_give_${name}`, width);
const terms = "Use it in the UK, for yourself. The whole text: https://network.example/terms";

// What a person's hand takes, in seconds, by the keystroke-level model (Card, Moran and Newell 1980): a decision and a tap,
// or a key of an average typist. A scan is a tap's worth of pointing, twice.
const seconds = { decision: 1.35, tap: 1.1, key: 0.28, scan: 2.2 };

// Counts what the volunteer does, and adds up how long it takes with the time that the pages take.
class Hand {
    constructor(tab) {
        this.tab = tab;
        this.actions = 0;
        this.seconds = 0;
        this.began = Date.now();
    }

    take(time) {
        this.actions += 1;
        this.seconds += time;
    }

    async type(id, text) {
        this.take(seconds.decision + seconds.tap + text.length * seconds.key);
        await this.tab.fill(id, text);
    }

    async tick(name, value) {
        this.take(seconds.decision + seconds.tap);
        await this.tab.check(`[name=${name}][value=${value}]`);
    }

    async press(name) {
        this.take(seconds.decision + seconds.tap);
        await press(this.tab, name);
    }

    // The scanner types the number and ends it with Enter, which moves on to the next box.
    async scan(id, number) {
        this.take(seconds.decision + seconds.scan);
        await this.tab.fill(id, number);
        await press(this.tab, "Continue");
    }

    total() {
        return this.seconds + (Date.now() - this.began) / 1000;
    }
}

let counted = 0;
const next_number = () => card(550000000000 + (counted += 137));

async function receive(bundle, numbers, activate_by) {
    await counter.step("POST", "/api/v1/data/items", { hub: "NORTH", bundle, numbers, activate_by, confirm: true });
    return numbers[0];
}

const answers = ["is_adult", "low_income", "lacks_away"];

async function give_to_walk_in(tab, sims, phone, pictured) {
    const hand = new Hand(tab);
    await tab.goto(`${server.url}/data/give`);
    if (pictured) await examine(tab, "who");
    await hand.type("#phone", phone);
    await hand.press("Continue");
    if (pictured) await examine(tab, "why");
    for (const answer of answers) await hand.tick("criteria", answer);
    await hand.press("Continue");
    if (pictured) await examine(tab, "item");
    check(await says(tab, sims.first.slice(-4)), "the SIM that expires first is not proposed");
    await hand.scan("#item", sims.first);
    check(await says(tab, terms), "the network's terms are not shown before it is given");
    if (pictured) await examine(tab, "check");
    await hand.tick("terms_told", "yes");
    await hand.press("They have it now");
    check(await says(tab, "It is given."), `it was not given: ${(await tab.locator("main").innerText()).slice(0, 300)}`);
    return hand;
}

try {
    const volunteer = await add_person(server, { email: "amina@example.org", role: "volunteer", hub: "NORTH" });
    const manager = await add_person(server, { email: "mo@example.org", role: "manager" });
    const networks = await counter.step("GET", "/api/v1/data/networks");
    const o2 = networks.items.find(({ code }) => code === "o2");
    await counter.step("POST", "/api/v1/data/networks", { code: "o2", name: o2.name, numbers: [{ prefix: "894411", digits: 19, has_check_digit: true }], user_terms: terms,
        activation: "Put the SIM in.\nWait for the text message.", help: "01632 960001" });
    await counter.step("POST", "/api/v1/data/bundles", { code: "GIVE-25", network: "o2", kind: "sim", name: "O2 25 GB for 12 months",
        gb_per_month: 25, months: 12, valid_from: "2020-01-01" });
    const late = await receive("GIVE-25", [next_number()], "2031-09-30");
    const first = await receive("GIVE-25", [next_number()], "2031-01-31");

    const tab = await signed_in(server, volunteer);
    const hand = await give_to_walk_in(tab, { first }, "07700 900301", true);
    check(await says(tab, "Wait for the text message."), "the receipt does not say how to start");
    check(await says(tab, "01632 960001"), "the receipt does not say where to get help");
    await examine(tab, "receipt");
    console.log(`${hand.actions} actions, ${hand.total().toFixed(1)} s with the pages' own time`);
    check(hand.total() < 60, `giving takes ${hand.total().toFixed(1)} s`);

    // The same person again, written otherwise: a manager is asked, and allows.
    await tab.goto(`${server.url}/data/give`);
    await tab.fill("#phone", "+44 7700 900301");
    await press(tab, "Continue");
    check(await says(tab, "The limit is reached"), "one person was taken for two");
    await examine(tab, "limit");
    await tab.fill("#over_limit", "The first one is lost");
    await press(tab, "Ask a manager");
    await examine(tab, "asked");
    const desk = await signed_in(server, manager, "desk");
    await desk.goto(`${server.url}/data/overrides`);
    await examine(desk, "overrides", "desk");
    await desk.getByRole("link", { name: /^Answer/ }).first().click();
    await examine(desk, "decide", "desk");
    await desk.check("[name=answer][value=allowed]");
    await press(desk, "Save the answer");
    await tab.goto(`${server.url}/data/give`);
    await tab.fill("#phone", "07700 900301");
    await press(tab, "Continue");
    check(await says(tab, "May they have it?"), "what a manager allowed is not open");
    await press(tab, "Back");
    check((await tab.inputValue("#phone")) === "07700 900301", "going back loses what was typed");
    await press(tab, "Continue");
    await press(tab, "Continue");
    check(await says(tab, "The first two must be so."), "nothing is asked of who may have it");
    await examine(tab, "why_refused");
    for (const answer of answers) await tab.check(`[name=criteria][value=${answer}]`);
    await press(tab, "Continue");
    const soon = await receive("GIVE-25", [next_number()], "2031-02-28");
    await tab.fill("#item", late);
    await press(tab, "Continue");
    check(await says(tab, "Another one expires sooner"), "nobody says that another one expires sooner");
    await examine(tab, "sooner");
    await tab.check("[name=terms_told][value=yes]");
    await press(tab, "They have it now");
    check(await says(tab, "More than the limit: The first one is lost"), "the receipt does not say why it was more");

    // A tablet and a SIM in one handover.
    const asked = { name: "R. E.", phone: "07700 900461", postcode: "NE61 2EF", uses: ["keeping_in_touch"],
        kinds: ["tablet", "data"], allocation: "loan", need: "important", household: 1, criteria: answers,
        agreed_to_share: true, language: "en", delivery: "collect", hub: "NORTH" };
    const { reference } = await counter.step("POST", "/api/v1/requests", asked);
    await counter.step("POST", `/api/v1/requests/${reference}/acceptance`, {});
    const tag = await counter.tablet("TAB00071");
    await counter.step("POST", `/api/v1/devices/${tag}/events`, { event: "reservation", request: reference });
    await counter.step("POST", `/api/v1/requests/${reference}/data`, { item: soon });
    await tab.goto(`${server.url}/requests/${reference}`);
    check(await says(tab, "Set aside: O2 25 GB for 12 months"), "the request does not say what is set aside");
    await examine(tab, "request");
    await tab.goto(`${server.url}/handover/${reference}?tag=${tag}`);
    check(await says(tab, "The SIM that goes with it"), "the counter does not ask for the SIM");
    await tab.fill("#sim-2", soon);
    await tab.check("[name=terms_told][value=yes]");
    await sign(tab);
    await examine(tab, "counter");
    await press(tab, "They have it now");
    check(await says(tab, "Your receipt"), "there is no receipt");
    check(await says(tab, "O2 25 GB for 12 months"), "the receipt lacks the SIM");
    await examine(tab, "handover_receipt");
    const lines = (await counter.request(reference)).lines.map(({ state }) => state);
    check(lines.join(" ") === "handed_over ended", `the lines are ${lines}`);

    await desk.goto(`${server.url}/data/limits`);
    await examine(desk, "rules", "desk");
    await desk.getByRole("link", { name: "Set a further question" }).click();
    await desk.fill("#question", "They receive a benefit");
    await examine(desk, "gate", "desk");
    await press(desk, "Save");
    check(await says(desk, "They receive a benefit"), "the further question is not kept");
    await desk.goto(`${server.url}/data/second-bundles`);
    await examine(desk, "second_bundles", "desk");
    await tab.goto(`${server.url}/data/issues`);
    await examine(tab, "issues");
    check((await server.faults()) === "", `verify: ${await server.faults()}`);
} finally {
    await browser.close();
    await server.close();
}
finish();
