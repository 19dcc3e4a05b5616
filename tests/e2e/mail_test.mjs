// Letters leave through a real mail server, once each, whatever it answers.
import { strict as assert } from "node:assert";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { MailServer, body_of } from "./support/mail_server.mjs";
import { PrivateServer } from "./support/private_server.mjs";

const mail_password = "kite-0-lantern/7";
let mail;
let port;
let kitbank;
let token;
let guests = 0;

const check_sign_in = ({ username, password }, session, done) =>
    username === "kit@example.org" && password === mail_password
        ? done(null, { user: username })
        : done(new Error("no"));

async function until(what, wish) {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
        if (await wish()) return;
        await new Promise((wake) => setTimeout(wake, 100));
    }
    assert.fail(`never: ${what}`);
}

// Every invitation posts one letter; answers whom to.
async function invite() {
    const email = `guest${++guests}@example.org`;
    const json = { email, name: "Zoë Example", role: "volunteer", hub: "" };
    const answer = await kitbank.call(token, "POST", "/api/v1/invitations", { json });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return email;
}

const letters_to = (email) => mail.letters.filter((letter) => letter.to.includes(email));
const rows = (what) => kitbank.sql(`SELECT ${what} FROM outbox ORDER BY created_at DESC LIMIT 1`);
const state = async () => (await rows("CONCAT(state, ' ', attempts, ' ', last_error)")).split("\n").pop().trim();
// As if the pause before the next attempt were over.
const hurry = () => kitbank.sql("UPDATE outbox SET next_attempt_at = created_at WHERE state = 'queued'");

before(async () => {
    mail = await new MailServer({ authOptional: false, allowInsecureAuth: true, onAuth: check_sign_in }).start();
    port = mail.port;
    kitbank = await PrivateServer.open({
        properties: {
            smtp: `smtp://kit%40example.org@127.0.0.1:${port}`,
            smtp_password_file: "PASSWORD",
            smtp_from: "kit@example.org",
            owner: "Café kit",
        },
        prepare: async (data, properties) => {
            properties.smtp_password_file = join(data, "mail-password");
            await writeFile(properties.smtp_password_file, `${mail_password}\n`, { mode: 0o600 });
        },
    });
    token = await kitbank.command(["token", "create", "--role", "manager", "--name", "mail test"]);
});

after(async () => {
    await kitbank?.close();
    await mail?.stop();
});

beforeEach(() => {
    mail.refuse = null;
});

test("a letter arrives once, signed in, as it was written", async () => {
    const email = await invite();
    await until("the letter arrives", () => letters_to(email).length > 0);
    await until("it is settled", async () => (await state()).startsWith("sent 1"));
    const [letter] = letters_to(email);
    assert.equal(letter.from, "kit@example.org");
    assert.equal(letter.user, "kit@example.org");
    assert.match(letter.text, /^From: =\?UTF-8\?q\?Caf=C3=A9_kit\?= <kit@example\.org>\r\n/m);
    assert.match(letter.text, new RegExp(`^To: <${email}>\r\n`, "m"));
    assert.match(letter.text, /^Message-ID: <[0-9a-f-]{36}@example\.org>\r\n/m);
    assert.match(letter.text, /^Date: \w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/m);
    assert.ok(body_of(letter).includes(`${kitbank.url}/join/`), body_of(letter));
    assert.ok(!/^Subject:.*(Zoë|guest)/m.test(letter.text));
    await new Promise((wake) => setTimeout(wake, 3_000)); // two more turns
    assert.equal(letters_to(email).length, 1);
    assert.equal((await rows("LENGTH(text) + LENGTH(address) + LENGTH(subject)")).split("\n").pop().trim(), "0");
});

test("a mail server that was away gets the letter when it is back, once", async () => {
    await mail.stop();
    const email = await invite();
    await until("an attempt fails", async () => (await state()).startsWith("queued 1 "));
    await mail.start(port);
    assert.equal(letters_to(email).length, 0);
    await hurry();
    await until("the letter arrives", () => letters_to(email).length > 0);
    await until("it is settled", async () => (await state()).startsWith("sent 2"));
    assert.equal(letters_to(email).length, 1);
});

test("a letter that is not taken now is taken later", async () => {
    mail.refuse = { at: "RCPT", code: 451 };
    const email = await invite();
    await until("it is put off", async () => (await state()) === "queued 1 RCPT 451");
    mail.refuse = { at: "DATA", code: 452 };
    await hurry();
    await until("it is put off again", async () => (await state()) === "queued 2 DATA 452");
    mail.refuse = null;
    await hurry();
    await until("the letter arrives", () => letters_to(email).length === 1);
});

test("a letter that is refused is given up at once, and says no more than the code", async () => {
    mail.refuse = { at: "RCPT", code: 550 };
    const attempts = mail.attempts;
    await invite();
    await until("it is given up", async () => (await state()) === "failed 1 RCPT 550");
    await hurry();
    await new Promise((wake) => setTimeout(wake, 3_000));
    assert.equal(mail.attempts, attempts + 1);
    mail.refuse = { at: "DATA", code: 554 };
    await invite();
    await until("it is given up", async () => (await state()) === "failed 1 DATA 554");
});

test("a letter is not lost when the server is stopped over it", async () => {
    await mail.stop();
    const email = await invite();
    const began = Date.now();
    await kitbank.stop();
    assert.ok(Date.now() - began < 3_000, "it stops at once");
    await mail.start(port);
    await hurry();
    await kitbank.start();
    await until("the letter arrives", () => letters_to(email).length > 0);
    assert.equal(letters_to(email).length, 1);
});

test("nothing of a letter is in the log", async () => {
    assert.match(kitbank.log, /a letter was not taken: RCPT 550/);
    assert.doesNotMatch(kitbank.log, /guest\d|Zoë|\/join\/|kite-0/);
});

test("check says where letters go, and that they wait without a mail server", async () => {
    const said = await kitbank.command(["check"]);
    assert.match(said, /Letters go to 127\.0\.0\.1 as kit@example\.org\./);
    assert.doesNotMatch(said, /kite-0/);
});
