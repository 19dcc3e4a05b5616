// A laptop from the first question to the second loan, by the people who do it, each at a telephone's width in a
// real Chromium: a referrer asks, answers, books and renews; a manager queries, accepts and allocates; a
// volunteer hands over against a signature, takes back with a part missing, wipes, inspects and lends again. The
// server's clock goes on by weeks, so that reminders and the overdue list come as they do in life.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MailServer, body_of } from "../e2e/support/mail_server.mjs";
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { dell, wipe_log } from "../e2e/support/wipe_log.mjs";
import { browser, check, examine as look, finish, open_tab } from "./support/chromium.mjs";
import { follow, press, says, sign, sign_in } from "./support/hand.mjs";
import { add_person, call_well } from "./support/scheme.mjs";

const mail = await new MailServer().start();
const server = await PrivateServer.open({
    properties: { smtp: `smtp://127.0.0.1:${mail.port}`, smtp_from: "kit@example.org" },
});
const password = "kite-lantern-orchard-9";
const email = { referrer: "priya@example.org", manager: "mo@example.org", volunteer: "tom@example.org" };
const complaints = [];
let token;

const examine = (tab, name) => look(tab, `journey_${name}`, "phone");
const choose = (tab, name, value) => tab.check(`[name=${name}][value=${value}]`);
const open = (tab, path) => tab.goto(server.url + path);
const enter = (tab, person) => sign_in(tab, server, { email: person, password });
const call = (method, path, json, text) => call_well(server, token, method, path, { json, text });

async function until(sentence, holds) {
    for (const end = Date.now() + 40_000; Date.now() < end; ) {
        if (await holds()) return check(true, "");
        await new Promise((wake) => setTimeout(wake, 200));
    }
    check(false, sentence);
}

const letter_to = (person, subject) =>
    mail.letters.find(({ to, text }) => to.includes(person) && text.includes(subject));

// A script that breaks and whatever the policy for scripts stops.
async function telephone() {
    const tab = await open_tab("phone", { hasTouch: true });
    tab.on("pageerror", (error) => complaints.push(`${tab.url()}: ${error.message}`));
    tab.on("console", (line) => {
        const is_answer = line.text().includes("status of"); // a refused form has such a status
        if (line.type() === "error" && !is_answer) complaints.push(`${tab.url()}: ${line.text()}`);
    });
    return tab;
}

async function set_up() {
    token = await server.command(["token", "create", "--role", "manager", "--name", "set-up"]);
    await call("POST", "/api/v1/hubs", { code: "NORTH", name: "North Library", address: "1 Example Street, Alnwick" });
    for (const [role, person] of Object.entries(email)) {
        const hub = role === "volunteer" ? "NORTH" : undefined;
        await add_person(server, { email: person, name: `Robin ${role}`, role, hub, password });
    }
    for (let weekday = 1; weekday <= 7; weekday += 1) {
        const times = { weekday, from: "10:00", to: "12:00", minutes: 60, places: 2 };
        await call("POST", "/api/v1/hubs/NORTH/slot-rules", times);
    }
    const media = dell.media.map(({ serial, model, bytes, type }) => ({ serial, model, bytes, type }));
    const { kind, make, model, serial } = dell;
    const { tag } = await call("POST", "/api/v1/devices", { kind, make, model, serial, media, hub: "NORTH" });
    await call("POST", `/api/v1/wipe-evidence?tag=${tag}`, undefined, wipe_log(soon()));
    await call("POST", `/api/v1/devices/${tag}/events`,
        { event: "inspection", grade: "B", os: "Linux Mint 22", memory: 8, locks_off: "yes", accessories: 2 });
    return tag;
}

// After everything that the server has recorded so far.
function soon() {
    return new Date(Math.ceil(server.now.getTime() / 1000) * 1000 + 1000);
}

// Each step as the referrer of a pupil fills it in; how much depends on it differs.
const steps = {
    async who(tab, { initials, phone }) {
        await tab.fill("#name", initials);
        await tab.fill("#phone", phone);
        await tab.fill("#postcode", "NE61 2EF");
    },
    uses: (tab) => choose(tab, "uses", "school_work"),
    async kit(tab) {
        await choose(tab, "kinds", "laptop");
        await choose(tab, "allocation", "loan");
    },
    async need(tab, { need }) {
        await choose(tab, "need", need);
        await tab.fill("#household", "3");
    },
    access: (tab) => choose(tab, "language", "en"),
    async eligibility(tab) {
        for (const one of ["is_adult", "low_income", "lacks_at_home"]) await choose(tab, "criteria", one);
        await choose(tab, "agreed_to_share", "yes");
    },
    async collection(tab) {
        await choose(tab, "delivery", "collect");
        await tab.selectOption("#hub", "NORTH");
    },
};

