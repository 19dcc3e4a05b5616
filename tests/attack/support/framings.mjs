// Requests whose end two readers could see in different places (reliability F4 to F7, H1). Each case is {name, bytes}
// and holds a hidden request for /problems/smuggled that this server, which reads no chunks, must never run: it
// answers the case once, with a refusal, and closes. `answers` says how many when that is not one.
const hidden = (host) => `GET /problems/smuggled HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

const lengths = [
    "1,0", "+5", "-5", "5;", "0x05", "5 5", "5, 5", "5.0", '"5"', "\u0665", "\x0b5", "5\x0b", "\x005", "5\x00", "18446744073709551621",
    "4294967301", "9223372036854775813", "00000000000000000000000000000005", "5e0", "five", "", " ", "5\t5", "0,5", "5,", ",5",
    "1_0", "0o5", "0b101", "NaN", "Infinity", "-0", "5\xa0", "٥", "5\x85", "5/1", "5\\", "(5)", "=?UTF-8?B?NQ==?=", "%35",
].map((value) => [`length "${printable(value)}"`, `Content-Length: ${value}\r\n`]);

const length_shapes = [
    ["a length without a colon", "Content-Length 5\r\n"],
    ["a length without a value", "Content-Length\r\n"],
    ["two lengths, the larger first", "Content-Length: 5\r\nContent-Length: 0\r\n"],
    ["two lengths, the smaller first", "Content-Length: 0\r\nContent-Length: 5\r\n"],
    ["one length twice", "Content-Length: 5\r\ncontent-length: 5\r\n"],
    ["a length with an underscore", "Content_Length: 5\r\nContent-Length: x\r\n"],
    ["a length on a folded line", "X: y\r\n Content-Length: 5\r\n"],
    ["a length behind a fold", "Content-Length:\r\n 5\r\n"],
    ["a length with a prefix sign and twin", "Content-Length: 5\r\nContent-Length: +5\r\n"],
    ["a length behind a bare line feed", "X: y\nContent-Length: 5\r\n"],
    ["a length behind a bare return", "X: y\rContent-Length: 5\r\n"],
    ["a length behind an empty name", ": y\r\nContent-Length: 5\r\n"],
];

const codings = [
    "chunked", "Chunked", "CHUNKED", "\tchunked", " chunked ", "chunked\t",
    "gzip, chunked", "chunked, identity", "identity", "identity, chunked", "xchunked", "chunkedx", '"chunked"', "chunked;x=y", "chunked, chunked",
    "chun ked", "chunked,", ",chunked", "\x0bchunked", "chunked\x0b", "\x00chunked", "chunked\x00", "=?UTF-8?B?Y2h1bmtlZA==?=", "%63hunked",
    "ch\u00fcnked", "\u212Ahunked", "cow", "", "chunked\\", "'chunked'", "[chunked]", "deflate", "compress, chunked", "trailers, chunked",
].map((value) => [`coding "${printable(value)}"`, `Transfer-Encoding: ${value}\r\n`]);

const coding_shapes = [
    ["a coding on a folded line", "X: y\r\n Transfer-Encoding: chunked\r\n"],
    ["a coding behind a fold", "Transfer-Encoding:\r\n chunked\r\n"],
    ["a coding twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n"],
    ["a coding with an underscore", "Transfer_Encoding: chunked\r\nContent-Length: five\r\n"],
    ["a broken coding line", "X: y\r\nTransfer-Encoding\r\n: chunked\r\n"],
    ["length, then coding", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"],
    ["coding, then length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"],
    ["coding of HTTP/2", "TE: chunked\r\nContent-Length: +5\r\n"],
    ["a coding behind a bare line feed", "X: y\nTransfer-Encoding: chunked\r\n"],
    ["a coding behind a bare return", "X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5,\r\n"],
    ["gzip content", "Content-Encoding: gzip\r\nContent-Length: 5,5\r\n"],
    ["an expectation twice", "Expect: 100-continue, 100-continue\r\nContent-Length: 5x\r\n"],
];

// Every character that some reader skips, beside a name, a colon or a value.
const skipped = ["\t", "\x0b", "\x0c", "\x00", "\x1f", "\x7f", "\xa0", "\r", "\n", "\r\n", "\u2028", "\ufeff", "_", "\\"];
function dressed_names() {
    const shapes = [];
    for (const [name, value] of [["Content-Length", "5"], ["Transfer-Encoding", "chunked"]]) {
        for (const mark of skipped) {
            shapes.push([`${name}, then ${printable(mark)}`, `${name}${mark}: ${value}\r\n`]);
            shapes.push([`${printable(mark)}, then ${name}`, `${mark}${name}: ${value}\r\n`]);
            shapes.push([`${printable(mark)} within ${name}`, `${name.slice(0, 4)}${mark}${name.slice(4)}: ${value}\r\n`]);
        }
    }
    return shapes;
}

function printable(text) {
    return [...text].map((c) => (c > " " && c < "\x7f" ? c : `<${c.codePointAt(0).toString(16)}>`)).join("");
}

// Bodies that end early for a reader of a length or of chunks, and then hide a request.
const bodies = (host) => ({
    "an ended chunk": "0\r\n\r\n" + hidden(host),
    "five bytes": "hello" + hidden(host),
    "nothing": hidden(host),
    "a chunk with a trailer": "5\r\nhello\r\n0\r\nX: y\r\n\r\n" + hidden(host),
});

function* doubtful_headers(host) {
    const shapes = [...lengths, ...length_shapes, ...codings, ...coding_shapes, ...dressed_names()];
    for (const [name, lines] of shapes) {
        for (const [inside, body] of Object.entries(bodies(host))) {
            yield { name: `${name}, ${inside}`, bytes: `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${lines}\r\n${body}` };
        }
    }
}

function* doubtful_lines(host) {
    const rest = `Host: ${host}\r\nContent-Length: 0\r\n\r\n${hidden(host)}`;
    const lines = [
        "POST  /sign-in HTTP/1.1\r\n", "POST /sign-in  HTTP/1.1\r\n", " POST /sign-in HTTP/1.1\r\n", "POST\t/sign-in\tHTTP/1.1\r\n",
        "POST /sign-in HTTP/1.1 \r\n", "POST /sign-in HTTP/1.1\n", "POST /sign-in HTTP/1.1\r", "POST /sign-in HTTP/1.1\r\r\n",
        "POST /sign-in\r\n", "POST /sign-in HTTP/2.0\r\n", "POST /sign-in HTTP/0.9\r\n", "POST /sign-in HTTP/1.1x\r\n", "POST /sign-in HTTP/11\r\n",
        "POST /sign-in HTTP/1.01\r\n", "POST /sign-in http/1.1\r\n", "post /sign-in HTTP/1.1\r\n", "POST sign-in HTTP/1.1\r\n", "POST * HTTP/1.1\r\n",
        `POST http://${host}/sign-in HTTP/1.1\r\n`, "POST //sign-in HTTP/1.1\r\n", "POST /sign-in#x HTTP/1.1\r\n", "POST /sign-in\x00 HTTP/1.1\r\n",
        "POST /sign-\u00edn HTTP/1.1\r\n", "\x00POST /sign-in HTTP/1.1\r\n", "\r\nPOST /sign-in HTTP/1.1\r\n", "\nPOST /sign-in HTTP/1.1\r\n",
        "PRI * HTTP/2.0\r\n", "POST /a HTTP/1.1 HTTP/1.1\r\n", "\x16\x03\x01\x02\x00\x01\r\n",
    ];
    for (const line of lines) yield { name: `request line "${printable(line)}"`, bytes: line + rest };
}

