// Guessing by the thousand (A26): one account from a hundred addresses, many accounts from one, codes of six figures,
// codes and links that were used, all at once where that could slip past. Accepted: 0 that should not be.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MailServer, body_of } from "../e2e/support/mail_server.mjs";
import { code_of } from "./support/one_time_code.mjs";
import { Target, Visitor, is_full } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const proofs_max = 10;
const crowd = is_full ? 16 : 4; // who use one code at the same moment
const from_somewhere = (number) => `127.${20 + (number % 100)}.${1 + (Math.floor(number / 100) % 250)}.3`;

describe("guessing", () => {
    let target;
    let mail;
    before(async () => {
        mail = await new MailServer().start();
        target = await Target.open({ properties: { smtp: `smtp://127.0.0.1:${mail.port}`, smtp_from: "kit@example.org" } });
    });
    after(async () => {
        await target?.close();
        await mail?.stop();
    });

    const forget_attempts = () => target.server.sql("DELETE FROM attempts");
    const is_in = async (visitor) => (await visitor.ask("/")).status === 200;
    const count = (answers) => answers.reduce((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});

    test("one account from a hundred addresses at once: ten proofs in five minutes, and its owner still comes in", async (t) => {
        const { email, password } = target.people.volunteer;
        const owner = await target.fresh_visitor("volunteer"); // a browser that the account knows
        const guesses = Array.from({ length: is_full ? 2_000 : 60 }, (_, number) => number);
        const answers = await in_parallel(guesses, 60, (number) =>
            target.nobody().post("/sign-in", { email, password: `guess ${number} lantern`, then: "/" }, { from: from_somewhere(number), ms: 60_000 }));
        const judged = answers.filter(({ status }) => status !== 429 && status !== 503).length;
        t.diagnostic(`${guesses.length} guesses from ${Math.min(100, guesses.length)} addresses: ${JSON.stringify(count(answers))}, judged ${judged}`);
        assert.ok(judged <= proofs_max, `${judged} were judged`);
        assert.equal(answers.filter(({ status }) => status === 303).length, 0);
        delete owner.cookies.kitbank;
        await owner.post("/sign-in", { email, password, then: "/" });
        assert.equal(await is_in(owner), true, "guessing shut the owner out");
    });

    test("many accounts from one address: the throttle of the network", async (t) => {
        await forget_attempts();
        const guesses = Array.from({ length: 130 }, (_, number) => number);
        const answers = await in_parallel(guesses, 40, (number) =>
            target.nobody().post("/sign-in", { email: `spray${number}@example.org`, password: "Summer2026!x", then: "/" }, { from: "127.9.9.9", ms: 60_000 }));
        const judged = answers.filter(({ status }) => status !== 429).length;
        t.diagnostic(`${guesses.length} accounts from one address: ${JSON.stringify(count(answers))}`);
        assert.ok(judged <= 100 && answers.some(({ status }) => status === 429));
        for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "true-client-ip"]) {
            const answer = await target.nobody().post("/sign-in", { email: "spray@example.org", password: "x", then: "/" }, { from: "127.9.9.9", headers: { [name]: "127.9.9.10" } });
            assert.equal(answer.status, 429, `${name} chooses the address that is counted`);
        }
    });

    // Somebody with an app: {visitor, secret, codes, person}.
    async function with_app(name) {
        const person = { email: `${name}@example.org`, password: "quarry harbour lantern 47" };
        await target.server.command(["user", "add", "--email", person.email, "--name", "Amy Example", "--role", "manager"], `${person.password}\n`);
        const visitor = new Visitor(target, "manager");
        assert.equal((await first_half(visitor, person)).headers.location.split("?")[0], "/sign-in/set-up");
        const page = await visitor.ask("/sign-in/set-up");
        const secret = /kb-secret">([A-Z2-7 ]+)</.exec(page.text)[1];
        const answer = await visitor.post("/sign-in/set-up", { code: code_of(secret), then: "/" });
        assert.equal(answer.status, 200, answer.text.slice(0, 2000));
        const codes = [...answer.text.matchAll(/kb-secret">([^<]+)</g)].map(([, code]) => code);
        assert.ok(codes.length >= 8);
        return { visitor, secret, codes, person };
    }
    async function first_half(visitor, person) {
        await visitor.ask("/sign-in");
        return visitor.post("/sign-in", { ...person, then: "/" });
    }
    async function halves(person, many) {
        const visitors = [];
        for (let each = 0; each < many; each++) {
            await forget_attempts();
            const visitor = new Visitor(target, "manager");
            assert.match((await first_half(visitor, person)).headers.location, /^\/sign-in\/code/);
            visitors.push(visitor);
        }
        await forget_attempts();
        return visitors;
    }
    const prove = async (visitors, code) => {
        await Promise.all(visitors.map((visitor) => visitor.post("/sign-in/code", { code, then: "/" })));
        return (await Promise.all(visitors.map(is_in))).filter(Boolean).length;
    };

    test("half a sign-in opens nothing", async () => {
        await target.server.sql("UPDATE organisation SET second_factor = 'everyone'");
        const { person } = await with_app("half");
        const [visitor] = await halves(person, 1);
        const pages = target.routes.filter((route) => route.method === "GET" && route.access !== "everyone" && !route.pattern.includes("{"));
        for (const route of pages) {
            const { status } = route.api ? await target.call("nobody", "GET", route.pattern, { headers: { cookie: visitor.cookie } }) : await visitor.ask(route.pattern);
            assert.ok([303, 401].includes(status), `${route.pattern}: ${status}`);
        }
        const value = Object.values(visitor.cookies)[0];
        assert.equal((await target.nobody().ask("/", { headers: { cookie: `kitbank=${value}` } })).status, 303);
    });

    test("a code is good once, also several times at once; the one before and after it too", async (t) => {
        while ((Date.now() / 1000) % 30 > 20) await new Promise((wake) => setTimeout(wake, 200)); // one code's time is enough
        const { person, secret, codes } = await with_app("replay");
        assert.equal(await prove(await halves(person, 1), code_of(secret)), 0, "the code of the setting up was used again");
        const visitors = await halves(person, crowd);
        const entered = await prove(visitors, code_of(secret, 1));
        assert.ok(entered <= 1, `${entered} came in with one code`);
        const again = await prove(await halves(person, 2), code_of(secret, 1));
        const older = await prove(await halves(person, 2), code_of(secret, -1));
        const [recovery] = codes;
        const recovered = await prove(await halves(person, crowd), recovery);
        const twice = await prove(await halves(person, 2), recovery);
        t.diagnostic(`one code ${crowd} times at once: ${entered} in; again ${again}, an older one ${older}; one recovery code as often at once: ${recovered} in, again ${twice}`);
        assert.deepEqual([again, older, recovered, twice], [0, 0, 1, 0]);
    });

    test("six figures are not found by trying", async (t) => {
        const { person } = await with_app("brute");
        const visitors = await halves(person, 3);
        const guesses = Array.from({ length: is_full ? 600 : 40 }, (_, number) => number);
        const answers = await in_parallel(guesses, 30, (number) =>
            visitors[number % 3].post("/sign-in/code", { code: String(number * 7919 % 1_000_000).padStart(6, "0"), then: "/" }, { from: from_somewhere(number) }));
        const judged = answers.filter(({ status, headers }) => status !== 429 && !headers.location?.startsWith("/sign-in")).length;
        t.diagnostic(`${guesses.length} codes: ${JSON.stringify(count(answers))}, judged ${judged}`);
        assert.ok(judged <= proofs_max, `${judged} were judged`);
        assert.equal((await Promise.all(visitors.map(is_in))).filter(Boolean).length, 0);
    });

    async function link_for(path, email) {
        const before = mail.letters.length;
        await forget_attempts();
        await target.nobody().post(path, { email });
        for (let tries = 0; tries < 200; tries++) {
            const theirs = mail.letters.slice(before).filter((each) => each.to.includes(email));
            const links = theirs.map((letter) => /https?:\/\/\S*?(\/sign-in\/[a-z-]+\?key=[\w-]+)/.exec(body_of(letter)));
            const found = links.find(Boolean); // a letter that tells of a change has none
            if (found) return found[1];
            await new Promise((wake) => setTimeout(wake, 100));
        }
        assert.fail(`no letter to ${email} with a link`);
    }

    test("a link in a letter works once, also eight times at once", async (t) => {
        await target.server.sql("UPDATE organisation SET second_factor = 'off'");
        const { email } = target.people.referrer;
        const link = await link_for("/sign-in/forgotten", email);
        const key = new URLSearchParams(link.split("?")[1]).get("key");
        const passwords = Array.from({ length: 8 }, (_, number) => `harbour lantern quarry ${number}`);
        const answers = await Promise.all(passwords.map((password) => target.nobody().post("/sign-in/new-password", { key, password })));
        const taken = answers.filter(({ status }) => status === 303).length;
        const later = await target.nobody().post("/sign-in/new-password", { key, password: "harbour lantern quarry 9" });
        await forget_attempts();
        let in_force = 0;
        for (const password of passwords) {
            await forget_attempts();
            const visitor = target.nobody();
            await visitor.post("/sign-in", { email, password, then: "/" });
            in_force += await is_in(visitor);
        }
        t.diagnostic(`one link eight times at once: taken ${taken}, later ${later.status}; passwords in force ${in_force}`);
        assert.deepEqual([taken, in_force], [1, 1]);
        assert.ok(later.status >= 400);

        const [first, second] = [await link_for("/sign-in/by-e-mail", email), await link_for("/sign-in/by-e-mail", email)];
        const keys = [first, second].map((each) => new URLSearchParams(each.split("?")[1]).get("key"));
        const visitors = Array.from({ length: 8 }, () => target.nobody());
        await Promise.all(visitors.map((visitor) => visitor.post("/sign-in/link", { key: keys[1] })));
        const entered = (await Promise.all(visitors.map(is_in))).filter(Boolean).length;
        const seen = await target.nobody().ask(second);
        t.diagnostic(`a link that signs in, eight times at once: ${entered} in; later ${seen.status}`);
        assert.equal(entered, 1);
        for (const wrong of [keys[0].slice(1), `${keys[0]}A`, "", "x", key]) {
            const visitor = target.nobody();
            await visitor.post("/sign-in/link", { key: wrong });
            assert.equal(await is_in(visitor), false, wrong);
        }
    });

    test("letters cannot be asked for by the hundred", async (t) => {
        await forget_attempts();
        const before = mail.letters.length;
        const { email } = target.people.manager;
        await in_parallel(Array.from({ length: 40 }, (_, number) => number), 20, (number) =>
            target.nobody().post("/sign-in/forgotten", { email }, { from: from_somewhere(number) }));
        await new Promise((wake) => setTimeout(wake, 3_000));
        t.diagnostic(`forty wishes for one address: ${mail.letters.length - before} letters`);
        assert.ok(mail.letters.length - before <= 3);
    });
});
