// People, hubs, tokens and organisations in a real Chromium, at phone and desk width: invited by a
// letter, joined, given another role, sent away; a second administrator; an organisation that asks.
import { MailServer, body_of } from "../e2e/support/mail_server.mjs";
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine, finish, open_tab, visit, widths } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { add_person } from "./support/scheme.mjs";

const password = "three plain teapots";

const mail = await new MailServer().start();
const server = await PrivateServer.open({
    properties: { smtp: `smtp://127.0.0.1:${mail.port}`, smtp_from: "kit@example.org" },
});

const look_at = (tab, name, path, ...more) => visit(tab, name, server.url + path, ...more);
const enter = (tab, email) => sign_in(tab, server, { email, password });
const errors = (tab) => tab.locator(".govuk-error-summary").allInnerTexts();

// The link in the newest letter to someone, once it is there.
async function link_for(email) {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
        const letter = mail.letters.findLast((each) => each.to.includes(email));
        const link = letter && body_of(letter).match(/http:\/\/\S+\/join\/\S+/);
        if (link) return link[0];
        await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error(`no letter to ${email}`);
}

async function invite(tab, { name, email, role, hub }) {
    await tab.goto(`${server.url}/people/invite`);
    await tab.fill("#name", name);
    await tab.fill("#email", email);
    await tab.check(`[name=role][value=${role}]`);
    if (hub) await tab.selectOption("#hub", hub);
    await press(tab, "Send the invitation");
}

async function join_by_link(width, email) {
    const tab = await open_tab(width);
    await tab.goto(await link_for(email));
    await examine(tab, "join", width);
    await tab.fill("#password", "password1234");
    await press(tab, "Join");
    check((await errors(tab)).length === 1, "a common password is refused");
    await tab.fill("#password", password);
    await press(tab, "Join");
    check(new URL(tab.url()).pathname === "/sign-in", `after joining the page is ${tab.url()}`);
    await enter(tab, email);
    check(new URL(tab.url()).pathname === "/", `after signing in the page is ${tab.url()}`);
    return tab;
}

async function a_volunteer_comes_and_goes(manager, width) {
    const email = `sam.${width}@example.org`;
    await invite(manager, { name: "Sam Example", email, role: "volunteer", hub: `HALL-${width.toUpperCase()}` });
    check(await says(manager, "The invitation is on its way"), "the manager is told that the letter went");
    await examine(manager, "people_invited", width);
    const sam = await join_by_link(width, email);
    const refused = await sam.goto(`${server.url}/people`);
    check(refused.status() === 403, "a volunteer sees the list of people");

    await manager.goto(`${server.url}/people`);
    await manager.getByRole("link", { name: "Sam Example" }).first().click();
    await manager.check("[name=role][value=hub_staff]");
    await examine(manager, "person", width);
    await press(manager, "Save the change");
    check(await says(manager, "Hub staff"), "the new role is not shown");
    await sam.goto(`${server.url}/devices`);
    check(new URL(sam.url()).pathname === "/sign-in", "a change of role left the old session alive");
    await enter(sam, email);

    await manager.getByRole("link", { name: "Sam Example" }).first().click();
    await manager.getByRole("link", { name: /End their membership/ }).click();
    await examine(manager, "end_membership", width);
    await press(manager, "End the membership");
    await sam.goto(`${server.url}/devices`);
    check(new URL(sam.url()).pathname === "/sign-in", "the end of a membership left the session alive");
    await sam.context().close();
}

async function an_admin_needs_a_second(width) {
    const first = await open_tab(width);
    const second = await open_tab(width);
    await enter(first, "ada@example.org");
    await enter(second, "bea@example.org");
    const email = `cleo.${width}@example.org`;
    await invite(first, { name: `Cleo ${width}`, email, role: "admin" });
    check(await says(first, "second administrator"), "the page does not say that it waits");
    check((await first.getByRole("button", { name: `Approve Cleo ${width}` }).count()) === 0,
        "whoever asked may approve");
    await second.goto(`${server.url}/people`);
    await examine(second, "people_waiting", width);
    check(!mail.letters.some((letter) => letter.to.includes(email)), "a letter went before the approval");
    await press(second, `Approve Cleo ${width}`);
    const cleo = await join_by_link(width, email);
    check((await cleo.goto(`${server.url}/people`)).status() === 200, "the new administrator sees the people");
    for (const tab of [first, second, cleo]) await tab.context().close();
}

