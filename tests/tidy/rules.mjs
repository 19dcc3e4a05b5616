// The rules of the house that a program can check. Each rule is a function of the tree that returns
// its faults as {path, line, rule, says}. tidy_test.mjs plants a fault for each of them.

import {spawnSync} from 'node:child_process';
import {dirname} from 'node:path/posix';
import {isCpp, lineAt, takeApart} from './source.mjs';

// Who may include whom: ARCHITECTURE.md, "One way through the house". A file belongs to the first
// room whose folder it is in; `server` itself holds main and what only main knots together.
const everything = ['server', 'labels', 'scanner-client', 'tests', 'embedded'];
const rooms = [
    {folder: 'server/core', may: ['server/core']},
    {folder: 'labels', may: ['labels']},
    {folder: 'server/usecase', may: ['server/usecase', 'server/core', 'embedded']},
    {folder: 'server/store', may: ['server/store', 'server/usecase', 'server/core', 'embedded']},
    {folder: 'server/web', may: ['server/web', 'server/usecase', 'server/core', 'labels', 'embedded']},
    {folder: 'server/jobs', may: ['server/jobs', 'server/usecase', 'server/core']},
    {folder: 'server', may: ['server', 'labels', 'embedded']},
    {folder: 'scanner-client', may: ['scanner-client', 'server/core', 'labels']},
    {folder: 'tests/core', may: ['tests/core', 'tests/support', 'server/core']},
    {folder: 'tests/labels', may: ['tests/labels', 'tests/support', 'labels']},
    {folder: 'tests/usecase', may: ['tests/usecase', 'tests/support', 'server/usecase', 'server/core']},
    {
        folder: 'tests/store',
        may: ['tests/store', 'tests/support', 'server/store', 'server/usecase', 'server/core', 'embedded'],
    },
    {
        folder: 'tests/web',
        may: ['tests/web', 'tests/support', 'server/web', 'server/usecase', 'server/core', 'labels', 'embedded'],
    },
    {folder: 'tests/jobs', may: ['tests/jobs', 'tests/support', 'server/jobs', 'server/usecase', 'server/core']},
    {folder: 'tests/scanner', may: ['tests/scanner', 'tests/support', 'scanner-client', 'server/core', 'labels']},
    {folder: 'tests', may: everything},
];

// Libraries that only some rooms may see.
const guarded = [
    {
        header: /^(cppconn\/|mysql_|mysql\.h|mysql\/|mariadb\/)/,
        only: ['server/store', 'tests/store', 'tests/support', 'tests/bench'],
    },
    {
        header: /^Poco\/Net\//,
        only: ['server/web', 'server/jobs', 'scanner-client', 'tests/web', 'tests/jobs', 'tests/scanner',
            'tests/support', 'tests/bench', 'tests/e2e'],
    },
];

// Not for the core: what reads a clock, a file, chance or another thread.
const impureHeaders = new Set(['random', 'fstream', 'filesystem', 'iostream', 'ctime', 'thread', 'future']);
const standardHeader = /^[a-z_0-9]+$/;

const inFolder = (path, folder) => path.startsWith(folder + '/');
const roomOf = (path) => rooms.find((room) => inFolder(path, room.folder));

function* includesOf(text) {
    for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]/gm)) {
        yield {quoted: match[1] === '"', header: match[2], line: lineAt(text, match.index)};
    }
}

// A bare name is a header in the same folder, which no arrow forbids.
const isNeighbour = (tree, path, header) => tree.paths.includes(`${dirname(path)}/${header}`);

function arrowFault(tree, path, {quoted, header}) {
    const room = roomOf(path);
    const ours = everything.some((folder) => inFolder(header, folder));
    if (quoted && isNeighbour(tree, path, header)) return null;
    if (quoted && !ours) return `"${header}" is not written from the root of the tree`;
    if (ours && !room.may.some((folder) => inFolder(header, folder))) {
        return `${room.folder} may not include ${header}`;
    }
    const guard = guarded.find((each) => each.header.test(header));
    if (guard && !guard.only.some((folder) => inFolder(path, folder))) {
        return `${header} is only for ${guard.only.filter((folder) => !inFolder(folder, 'tests')).join(', ')}`;
    }
    if (room.folder === 'server/core' && !ours && (!standardHeader.test(header) || impureHeaders.has(header))) {
        return `the core uses the pure part of the standard library, not <${header}>`;
    }
    return null;
}

export function arrows(tree) {
    const faults = [];
    for (const [path, text] of tree.cpp()) {
        if (!roomOf(path)) continue;
        for (const include of includesOf(text)) {
            const says = arrowFault(tree, path, include);
            if (says) faults.push({path, line: include.line, rule: 'arrow', says});
        }
    }
    return faults;
}

