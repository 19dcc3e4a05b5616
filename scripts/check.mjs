// The program behind scripts/check: who must be checked again, two or more at a time.

import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {dirname, join, relative} from 'node:path';

const root = process.cwd();
const database = 'build/check/database';
const ours = /^(server|labels|scanner-client)\//;

const textOf = (path) => readFileSync(join(root, path), 'utf8');

/** The build's commands without its precompiled headers, which clang cannot read: so each file is checked with its own includes. */
function commandsOf(build) {
    const commands = JSON.parse(textOf(`${build}/compile_commands.json`));
    const plain = (command) => command.replace(/-Winvalid-pch -include \S+/, '');
    mkdirSync(join(root, database), {recursive: true});
    const own = commands.map((each) => ({...each, command: plain(each.command)}));
    writeFileSync(join(root, database, 'compile_commands.json'), JSON.stringify(own));
    return own;
}

/** Where an include of ours is, as a path from the root, or null. */
function placeOf(header, from) {
    const places = [join(dirname(from), header), header, join('labels/include', header)];
    return places.find((place) => ours.test(place) && existsSync(join(root, place))) ?? null;
}

/** The file and every header of ours below it. */
function partsOf(path, seen = new Set()) {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const [, header] of textOf(path).matchAll(/^[ \t]*#[ \t]*include[ \t]*"([^"]+)"/gm)) {
        const place = placeOf(header, path);
        if (place) partsOf(place, seen);
    }
    return seen;
}

function stampOf(path) {
    const hash = createHash('sha256').update(textOf('.clang-tidy'));
    for (const part of [...partsOf(path)].sort()) hash.update(part).update(textOf(part));
    return join(root, 'build/check', hash.digest('hex'));
}

// g++ has no sign conversion in -Wconversion, clang has: the build's own meaning holds.
const extra = ['--extra-arg=-Wno-unknown-warning-option', '--extra-arg=-Wno-sign-conversion'];

const tidy = (path) =>
    new Promise((resolve) => {
        const flags = ['-p', database, '--quiet', ...extra, path];
        execFile('clang-tidy', flags, {maxBuffer: 1 << 28}, (error, out, err) => resolve({error, out, err}));
    });

const named = process.argv.slice(2);
const known = commandsOf('build/release').map(({file}) => relative(root, file));
const waiting = [...new Set(known)]
    .filter((path) => ours.test(path) && existsSync(join(root, path)))
    .filter((path) => named.length === 0 || named.includes(path))
    .filter((path) => !existsSync(stampOf(path)));
const total = waiting.length;
let faulty = 0;

async function worker() {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
        const stamp = stampOf(path);
        const {error, out, err} = await tidy(path);
        console.log(`${path}: ${error ? 'to mend' : 'clean'}`);
        if (error) {
            faulty += 1;
            console.log(out.trim() || err.trim());
        } else {
            writeFileSync(stamp, '');
        }
    }
}

await Promise.all(Array.from({length: availableParallelism?.() ?? 2}, worker));
console.log(`${total} checked, ${faulty} to mend`);
process.exitCode = faulty === 0 ? 0 : 1;
