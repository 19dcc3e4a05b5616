// Labels (A6, A28): what a finder sees says nothing of the tag; guessing tags finds nothing; and codes that hold
// anything but a tag are only ever text.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { page_faults } from "./support/headers.mjs";
import { injections, scripts } from "./support/payloads.mjs";
import { Target, is_full, roles } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const check_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

// ISO/IEC 7064 MOD 37-2, as the labels have it.
function with_check(text) {
    const sum = [...text].reduce((before, c) => ((before + check_alphabet.indexOf(c)) * 2) % 37, 0);
    return text + check_alphabet[(38 - sum) % 37];
}

// A tag that nobody printed, and that has every mark of a good one.
function random_tag() {
    const drawn = with_check(`KB${Array.from({ length: 7 }, () => alphabet[Math.floor(Math.random() * 32)]).join("")}`);
    return /[ILOU*]$/.test(drawn) ? random_tag() : drawn;
}

function area_under_curve(yes, no) {
    const all = [...yes.map((ms) => ({ ms, yes: true })), ...no.map((ms) => ({ ms, yes: false }))].sort((a, b) => a.ms - b.ms);
    const ranks = all.reduce((sum, each, at) => sum + (each.yes ? at + 1 : 0), 0);
    return (ranks - (yes.length * (yes.length + 1)) / 2) / (yes.length * no.length);
}

describe("labels", () => {
    let target;
    let known;
    before(async () => {
        target = await Target.open();
        await target.addresses();
        known = (await target.server.sql("SELECT tag FROM tag")).split("\n").map((line) => line.trim()).filter((tag) => /^KB\w{8}$/.test(tag));
        assert.ok(known.length >= 20);
        for (const tag of known) assert.equal(with_check(tag.slice(0, 9)), tag);
    });
    after(() => target?.close());

    test("the page of a tag is the same for known, unknown and retired ones, also in time", async (t) => {
        const [retired] = known;
        await target.call("manager", "POST", `/api/v1/tags/${known.at(-1)}/voids`, { json: { reason: "lost" } });
        const pages = new Set();
        const sizes = new Set();
        const times = { known: [], unknown: [] };
        const plain = (text, tag) => text.replaceAll(tag, "TAG").replace(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}|KB[0-9A-Z ]{8,12}/g, "TAG");
        const samples = is_full ? 5_000 : 150;
        for (let at = 0; at < samples; at++) {
            const order = [["known", known[at % known.length]], ["unknown", random_tag()]];
            for (const [kind, tag] of Math.random() < 0.5 ? order : order.reverse()) {
                const answer = await target.nobody().ask(`/t/${tag}`);
                pages.add(`${answer.status} ${plain(answer.text, tag)}`);
                sizes.add(answer.text.length);
                times[kind].push(answer.ms);
            }
        }
        const auc = area_under_curve(times.known, times.unknown);
        const bound = Math.max(0.02, 4 * Math.sqrt((2 * samples + 1) / (12 * samples ** 2)));
        t.diagnostic(`${2 * samples} finders: ${pages.size} page, sizes ${[...sizes]}, AUC ${auc.toFixed(3)} (a coin is within ${bound.toFixed(3)})`);
        assert.equal(pages.size, 1, `known, unknown and retired (${retired}) differ`);
        assert.equal(sizes.size, 1);
        assert.ok(Math.abs(auc - 0.5) <= bound, `AUC ${auc}`);
    });

    test("guessing finds nothing, whoever guesses", async (t) => {
        const guesses = is_full ? 100_000 : 1_500;
        let hits = 0;
        for (const role of ["nobody", ...roles]) {
            const visitor = await target.visitor(role);
            const seen = new Set();
            await in_parallel(Array.from({ length: Math.floor(guesses / 6) }), 8, async () => {
                const tag = random_tag();
                const path = role === "nobody" ? `/t/${tag}` : `/devices/${tag}`;
                const { status, text } = await visitor.ask(path);
                seen.add(status);
                hits += status === 200 && text.includes("Serial");
            });
            for (const status of seen) assert.ok([200, 303, 403, 404, 422, 429].includes(status), `${role}: ${status}`);
        }
        t.diagnostic(`${guesses} tags guessed, hits ${hits}`);
        assert.equal(hits, 0);
    });

    test("a code that holds anything else is text and nothing more", async (t) => {
        const long = "9".repeat(2_953);
        const codes = [...injections, ...scripts.slice(0, 40), long, "https://elsewhere.example/t/KB7F3K9Q2X", "HTTPS://ELSEWHERE.EXAMPLE/T/KB7F3K9Q2X", "WIFI:S:x;T:WPA;P:y;;",
            "BEGIN:VCARD", "tel:+447700900000", "smsto:07700900000:x", "mailto:a@example.org", "kb7f 3k9q 2x", `\u0000${known[0]}`, `${known[0]}\n${known[1]}`];
        const wrong = [];
        for (const role of ["nobody", "volunteer", "manager"]) {
            const visitor = await target.visitor(role);
            await in_parallel(codes, 8, async (code) => {
                const encoded = Buffer.from(code).reduce((all, byte) => `${all}%${byte.toString(16).padStart(2, "0")}`, "");
                for (const path of [`/scan?code=${encoded}`, `/t/${encoded}`, `/T/${encoded}`]) {
                    if (path.length > 8_000) continue;
                    const { status, text, headers } = await visitor.ask(path);
                    const away = headers.location && (!headers.location.startsWith("/") || headers.location.startsWith("//"));
                    if (status >= 500 || away || page_faults(path, text).length > 0) wrong.push(`${role} ${path.slice(0, 60)}: ${status} ${headers.location ?? ""}`);
                }
            });
        }
        t.diagnostic(`${codes.length} codes that are no tag, followed or run: ${wrong.length}`);
        assert.deepEqual(wrong, []);
    });

    test("a label grants nothing: signed out it leads to no device", async () => {
        for (const tag of known.slice(0, 20)) {
            const { status, text } = await target.nobody().ask(`/t/${tag}`);
            assert.equal(status, 200);
            assert.doesNotMatch(text, /Latitude|ThinkPad|Serial|Market Street|on loan|in repair/i);
            assert.equal((await target.nobody().ask(`/devices/${tag}`)).status, 303);
            assert.equal((await target.call("nobody", "GET", `/api/v1/devices/${tag}`)).status, 401);
        }
    });
});
