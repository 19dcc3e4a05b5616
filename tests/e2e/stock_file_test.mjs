// A file of 50,000 cards goes in while the server is killed: what is in are whole parts, and each card comes in once.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { card as numbered } from "./support/cards.mjs";
import { PrivateServer } from "./support/private_server.mjs";

const lines = 50_000;
const part = 5_000; // lines that are loaded in one transaction

const card = (count) => numbered(200_000_000_000 + count);
const cards = Array.from({ length: lines }, (_, at) => card(at));
const file = `ICCID\n${cards.join("\n")}\n`;
const upload = "/api/v1/data/files?hub=NORTH&bundle=O2-25&batch=Box+9&file_name=cards.csv";

const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

// Asks until the answer is what is waited for; at most so long.
async function until(what, seconds, ask, is_there) {
    const deadline = Date.now() + seconds * 1000;
    for (let answer = await ask(); ; answer = await ask()) {
        if (is_there(answer)) return answer;
        if (Date.now() > deadline) assert.fail(`${what}: not within ${seconds} seconds; ${JSON.stringify(answer)}`);
        await pause(5);
    }
}

describe("a server that is killed while it loads a file", { concurrency: false }, () => {
    let server;
    let token;
    let id;
    const load = { json: {}, key: randomUUID() };

    before(async () => {
        server = await PrivateServer.open();
        token = await server.command(["token", "create", "--name", "e2e", "--role", "manager"]);
        await step("POST", "/api/v1/hubs", { json: { code: "NORTH", name: "North hub" } });
        const bundle = {
            code: "O2-25", network: "o2", kind: "sim", name: "O2 25 GB for 12 months", gb_per_month: 25, months: 12,
            calls_included: true, valid_from: "2026-01-01",
        };
        await step("POST", "/api/v1/data/bundles", { json: bundle });
    });
    after(() => server?.close());

    async function step(method, path, options) {
        const answer = await server.call(token, method, path, options);
        assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    const row = async (statement) => (await server.sql(`${statement}\n`)).split("\n").at(-1).split("\t");
    const done = async () => Number((await row("SELECT lines_done FROM stock_file WHERE state = 'loading'"))[0] || NaN);

    // What the dead server's last statement did is over once the database has let go of its connections.
    async function settled() {
        const others = "SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'kitbank'";
        await until("the database lets go", 30, async () => Number((await row(others))[0]), (count) => count === 0);
    }

    // One statement sees one moment of all the tables.
    async function books() {
        const [state, lines_done, received, items, cards_here, shelf, source, postings, parts] = await row(`
            SELECT state, lines_done, received,
                (SELECT COUNT(*) FROM data_item),
                (SELECT COUNT(DISTINCT reference) FROM data_item WHERE state = 'in_stock' AND kind = 'sim'),
                (SELECT COALESCE(SUM(items), 0) FROM stock_balance WHERE account = 'hub'),
                (SELECT COALESCE(SUM(items), 0) FROM stock_balance WHERE account = 'network'),
                (SELECT COALESCE(SUM(items), 0) FROM stock_posting),
                (SELECT COUNT(*) FROM stock_file_part)
            FROM stock_file ORDER BY uploaded_at LIMIT 1;`);
        const numbers = [lines_done, received, items, cards_here, shelf, source, postings, parts].map(Number);
        const names = ["lines_done", "received", "items", "cards_here", "shelf", "source", "postings", "parts"];
        return { state, ...Object.fromEntries(names.map((name, at) => [name, numbers[at]])) };
    }

    async function holds_whole_parts() {
        await settled();
        const held = await books();
        const so_far = held.lines_done;
        assert.ok(so_far > 0 && so_far < lines, `in the middle: ${so_far}`);
        assert.equal(so_far % part, 0);
        const { state, received, items, cards_here, shelf, source, postings, parts } = held;
        assert.deepEqual([state, received, items, cards_here, shelf, source, postings, parts],
            ["loading", so_far, so_far, so_far, so_far, -so_far, 0, so_far / part]);
        return so_far;
    }

    test("the file is looked at before anything of it is stock", async () => {
        ({ id } = await step("POST", upload, { csv: file }));
        const preview = await step("GET", `/api/v1/data/files/${id}`);
        assert.deepEqual([preview.state, preview.lines, preview.lines_done], ["previewed", lines, 0]);
        assert.deepEqual([preview.counts.ready, preview.counts.here_already], [lines, 0]);
        assert.equal((await books()).items, 0);
    });

    test("killed in the middle of it, and again while a job goes on: there are whole parts", async () => {
        const answer = server.call(token, "POST", `/api/v1/data/files/${id}/load`, load).then(
            ({ status }) => status, () => "no answer");
        await until("the first part", 60, done, (count) => count > 0);
        await server.kill();
        assert.equal(await answer, "no answer");
        const first = await holds_whole_parts();

        await server.start();
        await until("the job goes on", 90, done, (count) => count > first);
        await server.kill();
        const second = await holds_whole_parts();
        assert.ok(second > first);
    });

    test("the next server loads it to its end by itself", async () => {
        await server.start();
        const ask = async () => {
            const view = await step("GET", `/api/v1/data/files/${id}`);
            // Its own cards are never told as being here before it.
            assert.equal(view.counts.here_already, 0);
            assert.equal(view.counts.ready + view.counts.received, lines);
            return view;
        };
        const loaded = await until("the rest", 120, ask, ({ state }) => state !== "loading");
        assert.deepEqual([loaded.state, loaded.lines_done, loaded.received], ["loaded", lines, lines]);
        assert.equal(loaded.counts.received, lines);
        const all = { lines_done: lines, received: lines, items: lines, cards_here: lines, shelf: lines };
        assert.deepEqual(await books(), { state: "loaded", ...all, source: -lines, postings: 0, parts: lines / part });
        const told = new Set((await server.sql("SELECT reference FROM data_item\n")).split("\n"));
        assert.ok(cards.every((each) => told.has(each)), "each card of the file is here");
    });

    test("the same command, or another, changes nothing", async () => {
        const held = await books();
        const again = await step("POST", `/api/v1/data/files/${id}/load`, load);
        assert.deepEqual([again.state, again.received], ["loaded", lines]);
        const anew = await step("POST", `/api/v1/data/files/${id}/load`, { json: {} });
        assert.deepEqual([anew.state, anew.received], ["loaded", lines]);
        assert.deepEqual(await books(), held);
    });

    test("the same file once more is known card by card", async () => {
        const second = await step("POST", upload, { csv: file });
        const preview = await step("GET", `/api/v1/data/files/${second.id}`);
        assert.equal(preview.state, "previewed");
        assert.deepEqual([preview.counts.ready, preview.counts.here_already], [0, lines]);
    });

    test("the books agree", async () => {
        assert.match(await server.command(["verify"]), /All holds/);
    });
});
