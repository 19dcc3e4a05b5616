// The queue in a real Chromium, at phone and desk width: a manager narrows it, accepts what is chosen,
// asks, holds, agrees on something else and declines, and sets the points and the limits.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { follow, press, says, sign_in } from "./support/hand.mjs";
import { person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open();
const examine = (tab, name, width) => look(tab, `queue_${name}`, width);

async function ask(token, hub, number, kinds) {
    const asked = await server.call(token, "POST", "/api/v1/requests", { json: {
        name: "R.E.", phone: `07700 9000${number}`, uses: ["school_work"], kinds, allocation: "loan",
        need: number % 2 ? "urgent" : "useful", household: 3, safeguarding: number % 3 === 0, language: "en",
        criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true, delivery: "collect",
        is_someone_else: true, hub,
    } });
    check(asked.status === 201, `asking is answered ${asked.status}`);
    return asked.body.reference;
}

async function accept_some(tab, references, width) {
    await tab.goto(`${server.url}/requests`);
    await examine(tab, "list", width);
    check(await says(tab, "Urgent (60)"), "the reasons are not in the list");
    await tab.selectOption("#kind", "tablet");
    await press(tab, "Show");
    check(new URL(tab.url()).search.includes("kind=tablet"), "the filter is not in the address");
    check(!(await says(tab, references[0])), "the filter does not narrow");
    await follow(tab, "Clear all");
    for (const reference of references) await tab.check(`#choose-${reference}`);
    await press(tab, "Accept those chosen");
    await examine(tab, "accepted", width);
    check(await says(tab, references[1]), "the answer does not name what was accepted");
}

async function decide(tab, reference, width) {
    const url = `${server.url}/requests/${reference}`;
    await tab.goto(url);
    await examine(tab, "request", width);
    check(await says(tab, "Nobody works on it yet."), "who works on it is not said");
    await follow(tab, "Ask a question");
    await press(tab, "Send the question");
    await examine(tab, "query_refused", width);
    await tab.fill("#words", "Is there a table to put it on?");
    await press(tab, "Send the question");
    check(await says(tab, "The question was sent."), "asking says nothing");
    await follow(tab, "Put it on hold");
    await tab.fill("#reason", "waits for a charger");
    await examine(tab, "hold", width);
    await press(tab, "Put it on hold");
    check(await says(tab, "On hold: waits for a charger"), "the hold is not on the page");
    await examine(tab, "held", width);
    await press(tab, "End the hold");
    await follow(tab, "Say who works on it").catch(() => follow(tab, "Hand the work on"));
    await examine(tab, "worker", width);
    await tab.check("[name=worker][value=nobody]");
    await press(tab, "Save");
    await follow(tab, "Agree on something instead of the laptop");
    await tab.check("[name=kind][value=tablet]");
    await tab.check("[name=agreed_by][value=referrer]");
    await examine(tab, "substitute", width);
    await press(tab, "Save");
    check(await says(tab, "a tablet instead was agreed"), "what was agreed is not on the page");
    await follow(tab, "Decline the request");
    await tab.check("[name=reason][value=no_kit]");
    await examine(tab, "refusal", width);
    await press(tab, "Decline it");
    check(await says(tab, "The scheme has no such kit"), "the reason is not on the page");
    await examine(tab, "declined", width);
}

async function set_rules(tab, width) {
    await tab.goto(`${server.url}/organisation/priorities`);
    await tab.fill("#waiting", "3");
    await examine(tab, "priorities", width);
    await press(tab, "Save");
    check(await says(tab, "The new points hold."), "saving says nothing");
    await tab.goto(`${server.url}/organisation/caps/new`);
    await tab.check("[name=scope][value=person]");
    await tab.selectOption("#kind", "laptop");
    await tab.fill("#most", "2");
    await tab.fill("#days", "365");
    await examine(tab, "cap", width);
    await press(tab, "Save the limit");
    check(await says(tab, "At most 2 laptops for one person in 365 days."), "the limit is not listed");
    await examine(tab, "caps", width);
    await tab.getByRole("button", { name: /^Remove/ }).first().click();
    await tab.waitForLoadState();
}

try {
    const said = await server.command(["demonstrate"]);
    const token = await server.command(["token", "create", "--role", "manager", "--name", "queue"]);
    const hub = (await server.call(token, "GET", "/api/v1/hubs")).body.items[0].code;
    let number = 10;
    for (const width of Object.keys(widths)) {
        const references = [];
        for (const kinds of [["laptop"], ["laptop", "data"], ["laptop", "data"]]) {
            references.push(await ask(token, hub, ++number, kinds));
        }
        const tab = await open_tab(width);
        await sign_in(tab, server, person_of(said, "manager"));
        await examine(tab, "home", width);
        check(await says(tab, "Requests to decide"), "today's page does not say what is to decide");
        await accept_some(tab, references.slice(0, 2), width);
        await decide(tab, references[2], width);
        await set_rules(tab, width);
        await tab.context().close();
    }
} finally {
    await browser.close();
    await server.close();
}
finish();
