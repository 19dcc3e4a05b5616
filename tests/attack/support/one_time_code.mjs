// The codes of authenticator apps (RFC 6238: SHA-1, six figures, thirty seconds).
import { createHmac } from "node:crypto";

function bytes_of(base32) {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...base32.replaceAll(/[\s=]/g, "")].map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
    return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

export function code_of(secret, steps_later = 0) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps_later));
    const digest = createHmac("sha1", bytes_of(secret)).update(counter).digest();
    const start = digest[19] & 15;
    return String((digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
