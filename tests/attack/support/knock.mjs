// People who sign in with wrong passwords, as a program of its own:
//     node knock.mjs PORT PEOPLE SECONDS
// Each knock comes from another address and asks for another account, so that no throttle answers in the password's
// place. It prints {statuses, p99} of the answers.
import { send } from "./wire.mjs";

const [port, people, seconds] = process.argv.slice(2).map(Number);
const statuses = {};
const times = [];
const end = performance.now() + seconds * 1_000;
let knocks = 0;

async function person() {
    while (performance.now() < end) {
        const number = ++knocks;
        const from = `127.${2 + (number % 100)}.${1 + (Math.floor(number / 100) % 250)}.7`;
        const body = `email=nobody${number}%40example.org&password=guess-${number}&then=%2F`;
        const headers = { "content-type": "application/x-www-form-urlencoded", connection: "close" };
        const answer = await send(port, "/sign-in", { method: "POST", body, headers, from, ms: 30_000 })
            .catch((trouble) => ({ status: trouble.code ?? trouble.message, ms: 30_000 }));
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        times.push(answer.ms);
    }
}

await Promise.all(Array.from({ length: people }, person));
times.sort((a, b) => a - b);
console.log(JSON.stringify({ statuses, p99: times[Math.floor(times.length * 0.99)] }));
process.exit(0);