async function ask(tab, wish) {
    await open(tab, "/requests/new");
    await press(tab, "Start");
    for (const [name, fill] of Object.entries(steps)) {
        check(new URL(tab.url()).pathname.endsWith(`/steps/${name}`), `the step ${name} does not follow`);
        await fill(tab, wish);
        if (wish.is_looked_at) await examine(tab, `1_step_${name}`);
        await press(tab, "Continue");
    }
    if (wish.is_looked_at) await examine(tab, "1_check");
    await press(tab, "Send the request");
    check(await says(tab, "The request was sent."), "sending says nothing");
    if (wish.is_looked_at) await examine(tab, "1_sent");
    return new URL(tab.url()).pathname.split("/").pop();
}

async function query(tab, reference) {
    await open(tab, "/requests");
    await examine(tab, "2_queue");
    await tab.locator("li", { hasText: reference }).getByRole("link").click();
    await tab.waitForURL(`**/requests/${reference}`);
    check(await says(tab, "Whoever asked waits for a decision."), "staff read what is written for referrers");
    await examine(tab, "2_to_decide");
    await follow(tab, "Ask a question");
    await tab.fill("#words", "Is there a plug where they want to work?");
    await examine(tab, "2_question");
    await press(tab, "Send the question");
    check(await says(tab, "The question was sent."), "asking says nothing");
    await until("the referrer is not told of the question", () => letter_to(email.referrer, reference));
}

async function answer(tab, reference) {
    await open(tab, "/");
    check(await says(tab, reference), "the referrer's day does not have the question");
    await examine(tab, "3_referrer_today");
    await follow(tab, reference);
    await press(tab, "Answer the question");
    check(await says(tab, "Is there a plug"), "the question is not beside its answer");
    await tab.fill("#words", "Yes, at the desk.");
    await examine(tab, "3_answer");
    await press(tab, "Send the answer");
    check(await says(tab, "The answer was sent."), "answering says nothing");
}

async function accept(tab, references) {
    for (const reference of references) {
        await open(tab, `/requests/${reference}`);
        await press(tab, "Accept the request");
        check(await says(tab, "The request is accepted."), "accepting says nothing");
    }
    await examine(tab, "4_accepted");
}

// The manager has kit proposed, and accepts what is proposed for this request.
async function allocate(tab, reference, tag) {
    await open(tab, "/allocation");
    await press(tab, /^Propose/);
    await until("nothing was worked out", async () => {
        await open(tab, "/allocation");
        return says(tab, `for ${reference}`);
    });
    await examine(tab, "5_proposals");
    const proposal = tab.locator("li", { hasText: `for ${reference}` });
    check((await proposal.innerText()).includes(tag), "the laptop is proposed for another");
    await press(tab, new RegExp(`^Accept .* for ${reference}`));
    await examine(tab, "5_proposal_accepted");
    check((await call("GET", `/api/v1/requests/${reference}`)).state === "ready", "the request is not ready");
}

// The moment that was booked.
async function book(tab, reference) {
    await open(tab, `/requests/${reference}`);
    await examine(tab, "6_ready");
    await follow(tab, "Choose a time");
    const day = tab.locator("details").nth(1); // folded, as each day is
    await day.locator("summary").click();
    const time = day.locator("input[name=at]").first();
    const moment = new Date(await time.getAttribute("value"));
    await time.check();
    await examine(tab, "6_times");
    await press(tab, "Book this time");
    check(await says(tab, "Choose another time"), "the appointment is not on the page of its request");
    await examine(tab, "6_booked");
    return moment;
}

async function hand_over(tab, reference, tag, name) {
    await open(tab, "/handover/pick-list");
    check(await says(tab, reference), "the pick list lacks the request");
    await examine(tab, `${name}_pick_list`);
    await open(tab, "/handover");
    await tab.fill("#code", tag);
    await press(tab, "Go on");
    check(await says(tab, "Yes, this one may go"), "the laptop may not go");
    await tab.getByRole("button", { name: "One more: Cable" }).click();
    await examine(tab, `${name}_counter`);
    await sign(tab);
    await examine(tab, `${name}_signed`);
    await press(tab, "They have it now");
    check(await says(tab, "1 Charger, 1 Cable"), "the receipt lacks what went along");
    await examine(tab, `${name}_receipt`);
    check((await call("GET", `/api/v1/requests/${reference}`)).state === "handed_over", "it was not handed over");
}

