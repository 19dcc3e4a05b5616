// The real scanner in a data bank: cards are received, counted, given with a line and without, swapped and made void.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { card as numbered } from "./support/cards.mjs";
import { PrivateServer } from "./support/private_server.mjs";
import { Scanner } from "./support/scanner.mjs";

const asked = {
    postcode: "NE61 2EF", uses: ["keeping_in_touch"], kinds: ["data"], allocation: "gift",
    need: "important", household: 1, criteria: ["is_adult", "low_income", "lacks_at_home"], agreed_to_share: true,
    language: "en", delivery: "collect", hub: "NORTH",
};

const card = (count) => numbered(100_000_000_000 + count);

class DataBank {
    static async open() {
        const bank = new DataBank();
        bank.server = await PrivateServer.open();
        const create = ["token", "create", "--name", "e2e"];
        bank.token = await bank.server.command([...create, "--role", "manager"]);
        await bank.step("POST", "/api/v1/hubs", { code: "NORTH", name: "North hub" });
        await bank.step("POST", "/api/v1/hubs", { code: "SOUTH", name: "South hub" });
        await bank.step("POST", "/api/v1/data/bundles", {
            code: "O2-25", network: "o2", kind: "sim", name: "O2 25 GB for 12 months", gb_per_month: 25, months: 12,
            calls_included: true, valid_from: "2026-01-01",
        });
        for (const hub of ["NORTH", "SOUTH"]) {
            const token = await bank.server.command([...create, "--role", "volunteer", "--hub", hub]);
            bank[hub] = await Scanner.signed_in(bank.server, { token, hub });
        }
        const second = await bank.server.command([...create, "--role", "volunteer", "--hub", "NORTH"]);
        bank.second = await Scanner.signed_in(bank.server, { token: second, hub: "NORTH" });
        return bank;
    }

