// Everything that goes wrong, on every route: no answer tells of SQL, files, types, stacks or versions (A20, ASVS
// V16.5.1); and nothing that an operator keeps beside the server is served (A23, ASVS V13.4).
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { body_of, poisoned } from "./support/bodies.mjs";
import { Target, is_full, roles } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const telling = [
    /\bSELECT\b.*\bFROM\b/i, /\bINSERT INTO\b/i, /\b(MariaDB|MySQL|InnoDB|SQLSTATE|cppconn|errno)\b/i, /\b(std::|Poco|nlohmann|ctemplate|terminate called)/,
    /\.(cpp|hpp|h|so|o)\b(:\d+)?/, /\/(work|usr|home|root|var|tmp|etc|build|proc)\//, /0x[0-9a-f]{6,}/, /\bat line \d+|stack trace|backtrace|segmentation|assertion/i,
    /\bparse_error|type_error|out_of_range|bad_alloc|what\(\)/, /\bduplicate (entry|key)\b|foreign key constraint|Data too long|Incorrect .* value/i,
    /argon2|\$argon|password_hash|BINARY\(32\)/i,
];

describe("errors", () => {
    let target;
    let answers = 0;
    const told = [];
    before(async () => {
        target = await Target.open();
        await target.addresses();
        for (const role of roles) await target.visitor(role), await target.token(role);
    });
    after(() => target?.close());

    function look(what, answer) {
        if (answer.status < 400) return;
        answers += 1;
        const found = telling.find((pattern) => pattern.test(answer.text.replaceAll(/\/(api|problems|devices|labels|assets)\/[^\s"<]*/g, "")));
        if (found) told.push(`${answer.status} ${what}: ${found.exec(answer.text)?.[0]}`);
        const upstream = answer.status === 502 && what.includes("/sign-in/provider/");
        if (answer.status >= 500 && ![501, 503].includes(answer.status) && !upstream) told.push(`${answer.status} ${what}`);
        const type = answer.headers["content-type"] ?? "";
        if (type.includes("problem+json")) {
            const problem = JSON.parse(answer.text);
            assert.ok(problem.code && problem.detail && typeof problem.retry === "boolean", answer.text);
        }
    }

    test("no refusal tells how the server is made", async (t) => {
        const odd = ["", "'", "-1", "0", "1e9", "99999999999999999999", "\u00e9", "KB00000000", "x".repeat(300), randomUUID(), "2026-02-30", "null"];
        for (const role of is_full ? ["nobody", "volunteer", "referrer", "manager"] : ["nobody", "manager"]) {
            const visitor = await target.visitor(role);
            await in_parallel(target.routes, 8, async (route) => {
                const good = target.known.get(route.pattern);
                const paths = [good, ...odd.filter(Boolean).map((value) => route.pattern.replace(/\{\w+\}/g, encodeURIComponent(value)))];
                for (const path of new Set(paths)) {
                    const what = `${role} ${route.method} ${path.slice(0, 80)}`;
                    if (route.method === "GET") look(what, await (route.api ? target.call(role, "GET", `${path}?limit=x&cursor=%27`) : visitor.ask(`${path}?state=x&page=-1`)));
                    else if (route.api) look(what, await target.call(role, "POST", path, { json: body_of(route, {}) ?? { x: 1 } }));
                    else look(what, await visitor.post(path, { x: "1", request_id: "no id" }));
                }
            });
        }
        t.diagnostic(`${answers} refusals looked at, telling: ${told.length}`);
        assert.ok(answers > 500);
        assert.deepEqual(told.splice(0).slice(0, 10), []);
    });

    test("no body that breaks a rule of the database does", async (t) => {
        const breaking = [null, true, [], {}, -1, 0, 2 ** 40, "", " ", "x".repeat(70_000), "\u{1f4a9}".repeat(200), "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];
        const before = answers;
        for (const route of target.routes.filter((each) => each.api && each.method === "POST")) {
            const body = body_of(route, target.body_values);
            if (!body) continue;
            const leaves = [...poisoned(body, "")].length;
            const jobs = Array.from({ length: leaves }, (_, leaf) => breaking.map((value) => ({ leaf, value }))).flat();
            await in_parallel(jobs, 8, async ({ leaf, value }) => {
                const { where, value: json } = [...poisoned(body_of(route, target.body_values), value)][leaf];
                look(`${route.pattern} ${where} = ${JSON.stringify(value).slice(0, 30)}`,
                    await target.call("admin", "POST", target.known.get(route.pattern), { json }));
            });
        }
        t.diagnostic(`${answers - before} refused bodies, telling or broken: ${told.length}`);
        assert.deepEqual(told.slice(0, 10), []);
        assert.equal(await target.server.faults(), "");
    });

    test("nothing beside the server is served, and there is no installer", async () => {
        const names = ["/.env", "/.git/HEAD", "/kitbank.properties", "/var/kitbank.properties", "/keys", "/var/keys", "/backup.sql", "/dump.sql", "/core", "/server-status",
            "/install", "/setup", "/setup.php", "/installer", "/admin", "/phpmyadmin/", "/debug", "/actuator/env", "/.well-known/../keys", "/assets/../../keys",
            "/assets/..%2f..%2fkeys/x", "/assets/%2e%2e/%2e%2e", "/assets/x/..%5c..%5ckeys", "/package.json", "/CMakeLists.txt", "/openapi.json", "/swagger", "/graphql", "/console"];
        for (const role of ["nobody", "admin"]) {
            const visitor = await target.visitor(role);
            for (const name of names) {
                const answer = await visitor.ask(name);
                assert.ok([400, 404, 405].includes(answer.status), `${name}: ${answer.status}`);
                look(name, answer);
            }
        }
        assert.deepEqual(told, []);
    });
});
