// The server calls nobody but those the operator named (A14): only the files that must can open a connection, no
// address of a request leads anywhere, and it works the same where nothing but loopback exists.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { source } from "../e2e/support/private_server.mjs";
import { Target, is_full } from "./support/target.mjs";

// Who may begin a connection, and to whom: all named by the operator's settings.
const callers = [/^server\/jobs\//, /^server\/store\/connection\.cpp$/, /^server\/web\/(wire|http_server|connection)\.cpp$/];
const begins = /\b(HTTPClientSession|HTTPSClientSession|HTTPSessionFactory|HTTPStreamFactory|SMTPClientSession|SecureSMTPClientSession|FTPClientSession|DatagramSocket|MailMessage|URIStreamOpener|curl_easy|getaddrinfo|DNS::|popen|execv|std::system|posix_spawn|fork)\b|[^\w.]::connect\(/;

function* files_in(folder) {
    for (const entry of readdirSync(join(source, folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) yield* files_in(path);
        else if (/\.(cpp|h)$/.test(path)) yield path;
    }
}

describe("calls to others", () => {
    test("only the mail and provider jobs and the database begin connections", (t) => {
        const found = [];
        let looked = 0;
        for (const path of files_in("server")) {
            looked += 1;
            if (callers.some((caller) => caller.test(path))) continue;
            const text = readFileSync(join(source, path), "utf8").replace(/\/\/.*$/gm, "").replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
            const match = begins.exec(text);
            if (match) found.push(`${path}: ${match[0]}`);
        }
        t.diagnostic(`${looked} files looked at, others that could call out: ${found.length}`);
        assert.ok(looked > 100);
        assert.deepEqual(found, []);
    });

    test("requests that name addresses make the server call none of them", async (t) => {
        const target = await Target.open();
        try {
            await target.addresses();
            const sockets = () => readdirSync(`/proc/${target.server.pid}/fd`).flatMap((fd) => {
                try {
                    return [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${target.server.pid}/fd/${fd}`))?.[1]].filter(Boolean);
                } catch {
                    return []; // closed in between
                }
            });
            const strangers = new Set();
            const look = () => {
                const own = new Set(sockets());
                for (const table of ["tcp", "tcp6", "udp", "udp6"]) {
                    for (const row of readFileSync(`/proc/net/${table}`, "utf8").split("\n").slice(1)) {
                        const [, local, remote, , , , , , , inode] = row.trim().split(/\s+/);
                        if (!own.has(inode) || /:0000$/.test(remote)) continue;
                        if (parseInt(local.split(":")[1], 16) !== target.port) strangers.add(`${local} to ${remote}`);
                    }
                }
            };
            const watch = setInterval(look, 5);
            const manager = await target.visitor("manager");
            const lures = ["http://127.0.0.1:9/x", "https://127.0.0.1:9/", "//127.0.0.1:9/x", "http://[::1]:9/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "smtp://127.0.0.1:9", "http://2130706433:9/"];
            let sent = 0;
            for (const [key, form] of target.forms) {
                const fields = [...new Set(form.fields.map((field) => field.name))].filter((name) => name !== "csrf");
                const answers = Object.fromEntries(fields.map((name, at) => [name, lures[at % lures.length]]));
                if (key.startsWith("POST") && form.action !== "/sign-out") await manager.post(form.action, answers, { form });
                else await manager.ask(`${form.action}?${new URLSearchParams(answers)}`);
                sent += 1;
            }
            for (const lure of lures) {
                for (const headers of [{ referer: lure }, { "x-forwarded-host": lure }, { origin: lure }]) await manager.ask("/devices", { headers });
                await target.call("manager", "POST", "/api/v1/devices", { json: { kind: "laptop", make: lure, model: lure, serial: "URL1", donor: lure, hub: lure, media: [] } });
                const xml = `<!DOCTYPE x [<!ENTITY y SYSTEM "${lure}">]><x>&y;</x>`;
                await target.call("manager", "POST", "/api/v1/wipe-evidence", { body: xml, headers: { "content-type": "application/xml" } });
                sent += 5;
            }
            look();
            clearInterval(watch);
            t.diagnostic(`${sent} requests with lures, connections begun: ${strangers.size}`);
            assert.deepEqual([...strangers], []);
        } finally {
            await target.close();
        }
    });

    test("with no network but loopback all is as before", { skip: !is_full && "in the full run" }, (t) => {
        const script = `ip link set lo up && exec ${process.execPath} --test --test-reporter=tap tests/attack/csrf_test.mjs`;
        const can = spawnSync("unshare", ["-n", "sh", "-c", "ip link set lo up"]).status === 0;
        if (!can) return t.skip("this account may make no network of its own");
        const { NODE_TEST_CONTEXT: _, ...env } = process.env; // or the inner run would report to ours
        const run = spawnSync("unshare", ["-n", "sh", "-c", script], { cwd: source, encoding: "utf8", timeout: 120_000, env });
        const passed = Number(/^# pass (\d+)/m.exec(run.stdout)?.[1] ?? 0);
        t.diagnostic(`csrf_test without a network: ${passed} passed`);
        assert.equal(run.status, 0, run.stdout.slice(-2000));
        assert.ok(passed >= 4);
    });
});
