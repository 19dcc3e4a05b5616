// Every route as everybody, well and badly asked: no answer without its security headers, no page with anything
// inline, and no GET that changes a row (A33, ASVS V3.4).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { header_faults, page_faults } from "./support/headers.mjs";
import { Target, Visitor, is_full, roles } from "./support/target.mjs";
import { answers_in, in_parallel, send, send_bytes } from "./support/wire.mjs";

// Rows that say that somebody came, looked or tried; a GET may write those and no others.
const seen_and_tried = ["session", "api_token"];
const everybody = ["nobody", ...roles];

test("what is missing is seen", () => {
    const good = {
        "content-security-policy": "default-src 'none'; script-src 'self'; object-src 'none'; base-uri 'none'; " +
            "frame-ancestors 'none'; form-action 'self'",
        "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "geolocation=()", "cache-control": "no-store", "content-type": "text/plain; charset=utf-8",
    };
    const look_at = (changes, options) => header_faults("/", { status: 200, headers: { ...good, ...changes } }, options);
    assert.deepEqual(look_at({}), []);
    for (const name of Object.keys(good)) assert.equal(look_at({ [name]: undefined }).length, 1, name);
    const lax = good["content-security-policy"].replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
    assert.ok(look_at({ "content-security-policy": lax }).length > 0);
    assert.equal(look_at({}, { tls: true }).length, 1);
    for (const line of ["a=b; Path=/; SameSite=Lax", "a=b; Path=/; HttpOnly", "a=b; Path=/x; HttpOnly; SameSite=Lax"]) {
        assert.equal(look_at({ "set-cookie": [line] }).length, 1, line);
    }
    for (const html of ["<p onclick='x'>", "<p style='x'>", "<style>", "<script>x</script>", "<a href=javascript:x>",
        "<img src='//elsewhere.example/x'>", '<form action="/sign-out" method=post><input name=x></form>',
        "<form method=get><input type=password name=p></form>"]) {
        assert.ok(page_faults("/", html).length > 0, html);
    }
});

