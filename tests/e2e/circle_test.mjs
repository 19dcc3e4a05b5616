// One laptop round the whole circle: printed label, intake, wipe, inspection, loan, handback, refused until it
// is wiped again, gift. Once with a line to the server all the time, once with scans made without one and
// sent late and in the wrong order: both must end the same. `kitbank-server verify` is asked after each step.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Desk } from "./support/pages.mjs";
import { PrivateServer, source } from "./support/private_server.mjs";
import { Scanner } from "./support/scanner.mjs";
import { dell, wipe_log } from "./support/wipe_log.mjs";

const real_log = join(source, "../shared/samples/cta-nwipe-log-0.32-two-disks.txt");
const password = "correct horse battery";
const email = "amina@example.org";

const intake = {
    kind: dell.kind,
    make: dell.make,
    model: dell.model,
    serial: dell.serial,
    donor: "Example Council",
    at: "2023-01-20T10:00:00Z",
    medium: dell.media.map((m) => `${m.serial},${m.model},${m.bytes},${m.type}`),
};
const inspection = { grade: "B", os: "Linux Mint 22", locks_off: "yes", accessories: "1" };
const loan = { recipient: "P-2001", agreement: "A-3001", accessories: 1, request: "R-1001" };
const gift = { recipient: "P-2002", agreement: "A-3002", accessories: 1, request: "R-1002", gift: true };
const handback = { condition: "good", accessories: 1 };

// The log of the first wipe: the real one where the samples lie beside this checkout, else our own of that day.
async function first_log() {
    return existsSync(real_log) ? readFile(real_log, "utf8") : wipe_log(new Date("2023-01-24T13:35:32Z"));
}

// A scheme with one hub, a member of staff and two scanners, and twelve printed labels.
class Scheme {
    static async open() {
        const scheme = new Scheme();
        scheme.server = await PrivateServer.open();
        try {
            await scheme.furnish();
        } catch (trouble) {
            await scheme.close();
            throw trouble;
        }
        return scheme;
    }

    async furnish() {
        const { server } = this;
        const token = ["token", "create", "--role", "manager", "--name", "e2e"];
        this.token = await server.command(token);
        const opened = await this.call("POST", "/api/v1/hubs", { json: { code: "NORTH", name: "North hub" } });
        assert.equal(opened.status, 201, JSON.stringify(opened.body));
        this.token = await server.command([...token, "--hub", "NORTH"]);
        const staff = ["user", "add", "--email", email, "--name", "Amina Khan", "--role", "hub_staff", "--hub", "NORTH"];
        await server.command(staff, `${password}\n`);
        this.scanners = [await this.scanner("desk"), await this.scanner("door")];
        this.desk = await Desk.signed_in(server, { email, password });
        await this.print_labels();
    }

    async close() {
        await this.desk?.close();
        await this.server?.close();
    }

    call(method, path, options) {
        return this.server.call(this.token, method, path, options);
    }

    async scanner(name) {
        const words = ["token", "create", "--role", "hub_staff", "--hub", "NORTH", "--name", name];
        return Scanner.signed_in(this.server, { token: await this.server.command(words), hub: "NORTH" });
    }

    async print_labels() {
        const batch = (await this.call("POST", "/api/v1/tags", { json: { count: 12 } })).body;
        assert.equal(batch.tags.length, 12);
        this.tag = batch.tags[0];
        const sheet = await this.call("GET", `/api/v1/tags/${batch.batch}/sheet.pdf?stock=L7160`);
        assert.equal(sheet.body.subarray(0, 5).toString(), "%PDF-");
        const label = await this.call("GET", `/api/v1/tags/${batch.batch}/label.png?tag=${this.tag}`);
        this.label = join(this.server.data, "label.png");
        await writeFile(this.label, label.body);
    }

    async device() {
        const answer = await this.call("GET", `/api/v1/devices/${this.tag}`);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        return answer.body;
    }

    async history() {
        return (await this.call("GET", `/api/v1/devices/${this.tag}/history`)).body.items;
    }

    event(name, evidence) {
        return this.call("POST", `/api/v1/devices/${this.tag}/events`, { json: { event: name, ...evidence } });
    }

    async step(name, evidence) {
        const answer = await this.event(name, evidence);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
    }

    upload(log) {
        return this.call("POST", `/api/v1/wipe-evidence?tag=${this.tag}`, { text: log });
    }