async function a_surgery_asks(manager, width) {
    const stranger = await open_tab(width);
    await look_at(stranger, "ask", "/ask", width);
    const name = `Dale Surgery ${width}`;
    await press(stranger, "Send");
    check((await errors(stranger)).length === 1, "an empty form is refused");
    await examine(stranger, "ask_refused", width);
    await stranger.fill("#name", name);
    await stranger.check("[name=kind][value=referrer]");
    await stranger.fill("#contact_name", "Dee Example");
    await stranger.fill("#contact_email", `dee.${width}@example.org`);
    await press(stranger, "Send");
    check(await says(stranger, "writes to the address"), `asking ended in ${await stranger.locator("main").innerText()}`);
    await manager.goto(`${server.url}/partners`);
    await examine(manager, "partners", width);
    await press(manager, `Let them in ${name}`);
    // Its own rule asks for a second factor, which another test sets up.
    await server.command(["organisation", "set", "--organisation", name, "--second-factor", "off"]);
    const dee = await join_by_link(width, `dee.${width}@example.org`);
    const hubs = await dee.goto(`${server.url}/hubs`);
    check(hubs.status() === 200 && (await says(dee, "Village Hall")), "a partner does not see the scheme's hubs");
    await stranger.context().close();
    await dee.context().close();
}

async function a_scanner_gets_a_token(manager, width) {
    await manager.goto(`${server.url}/tokens/new`);
    await examine(manager, "token_new", width);
    await manager.fill("#name", `Desk ${width}`);
    await press(manager, "Issue the token");
    const secret = (await manager.locator(".kb-secret").innerText()).trim();
    await examine(manager, "token_shown", width);
    const call = () => server.call(secret, "GET", "/api/v1/devices");
    check((await call()).status === 200, "the token opens nothing");
    await manager.goto(`${server.url}/tokens`);
    await examine(manager, "tokens", width);
    check(!(await manager.content()).includes(secret), "the list shows the secret");
    await press(manager, `Revoke Desk ${width}`);
    check((await call()).status === 401, "the revoked token still opens");
}

async function a_hub_opens(manager, width) {
    await manager.goto(`${server.url}/hubs/new`);
    await examine(manager, "hub_new", width);
    await manager.fill("#code", `hall-${width}`);
    await manager.fill("#name", `Village Hall ${width}`);
    await manager.fill("#opening_times", "Tuesday 10am to 4pm");
    await manager.fill("#shelves", "A1\nA2");
    await press(manager, "Open the hub");
    check(await says(manager, "Tuesday 10am to 4pm"), "the hub is not in the list");
    await manager.getByRole("link", { name: `Village Hall ${width}` }).click();
    check((await manager.inputValue("#shelves")).trim() === "A1\nA2", "the shelves came back otherwise");
    await manager.fill("#phone", "07700 900123");
    await press(manager, "Save the change");
    check(await says(manager, "The hub is changed"), "the change of the hub was not said");
}

try {
    await add_person(server, { email: "ada@example.org", name: "Ada Example", role: "admin", password });
    await add_person(server, { email: "bea@example.org", name: "Bea Example", role: "admin", password });
    await add_person(server, { email: "max@example.org", name: "Max Example", role: "manager", password });
    for (const width of Object.keys(widths)) {
        const manager = await open_tab(width);
        await enter(manager, "max@example.org");
        await a_hub_opens(manager, width);
        await a_volunteer_comes_and_goes(manager, width);
        await an_admin_needs_a_second(width);
        await a_surgery_asks(manager, width);
        await a_scanner_gets_a_token(manager, width);
        for (const [name, path] of [["organisation", "/organisation"], ["rules", "/organisation/rules"],
            ["people", "/people"], ["invite", "/people/invite"], ["hubs", "/hubs"], ["audit", "/audit"]]) {
            await look_at(manager, name, path, width);
        }
        await manager.context().close();
    }
    const faults = await server.faults();
    check(faults === "", `verify: ${faults}`);
} catch (error) {
    check(false, error.stack);
} finally {
    await browser.close();
    await server.close();
    await mail.stop();
}
finish();
