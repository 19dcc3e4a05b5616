// Hundreds of requests whose end could be seen in two places, sent to the server itself and through HAProxy: the
// request hidden in them never runs, there are as many answers as requests, and a stranger who shares the proxy's
// connection gets their own answer (H1, ASVS V4.2.1).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { free_port } from "../e2e/support/private_server.mjs";
import { doubtful_cases, good_streams } from "./support/framings.mjs";
import { Haproxy } from "./support/haproxy.mjs";
import { Target, is_full } from "./support/target.mjs";
import { answers_in, in_parallel, send, send_bytes } from "./support/wire.mjs";

const smuggled = "/problems/{code}";

describe("framing", () => {
    let target;
    let proxy;
    let posts;
    before(async () => {
        target = await Target.open();
        await target.addresses();
        const taking = target.routes.filter((route) => route.method === "POST" && route.pattern !== "/sign-in");
        posts = taking.map((route) => target.known.get(route.pattern));
        proxy = await Haproxy.open(await free_port(), target.port);
    });
    after(async () => {
        await proxy?.close();
        await target?.close();
    });

    test("directly: each is refused once and the connection closed; nothing hidden runs", async (t) => {
        const cases = doubtful_cases(`127.0.0.1:${target.port}`, posts);
        assert.ok(cases.length >= 300);
        const start = await target.counters();
        const wrong = [];
        let answered = 0;
        await in_parallel(cases, 16, async ({ name, bytes, good }) => {
            const { bytes: back, closed } = await send_bytes(target.port, bytes);
            const answers = answers_in(back);
            answered += answers.length;
            const head = answers[0]?.head ?? "";
            const right = answers.length === 1 && closed && (good ? answers[0].status === 200 : answers[0].status >= 400);
            if (!right) wrong.push(`${name}: ${answers.map((each) => each.status)} closed ${closed}`);
            if (/taken=1/.test(head)) wrong.push(`${name}: a header was made`);
        });
        const end = await target.counters();
        const hidden = (end.by_route[smuggled] ?? 0) - (start.by_route[smuggled] ?? 0);
        const ran = end.requests - start.requests - 1 + end.faults - start.faults; // 1: the first look at the counters
        t.diagnostic(`${cases.length} cases directly, hidden requests run: ${hidden}, answers ${answered}, requests ${ran}`);
        assert.deepEqual(wrong.slice(0, 20), []);
        assert.equal(hidden, 0);
        assert.equal(answered, cases.length);
    });

    test("through HAProxy: what it handed on is what ran, and strangers get their own answers", async (t) => {
        const all_cases = doubtful_cases(`127.0.0.1:${proxy.port}`, posts);
        const cases = is_full ? all_cases : all_cases.filter((_, at) => at % 2 === 0);
        assert.ok(cases.length >= 300);
        const wrong = [];
        await proxy.handed_on();
        const start = await target.counters();
        await in_parallel(cases, 32, async ({ name, bytes }) => {
            await send_bytes(proxy.port, bytes, { quiet: 250 });
            const stranger = await send(proxy.port, "/healthz");
            if (stranger.status !== 200 || stranger.text.length > 40) wrong.push(`${name}: a stranger got ${stranger.status}`);
        });
        const seen = await proxy.handed_on();
        const end = await target.counters();
        const ran = (end.by_route[smuggled] ?? 0) - (start.by_route[smuggled] ?? 0);
        const stranger_answers = (end.by_route["/healthz"] ?? 0) - (start.by_route["/healthz"] ?? 0);
        const seen_hidden = seen["GET /problems/smuggled"] ?? 0; // "helloGET" is another method, and refused
        t.diagnostic(`${cases.length} cases through HAProxy, hidden requests run that it did not hand on itself: ` +
            `${ran - seen_hidden} (it cut ${seen_hidden} chunked ones rightly), strangers' answers wrong: ${wrong.length}`);
        assert.deepEqual(wrong.slice(0, 20), []);
        assert.equal(ran, seen_hidden, "the server ran another number of hidden requests than the proxy handed on");
        assert.equal(stranger_answers, cases.length);
        const handed_on = Object.values(seen).reduce((sum, count) => sum + count, 0);
        const all = end.requests - start.requests - 1 + end.faults - start.faults;
        assert.equal(all, handed_on, "the server saw another number of requests than the proxy handed on");
    });

    test("good streams are answered request by request, directly and through HAProxy", async (t) => {
        let requests = 0;
        const { cookie } = await target.visitor("manager");
        const start = await target.counters();
        for (const port of [target.port, proxy.port]) {
            const streams = good_streams(`127.0.0.1:${port}`, cookie, 40);
            await in_parallel(streams, 8, async ({ name, bytes, answers }) => {
                const back = answers_in((await send_bytes(port, bytes, { quiet: 1_000, answers })).bytes);
                assert.equal(back.length, answers, `${name} to ${port}: ${back.map((each) => each.status)}`);
                requests += answers;
            });
        }
        const end = await target.counters();
        t.diagnostic(`${requests} requests in streams, each answered once`);
        assert.equal((end.by_route[smuggled] ?? 0) - (start.by_route[smuggled] ?? 0), 0);
    });

    test("two people on one connection get their own pages", async () => {
        const [first, second] = [await target.visitor("manager"), await target.visitor("volunteer")];
        const host = `127.0.0.1:${target.port}`;
        const names = await Promise.all([first, second].map(async (each) => name_on((await each.ask("/")).text)));
        assert.notEqual(names[0], names[1]);
        for (const port of [target.port, proxy.port]) {
            for (let round = 0; round < 10; round++) {
                const order = Array.from({ length: 8 }, (_, at) => (at * 7 + round) % 3 === 0);
                const bytes = order.map((is_first) => `GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${(is_first ? first : second).cookie}\r\n\r\n`);
                const back = await send_bytes(port, bytes.join(""), { quiet: 400, answers: order.length });
                const answers = answers_in(back.bytes);
                assert.deepEqual(answers.map((each) => name_on(each.body)), order.map((is_first) => names[is_first ? 0 : 1]));
            }
        }
    });
});

// Whose page it is, as it says beside "Sign out".
const name_on = (html) => /class="kb-who"[\s\S]*?Sign out/.exec(html)?.[0].replace(/<[^>]*>/g, "").trim() ?? html.slice(0, 100);
