// Whatever host a request names, no link, redirect or cookie is made of it, and a foreign one is refused (A19).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Target } from "./support/target.mjs";
import { answers_in, in_parallel, send_bytes } from "./support/wire.mjs";

const evil = "elsewhere.example";

describe("the host of a request", () => {
    let target;
    before(async () => {
        target = await Target.open({ properties: { public_address: "https://kit.example.org" } });
        await target.addresses();
    });
    after(() => target?.close());

    test("a foreign or doubtful host is refused on every route", async (t) => {
        const own = `127.0.0.1:${target.port}`;
        const heads = [`Host: ${evil}`, `Host: ${evil}:${target.port}`, "Host: ", "X: y", `Host: ${own}\r\nHost: ${evil}`, `Host: ${evil}\r\nHost: ${own}`,
            `Host: ${own}, ${evil}`, `Host: ${own} ${evil}`, `Host: ${own}@${evil}`, `Host: ${evil}#${own}`, `Host: ${own}.${evil}`, `Host: ${own}/${evil}`,
            `Host: ${own}\\${evil}`, `Host: kit.example.org.${evil}`, `Host: ${evil}?kit.example.org`, "Host: [::1", `Host: ${own}x`, "Host: 127.0.0.1:99999999"];
        const jobs = target.routes.flatMap((route) => heads.map((head) => ({ route, head })));
        const taken = [];
        await in_parallel(jobs, 16, async ({ route, head }) => {
            const bytes = `${route.method} ${target.known.get(route.pattern)} HTTP/1.1\r\n${head}\r\nContent-Length: 0\r\n\r\n`;
            const [answer] = answers_in((await send_bytes(target.port, Buffer.from(bytes, "latin1"))).bytes);
            if (![400, 421].includes(answer?.status) || answer.body.includes(evil)) taken.push(`${route.pattern}, ${head}: ${answer?.status}`);
        });
        for (const line of [`GET http://${evil}/sign-in HTTP/1.1`, `GET http://${own}/sign-in HTTP/1.1`, `GET //${evil}/ HTTP/1.1`, `CONNECT ${evil}:443 HTTP/1.1`]) {
            const [answer] = answers_in((await send_bytes(target.port, `${line}\r\nHost: ${own}\r\n\r\n`)).bytes);
            if (!(answer.status >= 400)) taken.push(`${line}: ${answer.status}`);
        }
        t.diagnostic(`${jobs.length + 4} requests with a foreign host, taken: ${taken.length}`);
        assert.deepEqual(taken.slice(0, 10), []);
    });

    test("what proxies say of the host counts for nothing", async (t) => {
        const manager = await target.visitor("manager");
        const names = ["x-forwarded-host", "x-host", "x-forwarded-server", "x-original-host", "x-rewrite-url", "x-original-url", "forwarded", "x-forwarded-proto",
            "x-forwarded-prefix", "x-forwarded-port", "x-forwarded-for", "true-client-ip", "x-http-host-override"];
        const told = [];
        for (const [pattern, path] of target.known) {
            if (!target.routes.some((route) => route.pattern === pattern && route.method === "GET")) continue;
            for (const visitor of [manager, target.nobody()]) {
                const headers = Object.fromEntries(names.map((name) => [name, name === "forwarded" ? `host=${evil}` : `${evil}/admin`]));
                const answer = await visitor.ask(path, { headers });
                if (answer.text.includes(evil) || JSON.stringify(answer.headers).includes(evil)) told.push(path);
            }
        }
        assert.deepEqual(told, []);
        t.diagnostic(`${target.known.size} addresses asked with ${names.length} headers of proxies each, that repeat one: 0`);
    });

    test("nobody is sent to another site after signing in", async () => {
        for (const then of [`https://${evil}/`, `//${evil}/`, `/\\${evil}`, `\\\\${evil}`, `/\t/${evil}`, `/%0d%0aX: y`, `javascript:alert(1)`, `/x\r\nSet-Cookie: a=b`, `///${evil}`, ` //${evil}`]) {
            const visitor = target.nobody();
            await visitor.ask(`/sign-in?then=${encodeURIComponent(then)}`);
            const answer = await visitor.post("/sign-in", { ...target.people.volunteer, then });
            assert.equal(answer.status, 303, then);
            const arrived = new URL(answer.headers.location, "http://kit.example.org/");
            assert.equal(arrived.hostname, "kit.example.org", `${then} leads to ${answer.headers.location}`);
        }
    });
});
