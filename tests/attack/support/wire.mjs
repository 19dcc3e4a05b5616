// Requests as an attacker sends them: any header, any host, any bytes.
import { Agent, request } from "node:http";
import { connect } from "node:net";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

// One well-formed request: {status, headers, body, text, ms}. It never throws for a status.
export function send(port, path, { method = "GET", headers = {}, body, from = "127.0.0.1", ms = 20_000 } = {}) {
    const whole = { host: `127.0.0.1:${port}`, ...headers };
    if (body !== undefined && whole["content-length"] === undefined) {
        whole["content-length"] = Buffer.byteLength(body);
    }
    const begun = performance.now();
    return new Promise((resolve, reject) => {
        const options = { port, host: "127.0.0.1", localAddress: from, path, method, headers: whole, agent, timeout: ms };
        const asked = request(options, (answer) => {
            const parts = [];
            answer.on("data", (part) => parts.push(part));
            answer.on("error", reject);
            answer.on("end", () => {
                const bytes = Buffer.concat(parts);
                resolve({
                    status: answer.statusCode,
                    headers: answer.headers,
                    lines: answer.rawHeaders,
                    body: bytes,
                    text: bytes.toString("utf8"),
                    ms: performance.now() - begun,
                });
            });
        });
        asked.on("timeout", () => asked.destroy(new Error(`no answer to ${method} ${path.slice(0, 80)} in ${ms} ms`)));
        asked.on("error", reject);
        asked.end(body);
    });
}

// Writes the bytes, ends our side, and reads until the server has ended its own: {bytes, closed}. With `quiet` our
// side stays open, and the reading ends when nothing has come for that many milliseconds.
export function send_bytes(port, bytes, { quiet = 0, answers = 0, ms = 5_000, from = "127.0.0.1" } = {}) {
    return new Promise((resolve) => {
        const parts = [];
        const socket = connect({ port, host: "127.0.0.1", localAddress: from });
        const finish = (closed) => {
            clearTimeout(late);
            socket.destroy();
            resolve({ bytes: Buffer.concat(parts), closed });
        };
        const late = setTimeout(() => finish(false), ms);
        let silence;
        const wait_for_more = () => {
            clearTimeout(silence);
            const is_enough = answers === 0 || answers_in(Buffer.concat(parts)).length >= answers;
            if (quiet && is_enough) silence = setTimeout(() => finish(false), quiet);
        };
        socket.on("data", (part) => {
            parts.push(part);
            wait_for_more();
        });
        socket.on("error", () => finish(true));
        socket.on("close", () => finish(true));
        socket.on("connect", () => {
            socket.setNoDelay(true);
            if (quiet) socket.write(bytes, wait_for_more);
            else socket.end(bytes);
        });
    });
}

// The answers in what came back on one connection, each cut by its own Content-Length: {status, head, body}.
// `methods` says which requests were HEAD, whose answers have no body.
export function answers_in(bytes, methods = []) {
    const answers = [];
    let rest = bytes;
    while (rest.length > 0) {
        const end = rest.indexOf("\r\n\r\n");
        if (end < 0) break;
        const head = rest.subarray(0, end).toString("latin1");
        const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
        const announced = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        const bare = methods[answers.length] === "HEAD" || status === 204 || status === 304 || status < 200;
        const length = bare ? 0 : announced;
        if (status >= 200 || status === 0) {
            answers.push({ status, head, body: rest.subarray(end + 4, end + 4 + length).toString("utf8") });
        }
        rest = rest.subarray(end + 4 + length);
    }
    return answers;
}

// Runs `work` over the items, a few at a time; the results keep the items' order.
export async function in_parallel(items, many, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const at = next++;
            results[at] = await work(items[at], at);
        }
    };
    await Promise.all(Array.from({ length: Math.min(many, items.length) }, worker));
    return results;
}
