// What people are told, as a manager writes it and sees what failed, in a real Chromium at phone and desk width.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NotifyServer, key, templates } from "../e2e/support/notify_server.mjs";
import { PrivateServer } from "../e2e/support/private_server.mjs";
import { browser, check, examine as look, finish, open_tab, visit } from "./support/chromium.mjs";
import { press, says, sign_in } from "./support/hand.mjs";
import { add_person } from "./support/scheme.mjs";

const notify = await new NotifyServer().start();
const server = await PrivateServer.open({
    properties: { notify_url: notify.url, notify_email: "no", notify_text_template: templates.sms },
    prepare: async (data, properties) => {
        properties.notify_key_file = join(data, "notify-key");
        await writeFile(properties.notify_key_file, `${key}\n`, { mode: 0o600 });
    },
});

const examine = (tab, name, width) => look(tab, `messages_${name}`, width);
const look_at = (tab, name, path, ...more) => visit(tab, `messages_${name}`, server.url + path, ...more);

// A text to a number that never answers, and an e-mail that finds no mail server.
async function fail_some(token) {
    const json = {
        door: "phone", is_someone_else: true, name: "Zoë Example", phone: "07700 900003", uses: ["school_work"],
        kinds: ["laptop"], allocation: "loan", need: "useful", household: 1, language: "cy", told_by: "text",
        criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true, delivery: "collect", hub: "MAIN",
    };
    const asked = await server.call(token, "POST", "/api/v1/requests", { json });
    check(asked.status === 201, `asking answers ${asked.status}: ${JSON.stringify(asked.body)}`);
    const state = async () =>
        (await server.sql("UPDATE outbox SET next_attempt_at = created_at WHERE state = 'sending'; " +
            `SELECT state FROM outbox WHERE reference = '${asked.body.reference}'`)).split("\n").pop().trim();
    for (const end = Date.now() + 40_000; (await state()) !== "failed" && Date.now() < end; )
        await new Promise((wake) => setTimeout(wake, 200));
    check((await state()) === "failed", "the text never failed");
    return asked.body.reference;
}

async function write_words(tab, width) {
    await look_at(tab, "list", "/organisation/messages", width);
    await tab.getByRole("link", { name: "Loan overdue" }).click();
    await examine(tab, "kind", width);
    await tab.getByRole("link", { name: "English, text" }).click();
    await examine(tab, "words", width);
    check(await says(tab, "3 July 2026"), "no preview");
    await tab.fill("#body", "((scheme)): please bring it back. It was due on ((due)). ((colour))");
    await press(tab, "Save");
    await examine(tab, "words_refused", width);
    check(await says(tab, "((colour)) is not known here."), "the wrong name is not named");
    await tab.fill("#body", "((scheme)): please bring it back.\nIt was due on ((due)).");
    await press(tab, "Preview");
    check(await says(tab, "It was due on 3 July 2026."), "no preview of what was typed");
    await examine(tab, "words_preview", width);
    await press(tab, "Save");
    check(await says(tab, "The words are saved."), "not saved");
    check(await says(tab, "Your own words"), "not marked as the scheme's own");
}

async function send_again(tab, reference, width) {
    await look_at(tab, "today", "/", width);
    check(await says(tab, "Messages not delivered"), "today does not say that somebody was not told");
    await look_at(tab, "letters", "/organisation/letters", width);
    check(await says(tab, reference), "the request is not named");
    check(await says(tab, "The phone was off"), "the reason is not in words");
    check(!(await says(tab, "900003")), "the number is shown");
}

try {
    const manager = await add_person(server, { email: "manager@example.org", role: "manager" });
    const admin = await server.command(["token", "create", "--role", "admin", "--name", "set-up"]);
    const hub = { code: "MAIN", name: "Main hub", address: "1 Example Street, Alnwick", phone: "", opening_times: "", shelves: [] };
    await server.call(admin, "POST", "/api/v1/hubs", { json: hub });
    const token = await server.command(["token", "create", "--role", "manager", "--name", "messages test"]);
    const reference = await fail_some(token);
    for (const width of ["phone", "desk"]) {
        const tab = await open_tab(width);
        await sign_in(tab, server, manager);
        await write_words(tab, width);
        await send_again(tab, reference, width);
        if (width === "desk") {
            await press(tab, /Send again/);
            check(await says(tab, "It will be sent again."), "not sent again");
        }
    }
} finally {
    await browser.close();
    await server.close();
    await notify.stop();
}
finish();
