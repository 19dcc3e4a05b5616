// The registers and equality monitoring in a real Chromium, at phone and desk width: a complaint from
// receipt to closure, a subject access request with its clock, the anonymous form and its report.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, visit, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open();

const examine = (tab, name, width) => look(tab, `registers_${name}`, width);
const look_at = (tab, name, path, ...more) => visit(tab, `registers_${name}`, server.url + path, ...more);


// A day some days ago, into a date's three boxes.
function days_ago(count) {
    const day = new Date(Date.now() - count * 86_400_000);
    return [day.getDate(), day.getMonth() + 1, day.getFullYear()].map(String);
}

async function fill_day(tab, name, [day, month, year]) {
    await tab.fill(`#${name}-day`, day);
    await tab.fill(`#${name}-month`, month);
    await tab.fill(`#${name}-year`, year);
}

async function take_step(tab, entry, step, button, fill) {
    await tab.goto(`${server.url}${entry}/${step}`);
    await fill();
    await press(tab, button);
}

async function keep_complaint(tab, width) {
    await look_at(tab, "complaint_new", "/complaints/new", width);
    await press(tab, "Record it");
    await examine(tab, "complaint_refused", width);
    check(await says(tab, "There is a problem"), "an empty complaint was taken");
    await fill_day(tab, "received", days_ago(10));
    await tab.selectOption("#how", "phone");
    await tab.fill("#person", "Robin Example, 07700 900123");
    await tab.fill("#matter", "Waited for weeks.\nNobody rang.");
    await tab.check("[name=category][value=waiting]");
    await press(tab, "Record it");
    const entry = new URL(tab.url()).pathname;
    await examine(tab, "complaint", width);
    check(await says(tab, "Acknowledge it by"), "the last day to acknowledge is missing");
    check(await says(tab, "Waited for weeks.\nNobody rang."), "the lines of a text run together");
    await tab.getByRole("button", { name: "Acknowledge it" }).click();
    await examine(tab, "complaint_step", width);
    await press(tab, "Acknowledge it");
    check(await says(tab, "Acknowledged."), "acknowledging says nothing");
    await take_step(tab, entry, "note", "Write a note", () => tab.fill("#note", "Rang them."));
    check(await says(tab, "Rang them."), "the note is missing");
    await take_step(tab, entry, "answer", "Record the answer", () => tab.check("[value=upheld]"));
    await take_step(tab, entry, "closure", "Close it", () => tab.fill("#lessons", "Ring sooner."));
    await examine(tab, "complaint_closed", width);
    check(await says(tab, "Ring sooner."), "the lessons are missing");
    await look_at(tab, "complaints", "/complaints", width);
    await look_at(tab, "complaints_all", "/complaints?all=yes", width);
}

async function keep_access_request(tab, width) {
    await look_at(tab, "access_new", "/subject-access/new", width);
    await fill_day(tab, "received", days_ago(20));
    await tab.fill("#resident", "r-7f3k9q2x");
    await tab.fill("#matter", "Everything you have.");
    await press(tab, "Record it");
    const entry = new URL(tab.url()).pathname;
    check(await says(tab, "Answer by"), "the last day to answer is missing");
    check((await tab.locator("a[href='/residents/R-7F3K9Q2X/export']").count()) === 1,
        "the way to the resident's export is missing");
    await take_step(tab, entry, "clarification", "Record a question to the person", async () => {
        await fill_day(tab, "asked", days_ago(8));
        await tab.check("[value=yes]");
    });
    await examine(tab, "access_stopped", width);
    check(await says(tab, "The clock stands still"), "the clock did not stop");
    await take_step(tab, entry, "clarification_arrival", "Record the answer to the question",
        () => fill_day(tab, "arrived", days_ago(3)));
    check(await says(tab, "The clock stood still for 5 days"), "the days of waiting are not told");
    await take_step(tab, entry, "extension", "Take two more months", () => tab.check("[value=complex]"));
    await examine(tab, "access_extended", width);
    check(await says(tab, "two more months"), "the extension is not told");
    await take_step(tab, entry, "answer", "Record the answer", () => tab.check("[name=outcome][value=refused]"));
    await examine(tab, "access_refused", width);
    check(await says(tab, "must be told why"), "a refusal went without its reason");
    await tab.fill("#reason", "It is all about someone else.");
    await tab.check("#rights_told");
    await press(tab, "Record the answer");
    await examine(tab, "access_answered", width);
    check(await says(tab, "in time."), "the answer is not told");
    await look_at(tab, "access_list", "/subject-access", width);
}

async function monitor(tab, width) {
    await look_at(tab, "monitoring_form", "/monitoring/give", width);
    await tab.check("[name=religion][value=sikh]");
    await tab.check("[name=health][value=prefer_not_to_say]");
    await press(tab, "Count these answers");
    check(await says(tab, "Counted. Thank you."), "the answers were not counted");
    check((await tab.locator("input:checked").count()) === 0, "the next person sees the last one's answers");
    await look_at(tab, "monitoring_report", "/monitoring", width);
    await look_at(tab, "monitoring_too_early", "/monitoring?quarter=2999-Q1", width, 422);
}

// The quarter that was over before the test began, with numbers to show and to hide.
async function fill_last_quarter() {
    const now = new Date();
    const month = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 1, 1));
    const counts = [["religion", "christian", 22], ["religion", "no_religion", 12], ["religion", "sikh", 3],
        ["health", "no_condition", 30], ["health", "limited_a_lot", 9]];
    for (const [question, answer, count] of counts) {
        await server.sql(`INSERT INTO monitoring_count SELECT id, '${month.toISOString().slice(0, 10)}',
            '${question}', '${answer}', ${count} FROM organisation;`);
    }
}

try {
    const person = person_of(await server.command(["demonstrate"]), "manager");
    await fill_last_quarter();
    for (const width of Object.keys(widths)) {
        const tab = await open_tab(width);
        await look_at(tab, "complain", "/complain", width);
        await sign_in(tab, server, person);
        await keep_complaint(tab, width);
        await keep_access_request(tab, width);
        await monitor(tab, width);
        await tab.context().close();
    }
    const kept = await server.sql("SELECT * FROM complaint; SELECT * FROM access_request; SELECT * FROM register_note;");
    check(!/Robin|Nobody rang|someone else|Rang them/.test(kept), "the database can read what was sealed");
} finally {
    await browser.close();
    await server.close();
}
finish();