describe("headers of every answer", () => {
    let target;
    let addresses;
    let answers = 0;
    const faults = [];
    const statuses = new Map();

    function look(path, answer, options) {
        answers += 1;
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const found = header_faults(path, answer, options);
        if (answer.headers["content-type"]?.startsWith("text/html")) found.push(...page_faults(path, answer.text ?? ""));
        for (const fault of found) faults.push(`${answer.status} ${path}: ${fault}`);
        return answer;
    }
    function none_is_missing(t) {
        t.diagnostic(`${answers} answers so far, misses: ${faults.length}`);
        assert.deepEqual(faults.splice(0).slice(0, 20), []);
    }

    before(async () => {
        target = await Target.open();
        addresses = await target.addresses();
    });
    after(() => target?.close());

    test("every GET route, for everybody, with and without a body; and no row changed", async (t) => {
        for (const role of everybody) await target.visitor(role);
        for (const role of roles) await target.token(role);
        const before = await target.state({ without: seen_and_tried });
        for (const role of everybody) {
            const visitor = await target.visitor(role);
            await in_parallel(target.routes.filter((each) => each.method === "GET"), 6, async (route) => {
                const path = addresses.get(route.pattern);
                for (const method of ["GET", "HEAD"]) {
                    const ask = route.api ? target.call(role, method, path) : visitor.ask(path, { method });
                    look(path, await ask);
                }
                look(path, await visitor.ask(`${path}?_method=DELETE&delete=1&then=//example.org/`));
            });
        }
        assert.deepEqual(await target.state({ without: seen_and_tried }), before, "a GET changed something");
        none_is_missing(t);
    });

    test("every other page that a crawl finds", async (t) => {
        for (const role of roles) for (const [path, answer] of await target.crawl(role, is_full ? 50 : 6)) look(path, answer);
        none_is_missing(t);
    });

    test("refusals: no such page, method, media type, key, body, token, form", async (t) => {
        const wrong = (length) => ({ "content-type": "application/x-www-form-urlencoded", "content-length": length });
        for (const role of is_full ? everybody : ["nobody", "manager"]) {
            const visitor = await target.visitor(role);
            for (const path of ["/no/such", "/api/v1/none", "/devices/KB00000000", "/labels/999999999", "/%2e%2e/x",
                "/assets/0/none.css", "/favicon.ico", "/.env", "/.git/config", "/server-status"]) {
                look(path, await visitor.ask(path));
                look(path, await target.call(role, "GET", path));
            }
            await in_parallel(target.routes, 6, async (route) => {
                const path = addresses.get(route.pattern);
                for (const method of ["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE"]) {
                    const headers = { "content-length": 0 };
                    look(path, await (route.api ? target.call(role, method, path, { headers })
                        : visitor.ask(path, { method, headers })));
                }
                if (route.method !== "POST") return;
                look(path, await visitor.ask(path, { method: "POST", body: "a=b", headers: wrong(3) }));
                look(path, await target.call(role, "POST", path, { body: "x", headers: { "content-type": "text/html" } }));
                look(path, await target.call(role, "POST", path, { json: {}, headers: { "idempotency-key": "1" } }));
                look(path, await target.call(role, "POST", path, { json: { nonsense: true } }));
            });
        }
        none_is_missing(t);
    });

    test("refusals before a route is found, and of bodies that are never read", async (t) => {
        const { port } = target;
        const host = `Host: 127.0.0.1:${port}\r\n`;
        const heads = [
            `GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n`, `GET / HTTP/1.1\r\n\r\n`, `GET / HTTP/9.9\r\n${host}\r\n`,
            `NONSENSE / HTTP/1.1\r\n${host}\r\n`, `GET /\x01 HTTP/1.1\r\n${host}\r\n`, `GET /${"a".repeat(9000)} HTTP/1.1\r\n${host}\r\n`,
            `GET / HTTP/1.1\r\n${host}X: ${"y".repeat(9000)}\r\n\r\n`, `GET / HTTP/1.1\r\n${host}${"X: y\r\n".repeat(80)}\r\n`,
            `POST /sign-in HTTP/1.1\r\n${host}\r\n`, `POST /sign-in HTTP/1.1\r\n${host}Content-Length: 12\r\n\r\nemail`,
            `POST /sign-in HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
            `POST /sign-in HTTP/1.1\r\n${host}Content-Length: 3\r\nExpect: magic\r\n\r\nabc`,
            `POST /api/v1/scans HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc`,
        ];
        for (const route of target.routes.filter((each) => each.method === "POST")) {
            const length = route.body_bytes_max + 1;
            heads.push(`POST ${addresses.get(route.pattern)} HTTP/1.1\r\n${host}Cookie: ${(await target.visitor("admin")).cookie}\r\n` +
                `Content-Type: ${route.media_types[0]}\r\nContent-Length: ${length}\r\n\r\n`);
        }
        const before = statuses.get(413) ?? 0;
        await in_parallel(heads, 8, async (head) => {
            const [answer] = answers_in((await send_bytes(port, head)).bytes);
            assert.ok(answer, `no answer to ${head.slice(0, 60)}`);
            const headers = Object.fromEntries(answer.head.split("\r\n").slice(1).map((line) => {
                const colon = line.indexOf(":");
                return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
            }));
            assert.ok(answer.status >= 400, `${answer.status} to ${head.slice(0, 80)}`);
            look(head.split(" ")[1].slice(0, 60), { status: answer.status, headers, text: answer.body });
        });
        assert.ok((statuses.get(413) ?? 0) > before, "no body was too large");
        none_is_missing(t);
    });

    test("assets, and the 304 of what a browser has", async (t) => {
        const visitor = target.nobody();
        const css = [...addresses.values()].find((path) => path.startsWith("/assets/"));
        const fresh = look(css, await visitor.ask(css));
        assert.equal(fresh.status, 200);
        const tagged = { "if-none-match": fresh.headers.etag ?? "*" };
        const again = look(css, await visitor.ask(css, { headers: tagged }));
        assert.ok([200, 304].includes(again.status));
        none_is_missing(t);
    });

    test("statuses met", (t) => {
        t.diagnostic([...statuses].sort().map(([status, count]) => `${status}: ${count}`).join(", "));
        for (const status of [200, 303, 400, 401, 403, 404, 405, 411, 413, 414, 415, 417, 421, 431, 501, 505]) {
            assert.ok(statuses.get(status) > 0, `no answer with status ${status} was looked at`);
        }
        assert.equal([...statuses.keys()].filter((status) => status === 500).length, 0);
    });
});

describe("headers behind TLS", () => {
    let target;
    before(async () => {
        target = await Target.open({
            properties: { behind_tls: "yes", public_address: "https://kit.example.org", trusted_proxies: "127.0.0.1" },
        });
    });
    after(() => target?.close());

    test("HSTS everywhere, and a cookie that browsers tie to this host", async (t) => {
        const host = { host: "kit.example.org" };
        const faults = [];
        let answers = 0;
        const visitor = await new Visitor(target, "manager", host).sign_in(target.people.manager);
        assert.match(visitor.cookie, /^__Host-/);
        for (const path of ["/", "/devices", "/sign-in", "/help", "/no/such", "/api/v1/devices", "/healthz", "/labels"]) {
            for (const answer of [await visitor.ask(path), await send(target.port, path, { headers: host }),
                await send(target.port, path, { headers: { host: "elsewhere.example" } })]) {
                answers += 1;
                faults.push(...header_faults(path, answer, { tls: true }).map((fault) => `${path}: ${fault}`));
            }
        }
        t.diagnostic(`${answers} answers behind TLS, misses: ${faults.length}`);
        assert.deepEqual(faults, []);
    });
});
