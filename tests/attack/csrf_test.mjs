// Every form of every page, sent as another site would make a browser send it: refused, and no row changed (A16,
// ASVS V3.5.1-3). A form that is sent well must get further, or the refusals would prove nothing.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { default_answers, multipart, urlencoded } from "./support/markup.mjs";
import { Target, roles } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const typed = "application/x-www-form-urlencoded";

// Ways to send a form that no page of this server sends: {headers, answers, body, method}. `secret` is the right
// one, `foreign` that of somebody else's session.
function forgeries(secret, foreign) {
    const own = { "sec-fetch-site": "same-origin" };
    const right = { csrf: secret };
    return {
        "no secret": { headers: own, answers: {} },
        "an empty secret": { headers: own, answers: { csrf: "" } },
        "another person's secret": { headers: own, answers: { csrf: foreign } },
        "half the secret": { headers: own, answers: { csrf: secret.slice(0, 12) } },
        "the secret in another case": { headers: own, answers: { csrf: flipped(secret) } },
        "the secret in a header": { headers: { ...own, "x-csrf-token": secret }, answers: {} },
        "the secret in a cookie": { headers: own, answers: {}, more_cookies: `; csrf=${secret}` },
        "the secret in the address": { headers: own, answers: {}, query: `?csrf=${secret}` },
        "sent by another site": { headers: { "sec-fetch-site": "cross-site" }, answers: right },
        "sent by a sister site": { headers: { "sec-fetch-site": "same-site" }, answers: right },
        "another origin": { headers: { origin: "https://elsewhere.example" }, answers: right },
        "no origin at all": { headers: { origin: "null" }, answers: right },
        "our name with another port": { headers: { origin: "http://127.0.0.1:1" }, answers: right },
        "our name as a beginning": { headers: { origin: (host) => `http://${host}.elsewhere.example` }, answers: right },
        "our name in TLS": { headers: { origin: (host) => `https://${host}` }, answers: right },
        "plain text": { headers: { ...own, "content-type": "text/plain" }, answers: right },
        "JSON": { headers: { ...own, "content-type": "application/json" }, answers: right, json: true },
        "no type": { headers: { ...own, "content-type": "" }, answers: right },
        "parts, without the secret": { headers: own, answers: {}, multipart: true },
    };
}

const flipped = (text) =>
    [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join("");

describe("forms from elsewhere", () => {
    let target;
    let pages;
    let foreign;
    before(async () => {
        target = await Target.open();
        await target.addresses();
        pages = target.routes.filter((route) => route.method === "POST" && !route.api);
        foreign = (await target.fresh_visitor("volunteer")).csrf;
    });
    after(() => target?.close());

    const form_of = (route) => target.forms.get(`POST ${route.pattern}`);

    async function send_forged(visitor, path, answers, { headers, answers: more, json, query = "", ...way }) {
        const whole = { ...answers, request_id: randomUUID(), ...more };
        const host = `127.0.0.1:${target.port}`;
        const ready = Object.entries(headers).map(([name, value]) =>
            [name, typeof value === "function" ? value(host) : value]);
        const sent = way.multipart ? multipart(whole) : { type: typed, body: urlencoded(whole) };
        const cookie = way.more_cookies ? { cookie: visitor.cookie + way.more_cookies } : {};
        return visitor.ask(path + query, {
            method: "POST",
            body: json ? JSON.stringify(whole) : sent.body,
            headers: { "content-type": sent.type, ...cookie, ...Object.fromEntries(ready) },
        });
    }

    test("every form, forged in every way, as everybody who could send it", async (t) => {
        for (const role of roles) await target.visitor(role);
        const before = await target.state();
        let sent = 0;
        const taken = [];
        for (const route of pages) {
            const form = form_of(route);
            const path = form?.action ?? target.known.get(route.pattern);
            const answers = form ? default_answers(form) : {};
            delete answers.csrf;
            for (const role of new Set([!form || form.role === "nobody" ? "manager" : form.role, "admin"])) {
                const visitor = await target.visitor(role);
                await in_parallel(Object.entries(forgeries(visitor.csrf, foreign)), 6, async ([name, way]) => {
                    const answer = await send_forged(visitor, path, answers, way);
                    sent += 1;
                    if (answer.status < 400 || answer.status >= 500) taken.push(`${role} ${path}, ${name}: ${answer.status}`);
                });
                await visitor.ask(`${path}?${urlencoded({ ...answers, csrf: visitor.csrf, request_id: randomUUID() })}`);
            }
        }
        t.diagnostic(`${sent} forged forms to ${pages.length} addresses, taken: ${taken.length}`);
        assert.deepEqual(taken.slice(0, 20), []);
        assert.deepEqual(await target.state(), before, "a forged form changed something");
    });

    test("forms for everybody are not taken from another site either", async (t) => {
        const open = target.routes.filter((route) => route.method === "POST" && !route.api && route.access === "everyone");
        const before = await target.state();
        const taken = [];
        for (const route of open) {
            const form = form_of(route);
            const answers = { ...(form ? default_answers(form) : {}), ...target.people.manager };
            for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" },
                { origin: "null" }, { "sec-fetch-site": "same-site", origin: "http://127.0.0.1:1" }]) {
                const answer = await send_forged(target.nobody(), target.known.get(route.pattern), answers, { headers });
                if (answer.status < 400 || answer.headers["set-cookie"]) taken.push(`${route.pattern}: ${answer.status}`);
            }
        }
        t.diagnostic(`${open.length} forms for everybody`);
        assert.ok(open.length > 0);
        assert.deepEqual(taken, []);
        assert.deepEqual(await target.state(), before);
    });

    test("a cookie is no key to the API, however it is sent", async (t) => {
        const calls = target.routes.filter((route) => route.api && route.access !== "everyone");
        const before = await target.state();
        let sent = 0;
        for (const role of ["manager", "admin"]) {
            const visitor = await target.visitor(role);
            await in_parallel(calls, 6, async (route) => {
                for (const type of ["application/json", "text/plain", typed]) {
                    const headers = { "idempotency-key": randomUUID(), "content-type": type };
                    if (route.method === "GET") delete headers["content-type"];
                    const body = route.method === "GET" ? undefined : JSON.stringify({ csrf: visitor.csrf });
                    const path = target.known.get(route.pattern);
                    const answer = await visitor.ask(path, { method: route.method, headers, body });
                    assert.equal(answer.status, 401, `${route.method} ${path} with a cookie: ${answer.status}`);
                    sent += 1;
                }
            });
        }
        t.diagnostic(`${sent} calls with a cookie, answered with anything but 401: 0`);
        assert.deepEqual(await target.state(), before);
    });

    test("the same forms are taken when they are sent from their page", async (t) => {
        let taken = 0;
        const refused = [];
        for (const route of pages) {
            const form = form_of(route);
            if (!form) continue;
            const visitor = form.role === "nobody" ? target.nobody() : await target.fresh_visitor(form.role);
            const page = await visitor.ask(form.page);
            if (page.status !== 200) continue; // a form before it took its page away
            const answer = await visitor.post(form.action, { ...default_answers(form), csrf: visitor.csrf }, { form });
            if (answer.status === 403) refused.push(`${form.role} ${form.action}`);
            taken += 1;
        }
        t.diagnostic(`${taken} forms sent well, refused as forged: ${refused.length}`);
        assert.ok(taken >= 15, `only ${taken} forms were there`);
        assert.deepEqual(refused, []);
    });
});
