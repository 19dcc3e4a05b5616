// JSON that two readers would understand differently, or that is none: refused with 400 and nothing written (H4,
// reliability F9), on every call that takes JSON.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { body_of } from "./support/bodies.mjs";
import { Target, is_full } from "./support/target.mjs";
import { in_parallel } from "./support/wire.mjs";

const deep = (open, close, many) => open.repeat(many) + close.repeat(many);
// Whole texts that no reader may take, whatever the call.
const broken = [
    "", " ", "{", "}", "[", "{]", "[}", "nul", "truefalse", "'x'", "{'a':1}", "{a:1}", '{"a"}', '{"a":}', '{"a":1,}', "[1,]", "[,1]", '{"a" "b"}', '{"a"::1}', "{}{}", "{} x", "{}\u0000",
    "\ufeff{}", "// x\n{}", "/* x */{}", "{}#", "NaN", "Infinity", "-", "01", "1.", ".5", "+1", "0x10", "1e", '"\\x41"', '"\\u12"', '"\t"', '"\n"', "\"\u0001\"", '"', '"\\', "\u00a0{}", "\v{}",
    deep("[", "]", 100_00), deep('{"a":', "}", 9_000).slice(0, 60_000), "[".repeat(60_000), '"' + "\\".repeat(60_000),
];
const bad_bytes = [[0xff, 0xfe, 0x7b, 0x7d], [0x22, 0xc0, 0xaf, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22], [0x22, 0x80, 0x22], [0x7b, 0x00, 0x7d]];
// Values of which two readers make different things, put where a good body has one.
const doubtful = ["18446744073709551616", "18446744073709551615", "9223372036854775808", "-9223372036854775809", "1e400", "-1e400", "1e15", "1000000000000000", "0.1", "1.0", "1E2", "-0.0",
    '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"', deep("[", "]", 40), deep('{"a":', "}", 40).replace(":}", ":1}")];

describe("JSON", () => {
    let target;
    let calls;
    before(async () => {
        target = await Target.open();
        await target.addresses();
        const only_json = (route) => route.media_types.join() === "application/json";
        calls = target.routes.filter((route) => route.api && only_json(route) && body_of(route, {}));
        for (const route of calls) route.role = await target.role_for(route);
        const closed = calls.filter((route) => !route.role).map((route) => route.pattern);
        calls = calls.filter((route) => route.role);
        assert.ok(calls.length > 10, `calls that no token may make: ${closed}`);
    });
    after(() => target?.close());

    const post = (route, body) => target.call(route.role, "POST", target.known.get(route.pattern), { body, headers: { "content-type": "application/json" } });

    test("what is no JSON is refused, and nothing is written", async (t) => {
        const before = await target.state();
        const texts = [...broken, ...bad_bytes.map((bytes) => Buffer.from(bytes))];
        const jobs = calls.flatMap((route) => texts.map((text) => ({ route, text })));
        const taken = [];
        await in_parallel(jobs, 8, async ({ route, text }) => {
            const { status, ms } = await post(route, text);
            if (status !== 400 && !(status === 413 && text.length > route.body_bytes_max)) taken.push(`${route.pattern} ${String(text).slice(0, 20)}: ${status}`);
            if (ms > 2_000) taken.push(`${route.pattern} ${String(text).slice(0, 20)}: ${ms} ms`);
        });
        t.diagnostic(`${jobs.length} texts that are no JSON, taken: ${taken.length}`);
        assert.deepEqual(taken.slice(0, 10), []);
        assert.deepEqual(await target.state({ without: ["api_token"] }), without(before, "api_token"));
    });

    test("names twice and numbers of two meanings are refused wherever they stand", async (t) => {
        const before = await target.state();
        const jobs = calls.flatMap((route) => {
            const good = JSON.stringify(body_of(route, target.body_values));
            const places = [...good.matchAll(/"([^"]+)":("(?:[^"\\]|\\.)*"|-?\d+|true|false|null)/g)];
            const twice = places.map((place) => good.slice(0, place.index) + `${place[0]},` + good.slice(place.index));
            const escaped = places.map((place) => good.slice(0, place.index) + `"\\u${place[1].charCodeAt(0).toString(16).padStart(4, "0")}${place[1].slice(1)}":1,` + good.slice(place.index));
            const odd = places.flatMap((place) => doubtful.filter((_, at) => is_full || (at + place.index) % 4 === 0).map((value) =>
                good.slice(0, place.index) + `"${place[1]}":${value}` + good.slice(place.index + place[0].length)));
            return [...twice, ...escaped, ...odd].map((text) => ({ route, text }));
        });
        const taken = [];
        await in_parallel(jobs, 8, async ({ route, text }) => {
            const { status } = await post(route, text);
            if (status !== 400) taken.push(`${route.pattern} ${text.slice(0, 120)}: ${status}`);
        });
        t.diagnostic(`${jobs.length} texts of two meanings, taken: ${taken.length}`);
        assert.deepEqual(taken.slice(0, 10), []);
        assert.deepEqual(await target.state({ without: ["api_token"] }), without(before, "api_token"));
    });
});

const without = (state, table) => Object.fromEntries(Object.entries(state).filter(([name]) => name !== table));