// A method that carries no body, with one: it must be refused, not read as the next request.
function* bodies_where_none_belong(host) {
    for (const method of ["GET", "HEAD", "TRACE", "CONNECT", "OPTIONS", "get", "PROPFIND", "GET\t"]) {
        for (const [inside, body] of Object.entries(bodies(host))) {
            const length = Buffer.byteLength(body);
            yield {
                name: `${method} with a body, ${inside}`,
                bytes: `${method} /help HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${length}\r\n\r\n${body}`,
            };
        }
    }
}

// A well-framed request that is refused before its body is read (F4), on every route that takes one: the hidden
// request is inside the body. `type` and `more` choose what it is refused for.
function* early_refusals(host, posts) {
    const more = [["no token", ""], ["no such media type", "Content-Type: x/y\r\n"], ["another host", "Host: elsewhere.example\r\n"]];
    for (const path of posts) {
        for (const [why, lines] of more) {
            const body = hidden(host);
            const own = why === "another host" ? "" : `Host: ${host}\r\n`;
            yield {
                name: `${path} refused for ${why}`,
                bytes: `POST ${path} HTTP/1.1\r\n${own}${lines}Content-Length: ${body.length}\r\n\r\n${body}`,
            };
        }
        yield {
            name: `${path} refused for its size`,
            bytes: `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 99999999\r\n\r\n${hidden(host)}`,
        };
    }
    const gone = `POST /no/such HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${hidden(host).length}\r\n\r\n${hidden(host)}`;
    yield { name: "no such page", bytes: gone };
    yield { name: "no such method", bytes: gone.replace("POST /no/such", "DELETE /help") };
}

