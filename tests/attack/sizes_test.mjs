// Too much of everything: addresses, headers, fields, parts, passwords, bodies (A22, H3, H5). Each is refused early,
// with the status that says so, and the server's memory stays within its bounds.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Target, is_full } from "./support/target.mjs";
import { answers_in, in_parallel, send, send_bytes } from "./support/wire.mjs";

const mib = 1024 * 1024;
const typed = "application/x-www-form-urlencoded";

describe("sizes", () => {
    let target;
    before(async () => {
        target = await Target.open();
        await target.addresses();
    });
    after(() => target?.close());
    const peak_mib = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${target.server.pid}/status`, "utf8"))[1]) / 1024;
    const status_of = async (bytes) => answers_in((await send_bytes(target.port, bytes)).bytes)[0]?.status;

    test("heads of every wrong size", async () => {
        const host = `Host: 127.0.0.1:${target.port}\r\n`;
        assert.equal(await status_of(`GET /${"a".repeat(8_200)} HTTP/1.1\r\n${host}\r\n`), 414);
        assert.equal(await status_of(`GET /?${"a=b&".repeat(200_000)} HTTP/1.1\r\n${host}\r\n`), 414);
        assert.equal(await status_of(`GET / HTTP/1.1\r\n${host}X: ${"y".repeat(8_200)}\r\n\r\n`), 431);
        assert.equal(await status_of(`GET / HTTP/1.1\r\n${host}${"X: y\r\n".repeat(65)}\r\n`), 431);
        assert.equal(await status_of(`GET / HTTP/1.1\r\n${host}${`X: ${"y".repeat(8_000)}\r\n`.repeat(10)}\r\n`), 431);
        assert.equal(await status_of(`${"A".repeat(100_000)} / HTTP/1.1\r\n${host}\r\n`), 414);
        assert.equal(await status_of(`GET / HTTP/1.1\r\n${host}${"y".repeat(2 * mib)}`), 431);
        assert.equal(await status_of(`GET / HTTP/1.1\r\n${host}Cookie: ${"a=b; ".repeat(1_600)}\r\n\r\n`), 303);
    });

    test("a body larger than its route takes is refused before it is read", async (t) => {
        const admin = await target.visitor("admin");
        let refused = 0;
        for (const route of target.routes.filter((each) => each.method === "POST")) {
            const path = target.known.get(route.pattern);
            const token = route.api ? `Authorization: Bearer ${await target.token("admin")}\r\nIdempotency-Key: ${randomUUID()}\r\n` : `Cookie: ${admin.cookie}\r\n`;
            for (const length of [route.body_bytes_max + 1, 999_999_999, 1_000_000_000_000]) {
                const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\n${token}Content-Type: ${route.media_types[0] ?? typed}\r\nContent-Length: ${length}\r\n\r\n`;
                const { bytes } = await send_bytes(target.port, head, { quiet: 2_000 });
                const [answer] = answers_in(bytes);
                assert.ok([413, 403].includes(answer?.status), `${path} with ${length} bytes: ${answer?.status}`);
                refused += answer.status === 413;
            }
        }
        t.diagnostic(`${refused} bodies refused with 413 before a byte of them was sent`);
        assert.ok(refused > 20);
    });

    test("a form of many fields, parts or names takes neither long nor much", async () => {
        const manager = await target.visitor("manager");
        const bodies = ["a=b&".repeat(16_000), "&".repeat(65_000), "=".repeat(65_000), `${"a".repeat(60_000)}=b`, `a=${"%41".repeat(20_000)}`, "%".repeat(60_000),
            Array.from({ length: 9_000 }, (_, at) => `a${at}=`).join("&")];
        for (const body of bodies) {
            const answer = await manager.ask("/devices", { method: "POST", body, headers: { "content-type": typed } });
            assert.ok([400, 403, 413, 422].includes(answer.status), `${body.slice(0, 20)}: ${answer.status}`);
            assert.ok(answer.ms < 2_000, `${body.slice(0, 20)}: ${answer.ms} ms`);
        }
        const edge = "x";
        const part = (at) => `--${edge}\r\nContent-Disposition: form-data; name="a${at}"\r\n\r\nb\r\n`;
        const shapes = [Array.from({ length: 20_000 }, (_, at) => part(at)).join("") + `--${edge}--\r\n`, `--${edge}\r\n`.repeat(100_000), `--${edge}\r\nContent-Disposition: ${"a; ".repeat(100_000)}\r\n\r\n`,
            `--${edge}\r\nContent-Disposition: form-data; name="${"n".repeat(500_000)}"\r\n\r\n\r\n--${edge}--`, "-".repeat(1_000_000), `--${edge}\r\n\r\n${"\r\n-".repeat(300_000)}`];
        for (const body of shapes) {
            const headers = { "content-type": `multipart/form-data; boundary=${edge}` };
            const answer = await manager.ask(`/devices/${target.values.tag}/wipe`, { method: "POST", body, headers });
            assert.ok(answer.status >= 400 && answer.status < 500, `${body.slice(0, 30)}: ${answer.status}`);
            assert.ok(answer.ms < 2_000, `${body.slice(0, 30)}: ${answer.ms} ms`);
        }
    });

    test("a password of ten million characters is never hashed", async (t) => {
        const begun = performance.now();
        const head = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nContent-Type: ${typed}\r\nContent-Length: 10000042\r\n\r\n`;
        assert.equal(await status_of(head + "email=manager%40kitbank.example&password="), 413);
        const answers = await in_parallel(Array.from({ length: 20 }, (_, at) => 1_025 + at * 700), 4, (length) =>
            target.nobody().post("/sign-in", { email: `long${length}@example.org`, password: "p".repeat(length), then: "/" }));
        for (const answer of answers) assert.ok([401, 413, 422, 429].includes(answer.status), String(answer.status));
        t.diagnostic(`20 long passwords answered in ${Math.round(performance.now() - begun)} ms`);
    });

    test("compressed bodies are not unpacked", async () => {
        const bomb = gzipSync(Buffer.alloc((is_full ? 256 : 16) * mib, 0x20));
        for (const coding of ["gzip", "deflate", "br", "identity, gzip", "x-gzip"]) {
            const answer = await target.call("manager", "POST", "/api/v1/scans", { body: bomb.subarray(0, 200_000),
                headers: { "content-type": "application/json", "content-encoding": coding } });
            assert.equal(answer.status, 415, coding);
        }
        const pretending = await target.call("manager", "POST", "/api/v1/scans", { body: bomb.subarray(0, 200_000), headers: { "content-type": "application/json" } });
        assert.equal(pretending.status, 400);
    });

    test("memory stays within bounds, and the server within reach", async (t) => {
        const token = await target.token("manager");
        const scans = JSON.stringify({ events: Array.from({ length: 20_000 }, () => ({ tag: "KB00000000" })) });
        await in_parallel(Array.from({ length: is_full ? 400 : 60 }), 30, () => send(target.port, "/api/v1/scans", { method: "POST", body: scans,
            headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } }).then((answer) => assert.ok(answer.status < 500, answer.text)));
        t.diagnostic(`peak resident memory ${Math.round(peak_mib())} MiB`);
        assert.ok(peak_mib() < 512);
        assert.equal((await send(target.port, "/healthz")).status, 200);
        assert.equal((await target.counters()).exceptions, 0);
    });
});
