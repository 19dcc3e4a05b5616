// Asking for kit in a real Chromium, at phone and desk width: a referrer fills in the steps, comes back,
// checks, sends, adds a note, cancels and asks again; staff print a paper form and type it in.
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { person_of } from "./support/scheme.mjs";

const server = await PrivateServer.open();
const examine = (tab, name, width) => look(tab, `requests_${name}`, width);

const choose = (tab, name, value) => tab.check(`[name=${name}][value=${value}]`);

// A day some days from now, into a date's three boxes.
async function fill_day(tab, name, days) {
    const day = new Date(Date.now() + days * 86_400_000);
    await tab.fill(`#${name}-day`, String(day.getDate()));
    await tab.fill(`#${name}-month`, String(day.getMonth() + 1));
    await tab.fill(`#${name}-year`, String(day.getFullYear()));
}

const fill_step = {
    async who(tab, { name, phone }) {
        await tab.fill("#name", name);
        await tab.fill("#phone", phone);
        await tab.fill("#postcode", "NE61 2EF");
    },
    async uses(tab) {
        await choose(tab, "uses", "school_work");
        await choose(tab, "uses", "video_calls");
    },
    async kit(tab) {
        await choose(tab, "kinds", "laptop");
        await choose(tab, "kinds", "data");
        await choose(tab, "allocation", "loan");
    },
    async need(tab) {
        await choose(tab, "need", "important");
        await tab.fill("#household", "3");
        await fill_day(tab, "needed_by", 30);
    },
    async access(tab) {
        await choose(tab, "access_needs", "captions");
        await choose(tab, "language", "en");
    },
    async eligibility(tab) {
        for (const one of ["is_adult", "low_income", "lacks_at_home"]) await choose(tab, "criteria", one);
        await choose(tab, "agreed_to_share", "yes");
    },
    async collection(tab) {
        await choose(tab, "delivery", "collect");
        await tab.selectOption("#hub", { index: 1 });
        await tab.fill("#collector", "Kim Neighbour");
    },
};

async function fill_in(tab, person, width) {
    for (const [step, fill] of Object.entries(fill_step)) {
        check(new URL(tab.url()).pathname.endsWith(`/steps/${step}`), `the step ${step} does not follow`);
        await fill(tab, person);
        if (width) await examine(tab, `step_${step}`, width);
        await press(tab, "Continue");
    }
}

async function refuse_steps(tab, width) {
    await press(tab, "Continue");
    await examine(tab, "step_refused", width);
    check(await says(tab, "Give a name or initials."), "an empty step was taken");
    await press(tab, "Save and come back later");
    check(await says(tab, "What you typed is kept for 30 days."), "keeping says nothing");
    await examine(tab, "mine", width);
}

async function ask(tab, width, person) {
    await tab.goto(`${server.url}/requests/new`);
    await examine(tab, "new", width);
    await press(tab, "Start");
    await refuse_steps(tab, width);
    await tab.locator(".kb-row a").first().click();
    await examine(tab, "tasks", width);
    await tab.getByRole("link", { name: "Who it is for" }).click();
    await fill_in(tab, person, width);
    await examine(tab, "check", width);
    check(await says(tab, "School work, Video calls"), "the answers are not on the page to check");
    await press(tab, "Send the request");
    await examine(tab, "sent", width);
    check(await says(tab, "The request was sent."), "sending says nothing");
    check(!(await says(tab, person.name)), "the resident's name is on the page");
    return new URL(tab.url()).pathname;
}

async function see_through(tab, url, width) {
    await tab.getByRole("link", { name: "Add a note" }).click();
    await tab.fill("#words", "Prefers mornings.\nRings first.");
    await examine(tab, "note", width);
    await press(tab, "Add the note");
    check(await says(tab, "Prefers mornings.\nRings first."), "the note is missing, or its lines run together");
    await tab.getByRole("link", { name: "Cancel this request" }).click();
    await examine(tab, "cancel", width);
    await press(tab, "Cancel the request");
    await examine(tab, "cancelled", width);
    await press(tab, "Ask again for the same person");
    check(await says(tab, "6 of 7 steps are done."), "the old answers are missing");
    await tab.goto(`${server.url}/`);
    await examine(tab, "home", width);
    check(await says(tab, "Waiting for you"), "home does not say what waits");
}

async function type_in_paper(tab, width) {
    await tab.goto(`${server.url}/requests/new`);
    await examine(tab, "new_staff", width);
    await choose(tab, "door", "paper");
    await press(tab, "Start");
    const url = new URL(tab.url()).pathname;
    await tab.getByRole("link", { name: "Print this as a paper form" }).click();
    await examine(tab, "paper", width);
    await tab.goto(`${server.url}/Q/${url.split("/").pop()}`);
    check(new URL(tab.url()).pathname === url, "the code does not open the record");
    await tab.getByRole("link", { name: "Delete this draft" }).click();
    await examine(tab, "removal", width);
    await press(tab, "Delete the draft");
    check(await says(tab, "The draft was deleted."), "deleting says nothing");
}

try {
    const said = await server.command(["demonstrate"]);
    const people = { phone: { name: "R.E.", phone: "07700 900451" }, desk: { name: "S.S.", phone: "07700 900452" } };
    for (const width of Object.keys(widths)) {
        const tab = await open_tab(width);
        await sign_in(tab, server, person_of(said, "referrer"));
        const url = await ask(tab, width, people[width]);
        await see_through(tab, url, width);
        await tab.context().close();
        const staff = await open_tab(width);
        await sign_in(staff, server, person_of(said, "manager"));
        await type_in_paper(staff, width);
        await staff.context().close();
    }
} finally {
    await browser.close();
    await server.close();
}
finish();
