// Two hundred clicks at the same moment (A27): one device is reserved once, one request is carried out once, one link
// or scan that nobody holds any more is not used, and a house is never left without an admin.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { connect } from "node:net";
import { Target, Visitor } from "./support/target.mjs";
import { answers_in } from "./support/wire.mjs";

// Requests that are all written but for their last byte, and let go together.
async function together(port, requests) {
    const sockets = await Promise.all(requests.map((bytes) => new Promise((resolve, reject) => {
        const socket = connect({ port, host: "127.0.0.1" }, () => {
            socket.setNoDelay(true);
            socket.write(bytes.subarray(0, bytes.length - 1), () => resolve(socket));
        });
        socket.on("error", reject);
    })));
    return Promise.all(sockets.map((socket, at) => new Promise((resolve) => {
        const parts = [];
        socket.on("data", (part) => parts.push(part));
        socket.on("close", () => resolve(answers_in(Buffer.concat(parts))[0]));
        socket.end(requests[at].subarray(-1));
    })));
}

const counted = (answers) => answers.reduce((counts, answer) => ({ ...counts, [answer?.status]: (counts[answer?.status] ?? 0) + 1 }), {});

describe("races", () => {
    let target;
    let token;
    before(async () => {
        target = await Target.open();
        token = await target.token("manager");
        await target.addresses();
    });
    after(() => target?.close());

    function call(path, json, key = randomUUID()) {
        const body = JSON.stringify(json);
        return Buffer.from(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${key}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
    }
    async function ready_devices() {
        const page = await target.call("manager", "GET", "/api/v1/devices?state=ready");
        return JSON.parse(page.text).items.map((device) => device.tag);
    }

    test("two hundred people reserve one device: one has it", async (t) => {
        const [tag] = await ready_devices();
        const wishes = Array.from({ length: 200 }, (_, number) =>
            call(`/api/v1/devices/${tag}/events`, { event: "reservation", request: `R-${number}` }));
        const answers = await together(target.port, wishes);
        const won = answers.filter((answer) => answer?.status === 201 || answer?.status === 200);
        t.diagnostic(`200 reservations at once: ${JSON.stringify(counted(answers))}`);
        const history = JSON.parse((await target.call("manager", "GET", `/api/v1/devices/${tag}/history`)).text);
        const last = JSON.parse((await target.call("manager", "GET", `/api/v1/devices/${tag}`)).text);
        assert.equal(won.length, 1, answers.find((answer) => answer?.status === 422)?.body);
        assert.equal((history.items ?? history.events).filter((event) => event.event === "reservation").length, 1);
        assert.equal(last.state, "reserved");
        assert.equal(counted(answers)[500] ?? 0, 0);
    });

    test("one request two hundred times: done once, answered alike", async (t) => {
        const [, tag] = await ready_devices();
        const key = randomUUID();
        const same = Array.from({ length: 200 }, () => call(`/api/v1/devices/${tag}/events`, { event: "reservation", request: "R-same" }, key));
        const answers = await together(target.port, same);
        const bodies = new Set(answers.filter((answer) => answer?.status < 300).map((answer) => answer.body));
        t.diagnostic(`one key 200 times: ${JSON.stringify(counted(answers))}, different answers ${bodies.size}`);
        const history = JSON.parse((await target.call("manager", "GET", `/api/v1/devices/${tag}/history`)).text);
        assert.equal((history.items ?? history.events).filter((event) => event.event === "reservation").length, 1);
        assert.equal(bodies.size, 1);
        const other = await together(target.port, [call(`/api/v1/devices/${tag}/events`, { event: "release" }, key)]);
        assert.equal(other[0].status >= 400, true, "another content under the same key was taken");
    });

    test("one serial received two hundred times becomes one device", async (t) => {
        const device = { kind: "laptop", make: "Dell", model: "Latitude", serial: "RACE7F3K", donor: "Example", hub: target.values.hub, media: [] };
        const answers = await together(target.port, Array.from({ length: 200 }, () => call("/api/v1/devices", device)));
        t.diagnostic(`one serial 200 times: ${JSON.stringify(counted(answers))}`);
        const rows = (await target.server.sql("SELECT COUNT(*) FROM device WHERE serial = 'RACE7F3K'")).split("\n").pop();
        assert.equal(rows, "1");
    });

    test("the last two admins cannot remove each other at the same moment", async (t) => {
        await target.server.command(["user", "add", "--email", "second@example.org", "--name", "Second Example", "--role", "admin"], "harbour lantern quarry 47\n");
        const admins = "SELECT COUNT(*) FROM membership WHERE role = 'admin' AND ended_at IS NULL";
        assert.equal((await target.server.sql(admins)).split("\n").pop(), "2");
        const first = await target.visitor("admin");
        const second = await new Visitor(target, "admin").sign_in({ email: "second@example.org", password: "harbour lantern quarry 47" });
        const handles = (await target.server.sql("SELECT LOWER(CONCAT_WS('-', SUBSTR(HEX(handle),1,8), SUBSTR(HEX(handle),9,4), SUBSTR(HEX(handle),13,4), SUBSTR(HEX(handle),17,4), " +
            "SUBSTR(HEX(handle),21))) FROM membership WHERE role = 'admin' AND ended_at IS NULL ORDER BY id")).split("\n").slice(-2);
        for (let round = 0; round < 5; round++) {
            await Promise.all([first.post(`/people/${handles[1]}/end`, {}), second.post(`/people/${handles[0]}/end`, {}),
                first.post(`/people/${handles[1]}`, { role: "volunteer" }), second.post(`/people/${handles[0]}`, { role: "volunteer" })]);
        }
        const left = Number((await target.server.sql(admins)).split("\n").pop());
        t.diagnostic(`two admins against each other, five times: ${left} left`);
        assert.ok(left >= 1);
    });

    test("every chain and invariant holds afterwards", async () => {
        assert.equal(await target.server.faults(), "");
        assert.equal((await target.counters()).exceptions, 0);
    });
});
