// The real scanner at the counter: the right item goes to its request, the wrong one does not, with a line
// and without, and what comes back closes the request. The signature follows.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Counter } from "./support/counter.mjs";

const strokes = ["100,300 120,80 180,320", "240,200 500,210"];

describe("the scanner at the counter", { concurrency: false }, () => {
    let counter;
    let one;
    let two;
    before(async () => {
        counter = await Counter.open();
        one = await counter.ready("TAB00001", "07700 900451");
        two = await counter.ready("TAB00002", "07700 900452");
    });
    after(() => counter?.server.close());

    test("an item is refused before its request was scanned, and the wrong one after it", async () => {
        const scan = await counter.hand_over([one.tag, `HTTPS://KIT.EXAMPLE.ORG/Q/${one.reference}`, two.tag]);
        assert.equal(scan.status, 1);
        assert.deepEqual(scan.answers.map(({ answer }) => answer), ["REFUSED", "OK", "REFUSED"]);
        assert.match(scan.answers[1].sentence, new RegExp(`request ${one.reference}`));
        assert.equal(scan.answers[2].code, "reserved_for_another");
        assert.equal((await counter.request(one.reference)).state, "ready");
    });

    test("the right item goes, and stands on the worklist until it is signed for", async () => {
        const scan = await counter.hand_over([one.tag], { request: one.reference });
        assert.equal(scan.status, 0, scan.err + JSON.stringify(scan.answers));
        assert.equal((await counter.request(one.reference)).state, "handed_over");
        const { items } = await counter.step("GET", "/api/v1/handovers");
        assert.equal(items.length, 1);
        assert.equal(items[0].request, one.reference);
        assert.equal(items[0].signed, "none_yet");
        const signed = await counter.step("POST", `/api/v1/handovers/${items[0].reference}/signature`, { strokes });
        assert.equal(signed.signature_kept, true);
        assert.deepEqual((await counter.step("GET", "/api/v1/handovers")).items, []);
        assert.equal(await counter.server.faults(), "");
    });

    test("without a line the wrong item is refused as far as the scanner has heard", async () => {
        const third = await counter.ready("TAB00003", "07700 900453");
        const loose = await counter.tablet("TAB00004");
        await counter.scanner.scan("look-up", {}, [two.tag, third.tag, loose]);
        await counter.server.stop();
        const scan = await counter.hand_over([two.tag, loose], { request: third.reference });
        assert.equal(scan.status, 1);
        assert.deepEqual(scan.answers.map(({ answer, code }) => [answer, code]),
            [["REFUSED", "reserved_for_another"], ["REFUSED", "event_not_allowed"]]);
        assert.match(scan.answers[0].sentence, new RegExp(`It is reserved for ${two.reference}; put it back`));
        const right = await counter.hand_over([third.reference, third.tag]);
        assert.equal(right.answers[1].answer, "KEPT", JSON.stringify(right.answers));
        await counter.server.start();
        await counter.scanner.scan("send");
        assert.equal((await counter.request(third.reference)).state, "handed_over");
        assert.equal((await counter.request(two.reference)).state, "ready");
        assert.equal(await counter.server.faults(), "");
    });

    test("taking back says which request it closes", async () => {
        const back = await counter.scanner.scan("take-back", { condition: "good", accessories: 1 }, [one.tag]);
        assert.equal(back.status, 0, back.err + JSON.stringify(back.answers));
        assert.match(back.answers[0].sentence, new RegExp(`Request ${one.reference} is closed`));
        assert.equal((await counter.request(one.reference)).state, "closed");
        assert.equal(await counter.server.faults(), "");
    });
});