    async step(method, path, json) {
        const answer = await this.server.call(this.token, method, path, { json });
        assert.ok(answer.status < 300, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    // A request for data that is accepted, of somebody new.
    async request(phone) {
        const { reference } = await this.step("POST", "/api/v1/requests", { ...asked, phone, name: `Person ${phone.slice(-3)}` });
        await this.step("POST", `/api/v1/requests/${reference}/acceptance`, {});
        return reference;
    }

    item(number) {
        return this.step("GET", `/api/v1/data/items/${number}`);
    }

    well(result) {
        assert.equal(result.status, 0, result.err + JSON.stringify(result.answers));
        return result.answers;
    }
}

describe("the scanner in a data bank", { concurrency: false }, () => {
    let bank;
    let one;
    let two;
    before(async () => {
        bank = await DataBank.open();
        one = await bank.request("07700 900601");
        two = await bank.request("07700 900602");
    });
    after(() => bank?.server.close());

    test("ten cards are received with one command, and each says what it is", async () => {
        const cards = Array.from({ length: 10 }, (_, at) => card(at * 7));
        const options = { bundle: "O2-25", batch: "Box 4", "activate-by": "2027-06-30" };
        const answers = await bank.well(await bank.NORTH.scan("sim-receive", options, cards));
        assert.equal(answers.length, 10);
        assert.match(answers[9].scanned, /^SIM card 8944 11.*, O2$/);
        assert.match(answers[9].sentence, /Received: in stock.*10 so far/);
        const south = await bank.SOUTH.scan("sim-receive", { bundle: "O2-25" }, [card(500)]);
        await bank.well(south);
        assert.equal((await bank.item(card(0))).hub, "NORTH");
        const again = await bank.NORTH.scan("sim-receive", { bundle: "O2-25" }, [card(0)]);
        assert.equal(again.status, 1);
        assert.equal(again.answers[0].code, "sim_exists");
    });

    test("a device's number and a label are no cards", async () => {
        const scan = await bank.NORTH.scan("sim-count", {}, ["490154203237518", "8944110000000"]);
        assert.equal(scan.status, 1);
        assert.match(scan.answers[0].sentence, /This is a device's IMEI/);
        assert.match(scan.answers[1].sentence, /cut off after 13/);
    });

    test("the shelf is counted", async () => {
        const answers = await bank.well(await bank.NORTH.scan("sim-count", {}, [card(0), card(7), card(7)]));
        assert.match(answers[1].sentence, /Number 2/);
        assert.match(answers[2].sentence, /Counted before/);
    });

    test("a card is given for a request", async () => {
        const options = { "terms-told": "yes" };
        const answers = await bank.well(await bank.NORTH.scan("sim-give", options, [one, card(0)]));
        assert.match(answers[0].sentence, /Now scan the SIM card/);
        assert.equal(answers[1].state, "issued");
        assert.match(answers[1].sentence, new RegExp(`For ${one}`));
        const elsewhere = await bank.NORTH.scan("sim-give", { request: two, "terms-told": "yes" }, [card(500)]);
        assert.equal(elsewhere.status, 1);
    });

    test("without a line only the hub's own cards go, each once; it is sent once", async () => {
        await bank.well(await bank.second.scan("sim-count", {}, [card(14)]));
        const third = await bank.request("07700 900603");
        await bank.server.stop();
        const scan = await bank.NORTH.scan("sim-give", {}, [two, card(500), card(7), two, card(7)]);
        assert.deepEqual(scan.answers.map(({ answer, code }) => [answer, code]), [
            ["OK", undefined], ["REFUSED", "sim_not_here"], ["KEPT", undefined], ["OK", undefined],
            ["REFUSED", "sim_given"],
        ]);
        // The hub's other scanner gives the same card to somebody else.
        const other = await bank.second.scan("sim-give", {}, [third, card(7)]);
        assert.equal(other.answers[1].answer, "KEPT");
        await bank.server.start();
        const sent = await bank.NORTH.scan("send");
        assert.equal(sent.answers.length, 1, JSON.stringify(sent));
        assert.equal(sent.answers[0].answer, "OK");
        assert.equal((await bank.NORTH.scan("send")).answers.length, 0);
        assert.equal((await bank.item(card(7))).state, "issued");
        assert.equal((await bank.item(card(500))).state, "in_stock");
        const conflict = await bank.second.scan("send");
        assert.equal(conflict.answers[0].answer, "CONFLICT");
        assert.equal((await bank.step("GET", `/api/v1/requests/${third}`)).state, "accepted");
        assert.equal(await bank.server.faults(), "");
    });

    test("a network's terms are shown first, with a line and without; scanned again, the card is given", async () => {
        const terms = "One card for one person.\nhttps://o2.example/terms";
        await bank.step("POST", "/api/v1/data/networks", {
            code: "o2", name: "O2", user_terms: terms,
            numbers: [{ prefix: "894411", digits: 19, printed: [5, 4, 4], has_check_digit: true }],
        });
        const fourth = await bank.request("07700 900604");
        const fifth = await bank.request("07700 900605");
        const once = await bank.NORTH.scan("sim-give", {}, [fourth, card(49)]);
        assert.equal(once.answers[1].answer, "REFUSED");
        assert.equal(once.answers[1].terms, terms);
        assert.equal((await bank.item(card(49))).state, "in_stock");
        const answers = await bank.well(await bank.NORTH.scan("sim-give", { "terms-told": "yes" }, [fourth, card(49)]));
        assert.equal(answers[1].state, "issued");
        assert.equal(answers[1].terms, terms);
        await bank.server.stop();
        const away = await bank.NORTH.scan("sim-give", {}, [fifth, card(56), card(56)]);
        assert.deepEqual(away.answers.map(({ answer, terms: shown }) => [answer, shown]), [
            ["OK", undefined], ["REFUSED", terms], ["KEPT", undefined],
        ]);
        await bank.server.start();
        assert.equal((await bank.NORTH.scan("send")).answers[0].answer, "OK");
        const given = await bank.step("GET", `/api/v1/data/issues/${(await bank.item(card(56))).issue}`);
        assert.equal(given.terms_told, true);
    });

    test("a card that does not work is swapped, and a lost one is void", async () => {
        const swap = await bank.NORTH.scan("sim-swap", { reason: "faulty" }, [card(0), card(21)]);
        const answers = await bank.well(swap);
        assert.match(answers[0].sentence, /This is the old card/);
        assert.equal((await bank.item(card(0))).state, "void");
        assert.equal((await bank.item(card(21))).state, "issued");
        await bank.well(await bank.NORTH.scan("sim-void", { reason: "lost" }, [card(28)]));
        assert.equal((await bank.item(card(28))).state, "void");
    });

    test("a consignment arrives with one scan", async () => {
        const manager = await bank.step("POST", "/api/v1/data/consignments", { from: "NORTH", to: "SOUTH" });
        const { reference } = manager;
        await bank.step("POST", `/api/v1/data/consignments/${reference}/contents`, { codes: [card(35), card(42)] });
        await bank.step("POST", `/api/v1/data/consignments/${reference}/dispatch`, {});
        const arrived = await bank.SOUTH.scan("arrive", {}, [`HTTPS://KIT.EXAMPLE.ORG/C/${reference}`]);
        await bank.well(arrived);
        assert.equal((await bank.item(card(42))).hub, "SOUTH");
    });

    test("the books agree with all of it", async () => {
        assert.match(await bank.server.command(["verify"]), /All holds/);
        assert.equal(await bank.server.faults(), "");
    });
});
