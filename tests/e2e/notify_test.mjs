// Texts, letters and e-mails leave through GOV.UK Notify, whatever it answers: nothing is lost, nothing is sent
// again that was taken, and nothing personal is where it does not belong.
import { strict as assert } from "node:assert";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { NotifyServer, key, templates } from "./support/notify_server.mjs";
import { PrivateServer } from "./support/private_server.mjs";

const callback_token = "callbacks-carry-this-one";
let notify;
let kitbank;
let token;
let count = 0;

async function until(what, wish, seconds = 20) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
        if (await wish()) return;
        await new Promise((wake) => setTimeout(wake, 100));
    }
    assert.fail(`never: ${what}`);
}

const one = async (statement) => (await kitbank.sql(statement)).split("\n").slice(1).join("\n").trim();
const state_of = (reference) =>
    one(`SELECT CONCAT(state, ' ', attempts, ' ', last_error) FROM outbox WHERE reference = '${reference}'`);
// As if the pause before the next attempt, or before asking what became of it, were over.
const hurry = () => kitbank.sql("UPDATE outbox SET next_attempt_at = created_at WHERE state IN ('queued', 'sending')");

// Somebody asks for kit, and wants to be told by the way they chose; answers the request's reference.
async function ask(told_by, contact) {
    const json = {
        door: "phone", is_someone_else: true, name: `Zoë Example ${++count}`, uses: ["school_work"], kinds: ["laptop"],
        allocation: "loan", need: "useful", household: 1, language: "en", told_by,
        criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true, delivery: "collect", hub: "MAIN",
        ...contact,
    };
    const answer = await kitbank.call(token, "POST", "/api/v1/requests", { json });
    assert.equal(answer.status, 201, JSON.stringify(answer));
    return answer.body.reference;
}

const text = (phone = "07700 900123") => ask("text", { phone });
const taken_of = (reference) =>
    notify.taken.filter(({ body }) => body.personalisation.body.includes(reference));

before(async () => {
    notify = await new NotifyServer().start();
    kitbank = await PrivateServer.open({
        properties: {
            notify_url: notify.url,
            notify_email: "yes",
            notify_email_template: templates.email,
            notify_text_template: templates.sms,
            notify_letter_template: templates.letter,
        },
        prepare: async (data, properties) => {
            properties.notify_key_file = join(data, "notify-key");
            properties.notify_callback_token_file = join(data, "notify-token");
            await writeFile(properties.notify_key_file, `${key}\n`, { mode: 0o600 });
            await writeFile(properties.notify_callback_token_file, `${callback_token}\n`, { mode: 0o600 });
        },
    });
    const admin = await kitbank.command(["token", "create", "--role", "admin", "--name", "notify set-up"]);
    const hub = { code: "MAIN", name: "Main hub", address: "1 Example Street, Alnwick", phone: "", opening_times: "", shelves: [] };
    const opened = await kitbank.call(admin, "POST", "/api/v1/hubs", { json: hub });
    assert.ok([201, 409].includes(opened.status), JSON.stringify(opened.body));
    token = await kitbank.command(["token", "create", "--role", "manager", "--name", "notify test"]);
});

after(async () => {
    await kitbank?.close();
    await notify?.stop();
});

beforeEach(() => {
    Object.assign(notify, { refuse: null, clock_offset: 0, per_minute: 3000, hold: null });
});

test("a text is taken once and followed until it is delivered", async () => {
    const reference = await text();
    await until("Notify has it", async () => (await state_of(reference)) === "sending 1");
    const [{ body }] = taken_of(reference);
    assert.equal(taken_of(reference).length, 1);
    assert.equal(body.phone_number, "+447700900123");
    assert.match(body.reference, /^[0-9a-f-]{36}$/);
    assert.deepEqual(Object.keys(body).sort(), ["personalisation", "phone_number", "reference", "template_id"]);
    await hurry();
    await until("it is delivered", async () => (await state_of(reference)) === "sent 1");
    assert.equal(await one(`SELECT LENGTH(text) + LENGTH(address) + LENGTH(personalisation) FROM outbox WHERE reference = '${reference}'`), "0");
});

test("an e-mail and a letter arrive, with nothing personal in subject or reference", async () => {
    const mailed = await ask("email", { email: "zoe@example.org" });
    const written = await ask("letter", {
        postcode: "NE66 1AA", address: "1 Example Street, Alnwick", delivery: "deliver",
    });
    await until("both are taken", () => taken_of(mailed).length + taken_of(written).length === 2);
    const [email] = taken_of(mailed);
    const [letter] = taken_of(written);
    assert.equal(email.body.email_address, "zoe@example.org");
    assert.equal(letter.kind, "letter");
    const lines = [1, 2, 3, 4].map((n) => letter.body.personalisation[`address_line_${n}`]);
    assert.deepEqual(lines.slice(1), ["1 Example Street", "Alnwick", "NE66 1AA"]);
    for (const { body } of [email, letter]) {
        assert.doesNotMatch(body.personalisation.subject + body.reference, /Zoë|zoe|Example/);
    }
});