// Calls found in code, not in comments or strings. The connector's four throw away the server's
// answer; a clock in the core would make a decision depend on when it is made.
const bannedCalls = [
    {pattern: /->\s*(commit|rollback)\s*\(/g, says: 'hides failure: let Transaction say it in SQL'},
    {pattern: /\b(setAutoCommit|reconnect)\s*\(/g, says: 'hides failure: take a new connection'},
    {pattern: /\b(system|steady|high_resolution|utc)_clock\b/g, says: 'the core has no clock', only: 'server/core'},
    {pattern: /\b(std::rand|random_device|getenv|std::time)\b/g, says: 'the core is given its facts', only: 'server/core'},
    {pattern: /\b(fopen|printf|fprintf|puts|fputs)\s*\(/g, says: 'the core touches no file', only: 'server/core'},
];

export function calls(tree) {
    const faults = [];
    for (const [path, text] of tree.cpp()) {
        const {code} = takeApart(text);
        for (const {pattern, says, only} of bannedCalls) {
            if (only && !inFolder(path, only)) continue;
            for (const match of code.matchAll(pattern)) {
                faults.push({path, line: lineAt(text, match.index), rule: 'call', says: `${match[0]}: ${says}`});
            }
        }
    }
    return faults;
}

// SQL is in server/store/sql and schema, HTML in templates. Transaction words and session settings
// belong to the few files of the store that own a connection.
const sqlText =
    /^\s*(INSERT\s+(IGNORE\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|DATABASE|VIEW|TRIGGER)\s)/i;
const sqlQuery = /^\s*(SELECT\s|select\s[\s\S]*\sfrom\s|WITH\s[\s\S]*\sAS\s*\()/;
const transactionText = /^\s*(START TRANSACTION|BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b/;
const htmlText = /<\/?(html|head|body|div|span|p|a|form|table|tr|td|ul|li|input|button|h[1-6])(\s[^<]*)?>/;
const transactionFiles = /^server\/store\/(transaction|connection|migrator)\.cpp$/;

export function texts(tree) {
    const faults = [];
    for (const [path, text] of tree.cpp()) {
        if (!inFolder(path, 'server') && !inFolder(path, 'labels')) continue;
        for (const {text: literal, position} of takeApart(text).strings) {
            const sql = sqlText.test(literal) || sqlQuery.test(literal) ||
                (transactionText.test(literal) && !transactionFiles.test(path));
            const line = lineAt(text, position);
            if (sql) faults.push({path, line, rule: 'sql', says: 'SQL belongs in server/store/sql'});
            if (htmlText.test(literal)) faults.push({path, line, rule: 'html', says: 'HTML belongs in a template'});
        }
    }
    return faults;
}

export function templates(tree) {
    const begins = /^\{\{%AUTOESCAPE context="[A-Z_]+"( state="[A-Z_]+")?\}\}/;
    return tree.paths
        .filter((path) => path.endsWith('.tpl') && !begins.test(tree.text(path)))
        .map((path) => ({path, line: 1, rule: 'template', says: 'a template begins with {{%AUTOESCAPE ...}}'}));
}

// The test of x.cpp is found by its name.
const twinFolders = [
    ['server/core/', 'tests/core/'],
    ['server/usecase/', 'tests/usecase/'],
    ['labels/src/', 'tests/labels/'],
];

export function twins(tree) {
    const faults = [];
    for (const path of tree.paths.filter((each) => each.endsWith('.cpp'))) {
        const pair = twinFolders.find(([folder]) => path.startsWith(folder));
        if (!pair) continue;
        const twin = path.replace(pair[0], pair[1]).replace(/\.cpp$/, '_test.cpp');
        if (!tree.paths.includes(twin)) faults.push({path, line: 1, rule: 'twin', says: `its test ${twin} is missing`});
    }
    return faults;
}

// What belongs to one machine and not to the project.
const machineText = [
    /\/(home|Users)\/[a-z][a-z0-9_-]*\//,
    /(^|[\s"'=(:])\/root\//m,
    /(^|[\s"'=(:])\/work\//m,
    /\b(registry\.(npmjs|yarnpkg)|deb\.(debian|nodesource)|npm\.pkg\.github)\.[a-z]+/,
    /"resolved"\s*:\s*"http/,
];

export function machines(tree) {
    const faults = [];
    for (const path of tree.paths) {
        for (const pattern of machineText) {
            const match = pattern.exec(tree.text(path));
            if (!match) continue;
            const says = `${match[0].trim()} belongs to one machine, not to the project`;
            faults.push({path, line: lineAt(tree.text(path), match.index), rule: 'machine', says});
        }
    }
    return faults;
}

export function layout(tree) {
    const files = tree.paths.filter(isCpp);
    if (files.length === 0) return [];
    const run = spawnSync('clang-format', ['--dry-run', '--ferror-limit=0', ...files], {
        cwd: tree.root,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
    });
    if (run.error) throw run.error;
    const lines = new Map();
    for (const match of run.stderr.matchAll(/^(.+?):(\d+):\d+: (?:warning|error):/gm)) {
        if (!lines.has(match[1])) lines.set(match[1], Number(match[2]));
    }
    return [...lines].map(([path, line]) => ({path, line, rule: 'layout', says: 'run clang-format on it'}));
}

export const allRules = [arrows, calls, texts, templates, twins, machines, layout];
