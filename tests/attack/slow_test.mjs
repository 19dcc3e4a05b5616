// A thousand clients that send or read a byte at a time (H2), while ordinary people work: nobody ordinary is refused,
// and the slowest hundredth of their answers takes at most three times as long as in the quiet of the same run.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Target, is_full } from "./support/target.mjs";
import { send } from "./support/wire.mjs";

const connections = is_full ? 1_000 : 200;
const seconds = is_full ? 30 : 7;
// A neighbour on the machine can spoil one measurement; a server that starves people spoils every one.
const tries_max = 3;
const people = 8;
// Below this a p99 says more about the machine than about the server.
const noise_ms = 30;
const drip = fileURLToPath(new URL("support/drip.mjs", import.meta.url));

const p99_of = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];

function begin(program, words) {
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    return new Promise((resolve) => {
        child.on("error", (trouble) => resolve({ status: trouble.code, said }));
        child.on("exit", (status) => resolve({ status, said }));
    });
}

describe("slow clients", () => {
    let target;
    let headers;
    const paths = ["/devices", "/help", "/"];
    before(async () => {
        target = await Target.open();
        await target.addresses();
        paths.push(target.known.get("/devices/{tag}"));
        headers = { cookie: (await target.visitor("manager")).cookie };
    });
    after(() => target?.close());

    // People who look something up every few milliseconds: how long each answer took, and what was refused.
    async function work(for_seconds) {
        const times = [];
        const refused = [];
        const end = performance.now() + for_seconds * 1_000;
        const person = async (number) => {
            for (let turn = number; performance.now() < end; turn++) {
                const answer = await send(target.port, paths[turn % paths.length], { headers, from: "127.0.0.2", ms: 30_000 })
                    .catch((trouble) => ({ status: trouble.message, ms: 30_000 }));
                times.push(answer.ms);
                if (answer.status !== 200) refused.push(answer.status);
                await new Promise((wake) => setTimeout(wake, 20));
            }
        };
        await Promise.all(Array.from({ length: people }, (_, number) => person(number)));
        return { p99: p99_of(times), answers: times.length, refused };
    }

    // The most connections that were held within the next second and a half.
    async function most_open() {
        let most = 0;
        for (let looks = 0; looks < 3; looks++) {
            most = Math.max(most, (await target.counters()).open);
            await new Promise((wake) => setTimeout(wake, 500));
        }
        return most;
    }

    // One measurement: quiet, then under attack.
    async function measure(t, name, attack) {
        const quiet = await work(seconds / 2);
        const attacking = attack();
        await new Promise((wake) => setTimeout(wake, 1_500)); // until they all hold their connections
        const [early, loud] = await Promise.all([most_open(), work(seconds - 3)]);
        const open = Math.max(early, (await target.counters()).open);
        const { status, said } = await attacking;
        assert.equal(status, 0, said.slice(-500));
        t.diagnostic(`${name}: ${open} connections held; p99 quiet ${quiet.p99.toFixed(1)} ms, under attack ` +
            `${loud.p99.toFixed(1)} ms, ${(loud.p99 / quiet.p99).toFixed(2)} times; answers ${loud.answers}, ` +
            `refused ${loud.refused.length}`);
        assert.ok(loud.answers > 50);
        assert.ok(open >= connections / 2 || open >= 300, `only ${open} connections were held`);
        assert.deepEqual(loud.refused.slice(0, 5), []);
        return loud.p99 <= Math.max(3 * quiet.p99, noise_ms);
    }

    async function compare(t, name, attack) {
        for (let tries = 1; tries <= tries_max; tries++) if (await measure(t, name, attack)) return;
        assert.fail(`${name}: more than three times the quiet p99, ${tries_max} times in a row`);
    }

    for (const [kind, path] of [["head", "/help"], ["body", "/sign-in"], ["read", "/api/openapi.yaml"]]) {
        if (!is_full && kind !== "head") continue;
        test(`slow ${kind}, from twenty addresses`, async (t) => {
            await compare(t, `slow ${kind}`, () =>
                begin(process.execPath, [drip, target.port, connections, seconds, kind, path].map(String)));
        });
    }

    const tool_words = {
        "slowhttptest -H": ["-H", "-i", "2", "-x", "24", "-p", "3"],
        "slowhttptest -B": ["-B", "-i", "2", "-s", "8192", "-x", "10", "-p", "3", "-t", "POST"],
        "slowhttptest -X": ["-X", "-w", "256", "-y", "512", "-n", "2", "-z", "32", "-k", "3", "-p", "3"],
    };
    for (const [name, words] of Object.entries(tool_words)) {
        if (!is_full && name.endsWith("-H")) continue;
        test(`${name}, all from one address`, async (t) => {
            const common = ["-c", connections, "-r", 400, "-l", seconds, "-u", `http://127.0.0.1:${target.port}/sign-in`];
            await compare(t, name, () => begin("nice", ["-n", "19", "slowhttptest", ...words, ...common].map(String)));
        });
    }
});
