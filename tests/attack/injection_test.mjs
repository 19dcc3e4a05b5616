// Texts that broke others, in every parameter, header, cookie, JSON leaf, form field and part of every address, as
// somebody who may do nearly everything (A8, A9, A10, A12, A15): no answer of 5xx, none that took long, nothing read
// from files or reckoned by a template, and every chain and invariant whole afterwards.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { body_of, poisoned, query_of } from "./support/bodies.mjs";
import { default_answers, urlencoded } from "./support/markup.mjs";
import { injections } from "./support/payloads.mjs";
import { Target, is_full } from "./support/target.mjs";
import { in_parallel, send } from "./support/wire.mjs";

const slow_ms = 2_500; // a payload that sleeps does so for 3,000
const leaked = /root:x:0:0|57968387|ami-id/;
const headers_of_clients = ["user-agent", "referer", "accept-language", "accept", "x-forwarded-for", "x-forwarded-host", "x-http-method-override",
    "if-none-match", "if-match", "x-original-url", "forwarded", "range"];
// The short form takes some of the texts for each place, others for the next.
const share = is_full ? 1 : 20;
let turn = 0;
const next_texts = () => {
    turn += 1;
    return injections.filter((_, at) => (at + turn) % share === 0);
};
const typed = "application/x-www-form-urlencoded";
const is_header_value = (text) => !/[\u0000-\u001f\u007f]/.test(text) && text.length < 4_000;

// 502 is what somebody else's sign-in service failed with.
const is_broken = (what, { status }) => status >= 500 && ![501, 503].includes(status) && !(status === 502 && what.includes("/sign-in/provider/"));

