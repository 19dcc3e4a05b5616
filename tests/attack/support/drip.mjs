// Slow clients, as a program of its own so that it takes no time from those that are measured:
//     node drip.mjs PORT COUNT SECONDS head|body|read PATH
// Each connection comes from one of twenty addresses (127.0.1.x), sends or reads a little each second, and comes back
// when it is thrown out. It prints how many connections it held at most and how often it was thrown out.
import { connect } from "node:net";

const [port, count, seconds, kind, path] = process.argv.slice(2).map((word, at) => (at < 3 ? Number(word) : word));
const host = `Host: 127.0.0.1:${port}\r\n`;
const begins = {
    head: `GET ${path} HTTP/1.1\r\n${host}`,
    body: `POST ${path} HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n`,
    read: `GET ${path} HTTP/1.1\r\n${host}\r\n`.repeat(50),
};
const drops = { head: "X-Slow: y\r\n", body: "a", read: "" };
let open = 0;
let most = 0;
let thrown_out = 0;
let ended = false;

function hold(number) {
    if (ended) return;
    const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.1.${1 + (number % 20)}` });
    let timer;
    socket.on("connect", () => {
        most = Math.max(most, ++open);
        socket.write(begins[kind]);
        if (kind === "read") socket.pause();
        timer = setInterval(() => {
            if (drops[kind]) socket.write(drops[kind]);
            else socket.read(16);
        }, 1_000);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
        if (timer) open -= 1;
        clearInterval(timer);
        if (!ended) thrown_out += 1;
        setTimeout(() => hold(number), 200);
    });
    if (kind !== "read") socket.resume();
}

for (let number = 0; number < count; number++) setTimeout(() => hold(number), (number / count) * 1_000);
setTimeout(() => {
    ended = true;
    console.log(JSON.stringify({ kind, most, thrown_out }));
    process.exit(0);
}, seconds * 1_000);