// Fewer bytes than announced, and then the end (F6): an answer of refusal, and nothing done with the part.
function* cut_off(host) {
    const body = "email=manager%40kitbank.example&password=x&then=%2F";
    for (let kept = 0; kept < body.length; kept += 5) {
        yield {
            name: `a body cut after ${kept} bytes`,
            bytes: `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
                `Content-Length: ${body.length}\r\n\r\n${body.slice(0, kept)}`,
        };
    }
}

// Words of RFC 2047 and other dress in values (F7): never decoded, never a header of the answer.
function* dressed_values(host) {
    const word = `=?UTF-8?B?${Buffer.from("a\r\nSet-Cookie: taken=1").toString("base64")}?=`;
    for (const name of ["X-T", "Cookie", "If-None-Match", "User-Agent", "Referer", "Accept-Language", "X-Forwarded-For"]) {
        yield { name: `${name} in RFC 2047`, bytes: `GET /help HTTP/1.1\r\nHost: ${host}\r\n${name}: ${word}\r\nConnection: close\r\n\r\n`, good: true };
    }
    for (const name of ["Host", "Content-Length", "Transfer-Encoding"]) {
        const value = `=?UTF-8?Q?${name === "Host" ? host : "0"}?=`;
        yield { name: `${name} in RFC 2047`, bytes: `POST /sign-in HTTP/1.1\r\n${name}: ${value}\r\n\r\n${hidden(host)}` };
    }
}

export function doubtful_cases(host, posts) {
    return [...doubtful_headers(host), ...doubtful_lines(host), ...bodies_where_none_belong(host), ...early_refusals(host, posts),
        ...cut_off(host), ...dressed_values(host)].map((each) => ({ ...each, bytes: Buffer.from(each.bytes, "utf8") }));
}

// Streams of good requests whose bodies look like requests: as many answers as requests. The forms are read to their
// end and then refused, for they hold no secret of the session. Seeded.
export function good_streams(host, cookie, count, seed = 20261122) {
    const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const streams = [];
    for (let round = 0; round < count; round++) {
        const requests = 1 + Math.floor(random() * 8);
        let bytes = "";
        for (let each = 0; each < requests; each++) {
            const body = hidden(host).slice(0, Math.floor(random() * hidden(host).length));
            const last = each === requests - 1 ? "Connection: close\r\n" : "";
            bytes += random() < 0.5
                ? `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n${last}\r\n`
                : `POST /sign-out HTTP/1.1\r\nHost: ${host}\r\n${last}Cookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
                  `Content-Length: ${body.length}\r\n\r\n${body}`;
        }
        streams.push({ name: `stream ${round}`, bytes: Buffer.from(bytes), answers: requests });
    }
    return streams;
}
