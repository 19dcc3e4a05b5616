// Does an address have an account? Signing in and asking for a link answer the same bytes for both, and in times that
// tell no better than a coin (A18): interleaved probes, and the best threshold's area under the curve.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Target, is_full } from "./support/target.mjs";

// Passwords are hashed at each probe; the others are as fast as a page.
const doors = [
    { path: "/sign-in", answers: { password: "wrong lantern 12", then: "/" }, samples: is_full ? 1_000 : 20 },
    { path: "/sign-in/forgotten", answers: {}, samples: is_full ? 10_000 : 80 },
    { path: "/sign-in/by-e-mail", answers: {}, samples: is_full ? 10_000 : 80 },
];
const places_max = 2; // letters and guesses for one account before the throttle speaks

// How well times tell the two apart: 0.5 is a coin.
function area_under_curve(yes, no) {
    const all = [...yes.map((ms) => ({ ms, yes: true })), ...no.map((ms) => ({ ms, yes: false }))].sort((a, b) => a.ms - b.ms);
    let ranks = 0;
    all.forEach((each, at) => (ranks += each.yes ? at + 1 : 0));
    return (ranks - (yes.length * (yes.length + 1)) / 2) / (yes.length * no.length);
}

const plain = (text) => text.replace(/name="(csrf|request_id)" value="[^"]*"/g, "").replace(/[a-z]+\d*@[a-z.]+/g, "ADDRESS");

describe("who has an account", () => {
    let target;
    before(async () => {
        target = await Target.open();
    });
    after(() => target?.close());

    for (const { path, answers, samples } of doors) {
        test(`${path} does not tell`, async (t) => {
            const page = await target.nobody().ask(path);
            assert.equal(page.status, 200, "the door is there");
            const known = Object.values(target.people).map(({ email }) => email);
            const times = { known: [], unknown: [] };
            const seen = { known: new Set(), unknown: new Set() };
            let probes = 0;
            const probe = async (kind, email) => {
                probes += 1;
                const from = `127.${10 + (probes % 200)}.${1 + (Math.floor(probes / 200) % 250)}.9`;
                const answer = await target.nobody().post(path, { email, ...answers }, { from });
                times[kind].push(answer.ms);
                seen[kind].add(`${answer.status} ${Object.keys(answer.headers).sort()} ${plain(answer.text)}`);
            };
            for (let turn = 0; times.known.length < samples; turn++) {
                await target.server.sql("DELETE FROM attempts");
                for (const [at, email] of known.entries()) {
                    for (let place = 0; place < places_max; place++) {
                        const order = [["known", email], ["unknown", email.replace("@", `${turn}${at}@`)]];
                        for (const [kind, address] of Math.random() < 0.5 ? order : order.reverse()) await probe(kind, address);
                    }
                }
            }
            const auc = area_under_curve(times.known, times.unknown);
            const chance = Math.sqrt((2 * times.known.length + 1) / (12 * times.known.length ** 2));
            const bound = Math.max(0.02, 4 * chance);
            t.diagnostic(`${path}: ${probes} probes, answers ${seen.known.size} and ${seen.unknown.size}, AUC ${auc.toFixed(3)} (a coin is within ${bound.toFixed(3)} of 0.5)`);
            assert.deepEqual([...seen.known], [...seen.unknown], "the answers differ");
            assert.equal(seen.known.size, 1);
            assert.ok(Math.abs(auc - 0.5) <= bound, `AUC ${auc}`);
        });
    }
});
