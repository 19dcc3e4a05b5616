// A real SMTP server on loopback. Tests say what it answers and look at what it took.
import { SMTPServer } from "smtp-server";

export class MailServer {
    letters = []; // {from, to, text}: what was taken
    attempts = 0; // recipients that were named
    refuse = null; // {at: "RCPT" | "DATA", code}
    #server = null;

    constructor(options = {}) {
        this.options = options;
    }

    async start(port = 0) {
        const refusal = () => Object.assign(new Error("not <robin@example.org> please"), { responseCode: this.refuse.code });
        this.#server = new SMTPServer({
            logger: false,
            authOptional: true,
            disabledCommands: ["STARTTLS"],
            ...this.options,
            onRcptTo: (address, session, done) => {
                this.attempts += 1;
                done(this.refuse?.at === "RCPT" ? refusal() : null);
            },
            onData: (stream, session, done) => {
                const pieces = [];
                stream.on("data", (piece) => pieces.push(piece));
                stream.on("end", () => {
                    if (this.refuse?.at === "DATA") return done(refusal());
                    const { mailFrom, rcptTo } = session.envelope;
                    const text = Buffer.concat(pieces).toString("utf8");
                    this.letters.push({ from: mailFrom.address, to: rcptTo.map((each) => each.address), text, user: session.user });
                    done();
                });
            },
        });
        this.#server.on("error", () => {}); // a client that breaks off
        await new Promise((resolve, reject) => {
            this.#server.once("error", reject);
            this.#server.listen(port, "127.0.0.1", resolve);
        });
        this.port = this.#server.server.address().port;
        return this;
    }

    stop() {
        return new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve()));
    }
}

// The text of a quoted-printable letter.
export function body_of(letter) {
    const body = letter.text.slice(letter.text.indexOf("\r\n\r\n") + 4).replaceAll("=\r\n", "");
    const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}