    // After every step: the state, every chain and invariant, and no conflict that nobody expected.
    async stands(state, { conflict = false } = {}) {
        const device = await this.device();
        assert.equal(device.state, state);
        assert.equal(device.has_conflict, conflict);
        assert.equal(await this.server.faults(), "");
        return device;
    }

    // What both circles must agree on: everything but the moments that the wall clock gave.
    async outcome() {
        const { state, custody, kind, make, model, serial, media, grade, wipe, has_conflict, next } = await this.device();
        const history = await this.history();
        return {
            state, custody, kind, make, model, serial, media, grade, has_conflict, next,
            is_wiped: wipe !== null,
            events: history.map(({ event, outcome, state: led_to, hub }) => ({ event, outcome, led_to, hub })),
        };
    }
}

// The wipe after the handback, whose log is of a few seconds from now.
function second_log() {
    return wipe_log(new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000));
}

async function refused_until_wiped(scheme, scanner) {
    const reserved = await scheme.event("reservation", { request: "R-1002" });
    assert.equal(reserved.status, 409);
    assert.equal(reserved.body.code, "wipe_missing");
    const before = (await scheme.history()).length;
    const handed_over = await scanner.scan("hand-over", loan, [scheme.tag]);
    assert.equal(handed_over.status, 1);
    assert.equal(handed_over.answers[0].answer, "REFUSED");
    assert.equal((await scheme.history()).length, before, "a hand-over that is refused at the desk is not sent");
    const old = await scheme.upload(await first_log());
    assert.equal(old.status, 200);
    assert.equal(old.body.accepted, false);
    assert.deepEqual(old.body.media[0].reasons.map(({ code }) => code), ["before_exposure"]);
}

let outcome_with_a_line;

describe("the circle with a line to the server", { concurrency: false }, () => {
    let scheme;
    before(async () => (scheme = await Scheme.open()));
    after(() => scheme?.close());

    test("a label printed ahead is claimed at intake, read from its picture", async () => {
        const scan = await scheme.scanners[0].scan("receive", { ...intake, picture: scheme.label });
        assert.equal(scan.status, 0, scan.err + JSON.stringify(scan.answers));
        const device = await scheme.stands("received");
        assert.equal(device.serial, dell.serial);
        assert.deepEqual(device.media.map(({ serial }) => serial), dell.media.map(({ serial }) => serial));
    });

    test("the same label is not claimed twice", async () => {
        const twice = await scheme.call("POST", "/api/v1/devices",
            { json: { tag: scheme.tag, kind: "laptop", make: "HP", model: "EliteBook", hub: "NORTH" } });
        assert.equal(twice.status, 409);
        assert.equal(twice.body.code, "tag_claimed");
        await scheme.stands("received");
    });

    test("a log of another machine and a log cut short are refused and change nothing", async () => {
        const log = await first_log();
        for (const [text, code] of [[log.replaceAll(dell.serial, "7QQK1Z3"), "other_machine"],
            [log.slice(0, -30), "log_incomplete"]]) {
            const answer = await scheme.upload(text);
            assert.equal(answer.status, 200);
            assert.equal(answer.body.accepted, false);
            assert.deepEqual(answer.body.reasons.map((reason) => reason.code), [code]);
        }
        await scheme.stands("received");
    });

    test("the wipe log is accepted disk by disk and comes back byte for byte", async () => {
        const log = await first_log();
        const answer = await scheme.upload(log);
        assert.equal(answer.status, 200);
        assert.equal(answer.body.accepted, true, JSON.stringify(answer.body));
        assert.deepEqual(answer.body.media.map(({ accepted }) => accepted), [true, true]);
        const { evidence } = (await scheme.stands("wiped")).wipe;
        const file = await scheme.call("GET", `/api/v1/wipe-evidence/${evidence}/file`);
        assert.equal(file.body.toString(), log);
    });

    test("it is inspected on the page and is ready", async () => {
        await scheme.desk.open(`/devices/${scheme.tag}`);
        await scheme.desk.step(scheme.tag, "inspection", inspection);
        assert.equal((await scheme.stands("ready")).grade, "B");
        assert.match(await scheme.desk.text(".kb-device__head"), /ready/i);
    });

    test("it is reserved and lent by the scanner to its own request only", async () => {
        await scheme.step("reservation", { request: "R-1001" });
        await scheme.stands("reserved");
        const wrong = await scheme.event("loan", { ...loan, request: "R-9999" });
        assert.equal(wrong.body.code, "reserved_for_another");
        const scan = await scheme.scanners[0].scan("hand-over", loan, [scheme.tag]);
        assert.equal(scan.status, 0, scan.err + JSON.stringify(scan.answers));
        assert.equal((await scheme.stands("on_loan")).custody.holder, "person");
    });

    test("it comes back and its wipe is worth nothing any more", async () => {
        const scan = await scheme.scanners[1].scan("take-back", handback, [scheme.tag]);
        assert.equal(scan.status, 0, scan.err + JSON.stringify(scan.answers));
        assert.equal((await scheme.stands("returned")).wipe, null);
    });

    test("it is refused for a second loan until it is wiped again", async () => {
        await refused_until_wiped(scheme, scheme.scanners[1]);
        await scheme.stands("returned");
    });

    test("it is wiped again through the page and given away", async () => {
        const file = join(scheme.server.data, "second.txt");
        await writeFile(file, second_log());
        await scheme.desk.step(scheme.tag, "wipe", { report: file });
        await scheme.stands("wiped");
        await scheme.desk.step(scheme.tag, "inspection", inspection);
        await scheme.step("reservation", { request: "R-1002" });
        const scan = await scheme.scanners[0].scan("hand-over", gift, [scheme.tag]);
        assert.equal(scan.status, 0, scan.err + JSON.stringify(scan.answers));
        await scheme.stands("gifted");
        outcome_with_a_line = await scheme.outcome();
    });
});

