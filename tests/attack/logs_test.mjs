// What the log keeps (A32): passwords, tokens, cookies, codes and people's words never, whatever field they are sent
// in; and one line an event, however many lines the attacker writes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { body_of, poisoned } from "./support/bodies.mjs";
import { default_answers } from "./support/markup.mjs";
import { Target } from "./support/target.mjs";
import { in_parallel, send, send_bytes } from "./support/wire.mjs";

const canary = "CANARY7F3K9Q2X";
const forged = `${canary}\r\n2026-11-22T00:00:00.000Z Error http forged ${canary}\u001b[2J\u001b]0;${canary}\u0007\u0085\u2028forged`;
const line = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z \w+ \S* .*|Listening on .*)$/;

describe("the log", () => {
    let target;
    before(async () => {
        target = await Target.open();
        await target.addresses();
    });
    after(() => target?.close());

    test("holds no secret and no word of anybody, in one line an event", async (t) => {
        const manager = await target.visitor("manager");
        let sent = 0;
        const ask = async (promise) => ((sent += 1), promise.catch(() => null));
        const encoded = encodeURIComponent(forged);
        for (const route of target.routes) {
            const path = target.known.get(route.pattern).split("?")[0];
            const placed = route.pattern.replace(/\{\w+\}/g, encoded);
            for (const each of [`${path}?key=${canary}&q=${encoded}`, placed]) {
                await ask(route.api ? target.call("manager", route.method, each, route.method === "GET" ? {} : { json: { password: forged } })
                    : route.method === "GET" ? manager.ask(each) : manager.post(each, { password: forged, email: `${canary}@example.org`, code: forged }));
            }
            const body = body_of(route, target.body_values);
            if (!body) continue;
            await in_parallel([...poisoned(body, forged)], 4, ({ value }) => ask(target.call("manager", "POST", path, { json: value })));
        }
        for (const form of target.forms.values()) {
            if (form.method !== "POST" || form.action === "/sign-out") continue;
            const visitor = await target.visitor(form.role);
            const answers = Object.fromEntries(Object.entries(default_answers(form)).map(([name]) => [name, forged]));
            await ask(visitor.post(form.action, { ...answers, csrf: visitor.csrf }, { form }));
        }
        for (const header of ["authorization", "cookie", "user-agent", "referer", "x-forwarded-for", "idempotency-key", "if-match"]) {
            await ask(send(target.port, "/api/v1/devices", { headers: { [header]: `Bearer kitbank=${canary}` } }));
        }
        for (const bytes of [`GET /${canary} HTTP/9.9\r\n\r\n`, `${canary} / HTTP/1.1\r\n\r\n`, `GET /\u001b[2J${canary} HTTP/1.1\r\n\r\n`, `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\npassword=${canary}`]) {
            await ask(send_bytes(target.port, bytes));
        }
        // What the database complains of reaches the log too: it is taken away for a moment.
        await target.server.sql("RENAME TABLE device TO device_away");
        const device = { kind: "laptop", make: canary, model: canary, serial: canary, donor: canary, hub: target.values.hub, media: [] };
        const broken = await target.call("manager", "POST", "/api/v1/devices", { json: device });
        await ask(manager.ask(`/devices?q=${canary}`));
        await ask(target.nobody().post("/sign-in", { email: `${canary}@example.org`, password: canary, then: "/" }));
        await target.server.sql("RENAME TABLE device_away TO device");
        assert.ok(broken.status >= 500, String(broken.status));
        await new Promise((wake) => setTimeout(wake, 300));

        const { log } = target.server;
        const lines = log.split("\n").filter(Boolean);
        t.diagnostic(`${sent} requests with canaries, ${lines.length} lines of log, canaries in them ${log.split(canary).length - 1}`);
        assert.ok(lines.length >= 2, "nothing was logged: the database's complaint should be");
        assert.deepEqual(lines.filter((each) => !line.test(each)).slice(0, 5), []);
        assert.deepEqual(lines.filter((each) => each.includes(canary)).slice(0, 5), []);
        assert.doesNotMatch(log, /[\u0000-\u0009\u000b-\u001f\u007f]/);
        const secrets = [...Object.values(manager.cookies), manager.csrf, await target.token("manager"), target.people.manager.password];
        for (const secret of secrets) assert.ok(!log.includes(secret), "a secret in the log");
        assert.ok(!/@(kitbank\.example|example\.org)/.test(log), "an e-mail address in the log");
        assert.equal(await target.server.faults(), "");
    });
});