// Days before the loan is due, or after it when `days` is below 0: the letter comes, by itself.
async function wait_for_letter(tag, days, subject) {
    const { due } = await call("GET", `/api/v1/devices/${tag}`);
    await server.start_at(new Date(Date.parse(`${due}T10:00:00Z`) - days * 86_400_000));
    await until(`no letter "${subject}"`, () => letter_to(email.referrer, subject));
    check(body_of(letter_to(email.referrer, subject)).includes("laptop"), "the letter does not say what is out");
}

async function renew(tab, reference) {
    await open(tab, `/requests/${reference}`);
    await examine(tab, "8_on_loan");
    await press(tab, "Renew the loan");
    check(await says(tab, "as often as the rule allows"), "a second renewal is offered");
    await examine(tab, "8_renewed");
}

async function find_overdue(tab, tag) {
    await open(tab, "/");
    check(await says(tab, "Overdue loans"), "today does not say what is overdue");
    await examine(tab, "9_today");
    await open(tab, "/loans");
    check(await says(tab, "8 days overdue"), "the list does not say how late it is");
    await examine(tab, "9_overdue");
    await follow(tab, /^Take it back/);
    check(new URL(tab.url()).pathname.includes(tag), "the list leads to another laptop");
}

async function take_back(tab) {
    check(await says(tab, "2 accessories went out with it."), "nobody says what to look for");
    await examine(tab, "9_take_back");
    await tab.locator("[name=condition]").first().check();
    await tab.fill("#accessories", "1");
    await press(tab, "Take it back");
    check((await tab.locator("body").innerText()).includes("Missing: 1 accessory."), "nobody says what is missing");
    check(await says(tab, "Robin referrer"), "who renewed is not in the history");
    await examine(tab, "9_taken_back");
}

// What somebody had goes to nobody before it is wiped again.
async function refuse_unwiped(tab, reference, tag) {
    await open(tab, `/requests/${reference}/reservation`);
    await tab.fill("#tag", tag);
    await press(tab, "Set it aside");
    check(await says(tab, "is returned, and only what is ready"), "what was not wiped is set aside");
    await examine(tab, "10_not_wiped");
}

async function wipe_and_inspect(tab, tag) {
    const log = join(server.data, "nwipe.txt");
    await writeFile(log, wipe_log(soon()));
    await open(tab, `/devices/${tag}/wipe`);
    await tab.setInputFiles("[name=report]", log);
    await examine(tab, "11_wipe");
    await press(tab, "Check it and record it");
    await examine(tab, "11_verdict");
    await open(tab, `/devices/${tag}/inspection`);
    await choose(tab, "grade", "B");
    await tab.fill("#os", "Linux Mint 22");
    await tab.fill("#memory", "8");
    await choose(tab, "locks_off", "yes");
    await tab.fill("#accessories", "2");
    await examine(tab, "11_inspection");
    await press(tab, "It passes");
    check((await call("GET", `/api/v1/devices/${tag}`)).state === "ready", "the laptop is not ready again");
    await examine(tab, "11_ready_again");
}

try {
    const tag = await set_up();
    const [referrer, manager, volunteer] = [await telephone(), await telephone(), await telephone()];
    await enter(referrer, email.referrer);
    await enter(manager, email.manager);
    const first = await ask(referrer, { initials: "R.E.", phone: "07700 900481", need: "urgent", is_looked_at: true });
    const second = await ask(referrer, { initials: "K.W.", phone: "07700 900482", need: "useful" });
    await query(manager, first);
    await answer(referrer, first);
    await accept(manager, [first, second]);
    await allocate(manager, first, tag);

    await server.start_at(await book(referrer, first));
    await enter(volunteer, email.volunteer);
    await open(volunteer, "/appointments");
    check(await says(volunteer, first), "the hub's day lacks who comes");
    await examine(volunteer, "7_appointments");
    await hand_over(volunteer, first, tag, "7");

    await wait_for_letter(tag, 6, `Request ${first}: due soon`);
    await enter(referrer, email.referrer);
    await renew(referrer, first);
    await wait_for_letter(tag, -8, `Request ${first}: overdue`);
    await enter(volunteer, email.volunteer);
    await find_overdue(volunteer, tag);
    await take_back(volunteer);
    await enter(manager, email.manager);
    await refuse_unwiped(manager, second, tag);
    await wipe_and_inspect(volunteer, tag);
    await allocate(manager, second, tag);
    await hand_over(volunteer, second, tag, "12");
    await enter(referrer, email.referrer);
    await open(referrer, "/");
    await examine(referrer, "12_referrer_today");
    check(complaints.length === 0, `scripts complain: ${complaints[0]}`);
    check((await server.faults()) === "", `verify: ${await server.faults()}`);
} finally {
    await browser.close();
    await server.close();
    await mail.stop();
}
finish();