test("Notify that was away gets it when it is back, once", async () => {
    const { port } = notify;
    await notify.stop();
    const reference = await text();
    await until("an attempt fails", async () => (await state_of(reference)) === "queued 1 notify could not be asked");
    await notify.start(port);
    await hurry();
    await until("it is taken", async () => (await state_of(reference)).startsWith("sending 2"));
    assert.equal(taken_of(reference).length, 1);
});

test("what it refuses is given up at once, and shown to staff", async () => {
    notify.refuse = { status: 400, error: "BadRequestError" };
    const reference = await text();
    await until("it is given up", async () => (await state_of(reference)) === "failed 1 notify 400 BadRequestError");
    notify.refuse = null;
    await hurry();
    await new Promise((wake) => setTimeout(wake, 3_000));
    assert.equal(taken_of(reference).length, 0);
});

test("a wrong clock stops everything and loses nothing", async () => {
    notify.clock_offset = 45;
    const reference = await text();
    await until("it waits", async () => (await state_of(reference)) === "queued 1 notify 403 AuthError");
    notify.clock_offset = 0;
    await hurry();
    await until("it is taken", () => taken_of(reference).length === 1);
});

test("what is too much, or fails over there, is sent later", async () => {
    notify.per_minute = 0;
    const reference = await text();
    await until("it is put off", async () => (await state_of(reference)) === "queued 1 notify 429 RateLimitError");
    notify.per_minute = 3000;
    notify.refuse = { status: 503, error: "Exception" };
    await hurry();
    await until("it is put off again", async () => (await state_of(reference)) === "queued 2 notify 503 Exception");
    notify.refuse = null;
    await hurry();
    await until("it is taken", () => taken_of(reference).length === 1);
});

test("what could not be delivered is found out and shown", async () => {
    const reference = await text("07700 900003");
    await until("Notify has it", async () => (await state_of(reference)) === "sending 1");
    await hurry();
    await until("it is known", async () => (await state_of(reference)) === "failed 1 temporary-failure");
    const mailed = await ask("email", { email: "perm-fail@simulator.notify" });
    await until("Notify has it", async () => (await state_of(mailed)) === "sending 1");
    await hurry();
    await until("it is known", async () => (await state_of(mailed)) === "failed 1 permanent-failure");
});

test("Notify says it by itself, with its token and with no other", async () => {
    const reference = await text();
    await until("Notify has it", () => taken_of(reference).length === 1);
    await until("its id is kept", async () => (await state_of(reference)) === "sending 1");
    const news = { id: taken_of(reference)[0].id, reference: null, to: "07700900123", status: "technical-failure" };
    const call_back = (bearer) =>
        fetch(`${kitbank.url}/notify/callback`, {
            method: "POST",
            headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
            body: JSON.stringify(news),
        });
    assert.equal((await call_back("callbacks-carry-another")).status, 401);
    assert.equal(await state_of(reference), "sending 1");
    assert.equal((await call_back(callback_token)).status, 200);
    assert.equal(await state_of(reference), "failed 1 technical-failure");
});

test("without an address for it a letter is never posted, and staff see why", async () => {
    for (const contact of [{ postcode: "NE66 1AA", address: "" }, { postcode: "QQ1 1AA", address: "1 Example Street" }])
        await assert.rejects(ask("letter", { ...contact, delivery: "deliver" }), /"status":422/);
    const landline = await text("01632 960123");
    assert.equal(await state_of(landline), "failed 0 no mobile number");
});

test("killed in the middle, nothing is lost, and what was taken comes again once at most", async () => {
    let go_on;
    notify.hold = new Promise((resolve) => (go_on = resolve));
    const reference = await text();
    await until("Notify has it, and has not answered", () => taken_of(reference).length === 1);
    process.kill(kitbank.pid, "SIGKILL");
    go_on();
    notify.hold = null;
    await kitbank.stop();
    assert.equal(await state_of(reference), "queued 1");
    await hurry();
    await kitbank.start();
    const settled = async () => (await state_of(reference)).startsWith("sending 2");
    await until("it is settled, once the dead server's lease is over", settled, 60);
    const sent = taken_of(reference);
    assert.ok(sent.length === 2, `${sent.length} times`);
    assert.equal(new Set(sent.map(({ body }) => body.reference)).size, 1, "under one reference");
});

test("a stop does not wait for Notify", async () => {
    let go_on;
    notify.hold = new Promise((resolve) => (go_on = resolve));
    const reference = await text();
    await until("Notify has it", () => taken_of(reference).length === 1);
    const began = Date.now();
    await kitbank.stop();
    assert.ok(Date.now() - began < 3_000, "it stops at once");
    go_on();
    await kitbank.start();
});

test("nothing of a message is in the log, nor the key", () => {
    assert.match(kitbank.log, /a message was not taken: notify 400 BadRequestError/);
    assert.doesNotMatch(kitbank.log, /900123|900003|Zoë|zoe@|3d844edf|callbacks-carry|Example Street/);
});

test("check says where texts go, without the key", async () => {
    const said = await kitbank.command(["check"]);
    assert.match(said, /Texts and letters on paper go to http:\/\/127\.0\.0\.1:\d+ for service 26785a09/);
    assert.doesNotMatch(said, /3d844edf/);
});