describe("the same circle without a line, and late", { concurrency: false }, () => {
    let scheme;
    before(async () => (scheme = await Scheme.open()));
    after(() => scheme?.close());

    // Scans that are made while nothing listens are kept, and said to be.
    async function scan_without_line(scanner, mode, options, tags = [scheme.tag]) {
        const scan = await scanner.scan(mode, options, tags);
        assert.equal(scan.status, 3, scan.err + JSON.stringify(scan.answers));
        assert.equal(scan.answers[0].answer, "KEPT");
    }

    test("an intake without a line is kept, and sent once by a later run", async () => {
        await scheme.server.stop();
        await scan_without_line(scheme.scanners[0], "receive", { ...intake, picture: scheme.label }, []);
        await scheme.server.start();
        assert.equal((await scheme.scanners[0].scan("send")).status, 0);
        assert.equal((await scheme.scanners[0].scan("send")).status, 0);
        await scheme.stands("received");
        assert.equal((await scheme.history()).length, 1);
    });

    test("it is wiped, inspected and reserved while there is a line", async () => {
        assert.equal((await scheme.upload(await first_log())).body.accepted, true);
        await scheme.desk.step(scheme.tag, "inspection", inspection);
        await scheme.step("reservation", { request: "R-1001" });
        await scheme.stands("reserved");
    });

    test("a handback that arrives before its loan is a conflict, and the late loan settles it", async () => {
        const [desk, door] = scheme.scanners;
        await scheme.server.stop();
        await scan_without_line(desk, "hand-over", loan);
        await scan_without_line(door, "take-back", handback);
        await scheme.server.start();
        assert.equal((await door.scan("send")).status, 1);
        await scheme.stands("reserved", { conflict: true });
        assert.equal((await desk.scan("send")).status, 0);
        assert.equal((await scheme.stands("returned")).wipe, null);
    });

    test("it is refused for a second loan until it is wiped again", async () => {
        await refused_until_wiped(scheme, scheme.scanners[1]);
        await scheme.stands("returned");
    });

    test("it is wiped again and given away without a line", async () => {
        assert.equal((await scheme.upload(second_log())).body.accepted, true);
        await scheme.desk.step(scheme.tag, "inspection", inspection);
        await scheme.step("reservation", { request: "R-1002" });
        await scheme.server.stop();
        await scan_without_line(scheme.scanners[0], "hand-over", gift);
        await scheme.server.start();
        assert.equal((await scheme.scanners[0].scan("send")).status, 0);
        await scheme.stands("gifted");
    });

    test("both circles end the same: state, custody, media, grade and history", async () => {
        assert.ok(outcome_with_a_line, "the first circle did not come to its end");
        assert.deepEqual(await scheme.outcome(), outcome_with_a_line);
    });

    test("verify names the row when one is changed behind Kitbank's back", async () => {
        await scheme.server.sql("UPDATE device_event SET actor = 'person:99' WHERE event = 'loan'");
        const faults = await scheme.server.faults();
        assert.match(faults, new RegExp(`device ${scheme.tag}: event \\d+ was changed`));
    });
});