describe("injection", () => {
    let target;
    let sent = 0;
    const faults = [];
    const slow = [];
    before(async () => {
        target = await Target.open();
        await target.addresses();
    });
    after(() => target?.close());

    async function look(what, ask) {
        const answer = await ask();
        sent += 1;
        if (is_broken(what, answer)) faults.push(`${what}: ${answer.status}`);
        if (leaked.test(answer.text)) faults.push(`${what}: it told ${leaked.exec(answer.text)[0]}`);
        if (answer.headers["set-cookie"]?.some((line) => line.startsWith("taken"))) faults.push(`${what}: a header`);
        if (answer.ms > slow_ms) slow.push({ what, ask });
    }
    async function none_got_through(t) {
        for (const { what, ask } of slow.splice(0)) {
            const again = await ask(); // a busy machine is slow once, a payload that sleeps is slow again
            if (again.ms > slow_ms) faults.push(`${what}: ${Math.round(again.ms)} ms`);
        }
        t.diagnostic(`${sent} requests so far, got through: ${faults.length}`);
        assert.deepEqual(faults.splice(0).slice(0, 20), []);
    }
    const encoded = (text) => Buffer.from(text).reduce((all, byte) => `${all}%${byte.toString(16).padStart(2, "0")}`, "");

    test("in every part of every address", async (t) => {
        const manager = await target.visitor("manager");
        await target.token("manager");
        const jobs = target.routes.filter((route) => route.pattern.includes("{")).flatMap((route) => {
            const names = [...route.pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
            return names.flatMap((name) => next_texts().map((text) => ({ route, name, text })));
        });
        await in_parallel(jobs, 8, ({ route, name, text }) => {
            const path = route.pattern.replace(/\{(\w+)\}/g, (_, each) => encoded(each === name ? text : target.values[each] ?? "1"));
            return look(`${route.method} ${route.pattern} ${name}=${text.slice(0, 40)}`, () => {
                if (route.api) return target.call("manager", route.method, path, route.method === "GET" ? {} : { json: body_of(route, {}) ?? {} });
                return route.method === "GET" ? manager.ask(path) : manager.post(path, {});
            });
        });
        await none_got_through(t);
    });

    test("in every query", async (t) => {
        const manager = await target.visitor("manager");
        const jobs = target.routes.filter((route) => route.method === "GET").flatMap((route) => {
            const form = target.forms.get(`GET ${route.pattern}`);
            const names = new Set([...query_of(route), ...(form?.fields.map((field) => field.name) ?? []), "q", "sort", "order", "cursor", "then", "fields"]);
            return [...names].flatMap((name) => next_texts().map((text) => ({ route, name, text })));
        });
        await in_parallel(jobs, 8, ({ route, name, text }) => {
            const path = `${target.known.get(route.pattern).split("?")[0]}?${encoded(name)}=${encoded(text)}`;
            return look(`GET ${route.pattern}?${name}=${text.slice(0, 40)}`, () =>
                (route.api ? target.call("manager", "GET", path) : manager.ask(path)));
        });
        await none_got_through(t);
    });

    test("in headers, cookies and tokens", async (t) => {
        const manager = await target.visitor("manager");
        const paths = ["/devices", "/api/v1/devices", "/sign-in", "/healthz"];
        const jobs = paths.flatMap((path) => injections.filter(is_header_value).flatMap((text) => {
            const value = Buffer.from(text).toString("latin1");
            const more = [{ cookie: `kitbank=${value}` }, { cookie: `${value}=${value}; ${manager.cookie}` }, { authorization: `Bearer ${value}` },
                { authorization: value }, { "idempotency-key": value }];
            return [...more, ...next_headers(value)].map((headers) => ({ path, headers }));
        }));
        await in_parallel(is_full ? jobs : jobs.filter((_, at) => at % 4 === 0), 8, ({ path, headers }) =>
            look(`${path} with ${JSON.stringify(headers).slice(0, 80)}`, () => {
                const own = headers.cookie || headers.authorization ? {} : { cookie: manager.cookie };
                return send(target.port, path, { headers: { ...own, ...headers } });
            }));
        await none_got_through(t);
    });

    const next_headers = (value) => headers_of_clients.filter((_, at) => is_full || (at + turn++) % 4 === 0).map((name) => ({ [name]: value }));

    test("in every leaf and name of every JSON body", async (t) => {
        const jobs = target.routes.filter((route) => route.api && route.method === "POST").flatMap((route) => {
            const body = body_of(route, target.body_values);
            if (!body) return [];
            const leaves = [...poisoned(body, "")].length;
            return Array.from({ length: leaves }, (_, leaf) => next_texts().map((text) => {
                const { where, value } = [...poisoned(body_of(route, target.body_values), text)][leaf];
                return { route, where, value, text };
            })).flat();
        });
        await in_parallel(jobs, 8, ({ route, where, value, text }) =>
            look(`${route.pattern} ${where}=${text.slice(0, 40)}`, () =>
                target.call("manager", "POST", target.known.get(route.pattern), { json: value })));
        await none_got_through(t);
    });

    test("in uploads that are read as wipe logs", async (t) => {
        for (const type of ["text/plain", "application/xml", "application/json"]) {
            await in_parallel(injections, 8, (text) => look(`a log of ${type}: ${text.slice(0, 40)}`, () =>
                target.call("manager", "POST", `/api/v1/wipe-evidence?file_name=${encoded(text)}`, { body: text, headers: { "content-type": type } })));
        }
        await none_got_through(t);
    });

    test("in every field of every form", async (t) => {
        for (const [key, form] of target.forms) {
            if (!key.startsWith("POST") || key === "POST /sign-out") continue;
            const visitor = await target.visitor(form.role);
            const names = new Set(form.fields.filter((field) => field.name !== "csrf" && field.type !== "file").map((field) => field.name));
            const jobs = [...names].flatMap((name) => next_texts().map((text) => ({ name, text })));
            await in_parallel(jobs, 8, ({ name, text }) => look(`${key} ${name}=${text.slice(0, 40)}`, () => {
                const answers = { ...default_answers(form), request_id: randomUUID(), [name]: text, csrf: visitor.csrf };
                return visitor.ask(form.action, { method: "POST", body: urlencoded(answers), headers: { "content-type": typed } });
            }));
        }
        await none_got_through(t);
    });

    test("nothing came of it", async (t) => {
        const { exceptions } = await target.counters();
        t.diagnostic(`${sent} requests with payloads; exceptions in the server: ${exceptions}`);
        assert.equal(exceptions, 0);
        assert.ok(!existsSync("/tmp/kitbank-out"), "a file was written by SQL");
        assert.equal(await target.server.faults(), "");
        const [grants] = (await target.server.sql("SELECT GROUP_CONCAT(PRIVILEGE_TYPE) FROM information_schema.USER_PRIVILEGES WHERE GRANTEE LIKE '%kitbank%'")).split("\n").slice(-1);
        assert.doesNotMatch(grants, /FILE|SUPER|PROCESS|SHUTDOWN/);
    });
});
